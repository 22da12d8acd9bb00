package io.github.cors4j;

import io.github.cors4j.internal.options.OptionSet;

/** The options that one resource of a policy sets for itself; the rest it inherits from the policy. */
public final class ResourceOptions extends CorsOptions<ResourceOptions> {
    ResourceOptions(OptionSet options, OptionSet configuration) {
        super(options, configuration);
    }

    @Override
    ResourceOptions self() {
        return this;
    }
}
