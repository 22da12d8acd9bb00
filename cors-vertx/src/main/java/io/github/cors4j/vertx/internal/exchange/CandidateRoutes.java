package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.internal.http.SeenRequest;
import io.github.cors4j.vertx.internal.route.KnownRoute;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.RouteIndex;
import io.github.cors4j.vertx.internal.route.RoutePath;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.vertx.ext.web.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the routes that may respond to a request that has not reached any route yet, as far as the routes show: for preflights,
 * and for failures ahead of all routes. Every route that may respond counts, because routes can call {@code next()}.
 */
final class CandidateRoutes {
    /** Stands for a scope without a policy. */
    static final PolicySource NOBODY = PolicySource.always(Cors.of(cors -> cors.exclude("*")));

    private final SeenRequest request;
    private final String path;
    private final String rawPath;
    private final String method;
    private final @Nullable Predicate<Route> passed;

    /** Policies of the routes that are made to respond to this method, and the name of the first route of each. */
    private final Map<PolicySource, String> responding = new LinkedHashMap<>();
    /**
     * Policies of routes for every path or method that come after a scope: they may respond to what the scope leaves to
     * them.
     */
    private final Map<PolicySource, String> late = new LinkedHashMap<>();

    private final PathMethods methods = new PathMethods();
    /** The application's router, if the search begins there. */
    private @Nullable RouteIndex root;

    private boolean several;
    private boolean certain;
    /** Whether, after a failure, a route was found that has not passed the request on, so that none has come after it. */
    private boolean ended;

    private boolean endpoint;
    private boolean onlookers;
    private boolean scopeSeen;
    private @Nullable KnownRoute decorated;
    private @Nullable KnownRoute decoratedTaking;
    private Map<PolicySource, String> otherwise = Map.of();

    /**
     * @param method the method that is asked for
     * @param passed the routes that have passed the request on already; {@code null} if all routes count
     */
    CandidateRoutes(SeenRequest request, String method, @Nullable Predicate<Route> passed) {
        this.request = request;
        this.path = request.path();
        this.rawPath = request.rawPath();
        this.method = method;
        this.passed = passed;
    }

    CandidateRoutes of(RouteIndex routes, @Nullable String mountPoint, @Nullable PolicySource around) {
        root = mountPoint == null ? routes : null;
        several = routes.hasPolicyInside();
        otherwise = visit(routes, mountPoint, around == null ? NOBODY : around);
        return this;
    }

    /** Returns every policy that may decide, with the name of the route or router that it belongs to. */
    Map<PolicySource, String> deciding() {
        Map<PolicySource, String> all = new LinkedHashMap<>(responding);
        if (!certain) {
            PolicySource instead = insteadOfOtherMethods();
            if (instead != null) {
                add(all, instead, decorated);
            } else {
                otherwise.forEach(all::putIfAbsent);
            }
            late.forEach(all::putIfAbsent);
        }
        return all;
    }

    /** Returns whether any route is made to respond. */
    boolean hasEndpoint() {
        return endpoint;
    }

    /**
     * Returns the policy of the first route that has one, if the path has no route for the method. The routes that were
     * passed must count for this, too.
     */
    @Nullable
    PolicySource insteadOfOtherMethods() {
        return decorated != null && !endpoint && passed == null ? policyOf(decorated) : null;
    }

    /** Returns the policy that responds to a plain {@code OPTIONS}. */
    @Nullable
    PolicySource respondingToOptions() {
        KnownRoute first = decoratedTaking != null ? decoratedTaking : decorated;
        return first == null || methods.ownOptions() ? null : policyOf(first);
    }

    PathMethods methods() {
        return methods;
    }

    /**
     * Returns the policies that apply if no route in the router is made to respond: that of the last router inside, because
     * the request ends there, and those of routers inside where it may end earlier. A route that only passes requests on may
     * fail, and then the policy of its own router applies; in the application's router, those of the routers inside apply.
     */
    private Map<PolicySource, String> visit(RouteIndex routes, @Nullable String mountPoint, PolicySource around) {
        Map<PolicySource, String> fallbacks = new LinkedHashMap<>();
        boolean mayBeNone = true;
        boolean mayEnd = false;
        boolean mayFail = false;
        for (KnownRoute known : routes.find(RoutePath.below(mountPoint, path))) {
            if (ended) {
                break;
            }
            if (passed != null && passed.test(known.route) || !known.matches(mountPoint, path, rawPath)) {
                continue;
            }
            if (several) {
                known.look();
            }
            if (!known.handles() || !known.takesHostOf(request)) {
                continue;
            }
            if (known.mounted != null) {
                if (known.takes(method)) {
                    if (!mayEnd && !known.isConditional()) {
                        fallbacks.clear();
                    }
                    mayEnd |= addMounted(known, known.mounted, mountPoint, around, fallbacks);
                    mayBeNone &= known.isConditional();
                }
                continue;
            }
            methods.add(known.route);
            RoutePolicy own = known.policy();
            if (own != null) {
                note(known);
            } else if (known.takes(method)) {
                if (known.isEndpoint()) {
                    responds(around, known);
                } else {
                    onlookers = true;
                    mayFail = routes != root;
                    if (scopeSeen) {
                        add(late, around, known);
                    }
                }
            }
        }
        if (mayBeNone || mayFail) {
            fallbacks.putIfAbsent(around, "the router");
        }
        return fallbacks;
    }

    /** Visits a router inside; returns whether a request may end in it at a route that only passes requests on. */
    private boolean addMounted(
            KnownRoute mount,
            RouteIndex mounted,
            @Nullable String mountPoint,
            PolicySource around,
            Map<PolicySource, String> fallbacks) {
        boolean before = certain;
        boolean lookingOn = onlookers;
        onlookers = false;
        Map<PolicySource, String> inside = visit(mount, mounted, mountPoint, around);
        fallbacks.putAll(inside);
        boolean mayEnd = onlookers;
        if (mayEnd || mounted.hasErrorPages()) {
            inside.forEach(responding::putIfAbsent);
        }
        onlookers |= lookingOn;
        certain = before || certain && !mount.isConditional();
        ended &= certain;
        scopeSeen = true;
        return mayEnd;
    }

    private Map<PolicySource, String> visit(
            KnownRoute mount, RouteIndex inside, @Nullable String mountPoint, PolicySource around) {
        if (inside.isCleared()) {
            return Map.of(around, "the router");
        }
        PolicySource policy = inside.policy();
        return visit(inside, mount.mountPoint(mountPoint, path), policy == null ? around : policy);
    }

    private void note(KnownRoute known) {
        scopeSeen = true;
        if (decorated == null) {
            decorated = known;
        }
        if (known.takes(method)) {
            if (decoratedTaking == null) {
                decoratedTaking = known;
            }
            responds(policyOf(known), known);
        }
    }

    private void responds(PolicySource policy, KnownRoute known) {
        add(responding, policy, known);
        endpoint = true;
        boolean takes = !known.isConditional() && (known.isEndpoint() || known.route.methods() != null);
        certain |= takes;
        ended |= takes && passed != null && known.isWatched();
    }

    private static void add(Map<PolicySource, String> all, PolicySource policy, KnownRoute known) {
        all.putIfAbsent(policy, known.name());
    }

    private static PolicySource policyOf(KnownRoute known) {
        RoutePolicy own = known.policy();
        return own == null ? NOBODY : own.source();
    }
}
