package io.github.cors4j;

import io.github.cors4j.internal.options.ScopeSettings;

/** The options that a resource of a policy sets for itself. It inherits the others from the policy. */
public final class ResourceOptions extends CorsOptions<ResourceOptions> {
    ResourceOptions(ScopeSettings scope) {
        super(scope);
    }

    @Override
    ResourceOptions self() {
        return this;
    }
}
