package io.github.cors4j.contract;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small application for an adapter to start: routes, and the policies of their scopes.
 *
 * @param application the policy of the whole application, if it has one
 * @param mounts the sub-routers; every route whose path is below a prefix belongs to that sub-router
 * @param routes the routes; any other path is a 404
 */
public record Site(Optional<Policy> application, List<Mount> mounts, List<SiteRoute> routes) {
    /**
     * A sub-router with a policy of its own.
     *
     * @param prefix where it is mounted: begins with a slash and does not end with one
     * @param policy its policy
     */
    public record Mount(String prefix, Policy policy) {
        /** Returns whether the path is the prefix or below it. */
        public boolean holds(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    public Site {
        mounts = List.copyOf(mounts);
        routes = List.copyOf(routes);
    }

    /**
     * Returns the policies of the application and its sub-routers as the resources of one policy, for frameworks that have
     * no sub-routers.
     *
     * @return the policy; empty if only routes have one
     */
    public Optional<Cors> resources() {
        if (mounts.isEmpty()) {
            return application.map(Policy::cors);
        }
        boolean choosesPaths = mounts.stream().anyMatch(mount -> mount.policy().choosesPaths());
        return Optional.of(choosesPaths ? restricted() : Cors.of(this::declare));
    }

    /** Declares every prefix as a resource, and the rest for the application. */
    private void declare(CorsBuilder builder) {
        application.ifPresent(policy -> {
            policy.configure(builder);
            builder.resource("/*");
        });
        for (Mount mount : mounts) {
            builder.resource(mount.prefix() + "/*", mount.policy().options()::accept);
        }
    }

    /** Returns the policy of the mounts with its resources; whatever is outside the prefixes is excluded. */
    private Cors restricted() {
        Policy policy = mounts.get(0).policy();
        List<Object> excluded = new ArrayList<>(policy.excluded());
        routes.stream()
                .map(SiteRoute::path)
                .distinct()
                .filter(path -> mounts.stream().noneMatch(mount -> mount.holds(path)))
                .forEach(excluded::add);
        return policy.excluding(excluded.toArray()).cors();
    }
}
