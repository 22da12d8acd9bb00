package io.github.cors4j;

import io.github.cors4j.internal.options.ScopeSettings;

/** The options that one resource of a policy sets for itself; the rest it inherits from the policy. */
public final class ResourceOptions extends CorsOptions<ResourceOptions> {
    ResourceOptions(ScopeSettings scope) {
        super(scope);
    }

    @Override
    ResourceOptions self() {
        return this;
    }
}
