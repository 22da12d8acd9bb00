package io.github.cors4j;

import io.github.cors4j.internal.options.ScopeSettings;

/**
 * The options of a policy for a single route. An option that is not set has its default. A route is one path, so it has
 * neither resources nor exclusions.
 */
public final class RouteOptions extends CorsOptions<RouteOptions> {
    final ListenerOption listener = new ListenerOption();

    RouteOptions() {
        super(ScopeSettings.ofRoute());
    }

    @Override
    RouteOptions self() {
        return this;
    }

    /**
     * Sets a listener that receives the decision of each response. By default there is none, which costs nothing.
     *
     * @param listener called once for each response, as {@link CorsListener} describes
     * @return this
     */
    public RouteOptions listener(CorsListener listener) {
        this.listener.set(listener, scope.problems());
        return this;
    }
}
