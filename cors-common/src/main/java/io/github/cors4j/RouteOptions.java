package io.github.cors4j;

import io.github.cors4j.internal.options.Scope;

/**
 * The options of a policy for one route; what is not set has its default. A route is one path: it has neither
 * resources nor exclusions.
 */
public final class RouteOptions extends CorsOptions<RouteOptions> {
    RouteOptions() {
        super(Scope.ofRoute());
    }

    @Override
    RouteOptions self() {
        return this;
    }
}
