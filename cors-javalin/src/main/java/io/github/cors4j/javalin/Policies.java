package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import java.util.Objects;
import java.util.function.Supplier;

/** Sees to it that a policy is used in the scope that it was made for, ready ones at once, supplied ones when asked. */
final class Policies {

    private Policies() {}

    static Supplier<Cors> ofApplication(Cors policy) {
        Cors checked = requireApplication(policy);
        return () -> checked;
    }

    static Supplier<Cors> ofApplication(Supplier<Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return () -> requireApplication(policy.get());
    }

    static Supplier<Cors> ofRoute(Cors policy) {
        Cors checked = requireRoute(policy);
        return () -> checked;
    }

    static Supplier<Cors> ofRoute(Supplier<Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return () -> requireRoute(policy.get());
    }

    private static Cors requireApplication(Cors policy) {
        if (Objects.requireNonNull(policy, "the policy of the application is null")
                .isRoute()) {
            throw new IllegalArgumentException("This is the policy of a route, made with Cors.route(..);"
                    + " CrossOriginPlugin needs one of the application, made with Cors.of(..)");
        }
        return policy;
    }

    private static Cors requireRoute(Cors policy) {
        if (!Objects.requireNonNull(policy, "the policy of the route is null").isRoute()) {
            throw new IllegalArgumentException("This is a policy with resources, and a route has none;"
                    + " crossOrigin(..) needs a policy made with Cors.route(..)");
        }
        return policy;
    }
}
