package io.github.cors4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The application that most rows run against, with the policy on one of its scopes. */
final class StandardSite {
    /** The path of rows that apply to every path; they also run on {@link #ERROR} and {@link #MISSING}. */
    static final String ITEMS = "/items";

    static final String ERROR = "/error";
    static final String MISSING = "/missing";

    /** Has only {@code GET}: whether {@code HEAD} is served is up to the framework. */
    static final String READ_ONLY = "/read-only";

    /** Sends {@code Vary} in two lines, one of which names, in lower case, what the policy also adds. */
    static final String VARIED = "/varied";

    static final String VARIED_BY_ACCEPT = "/varied-by-accept";
    static final String VARIED_BY_EVERYTHING = "/varied-by-everything";

    /** Its handler sets every CORS header, some of them twice. */
    static final String LOUD = "/loud";

    static final String REDIRECT = "/redirect";

    /** Here the application responds to {@code OPTIONS} itself, with status 202. */
    static final String OWN_OPTIONS = "/own-options";

    /** Belongs to no scope but the application's. */
    static final String OUTSIDE = "/outside";

    /** The header that every handler sends, so that a test sees whether one ran. */
    static final String HANDLED = "X-Handled";

    private StandardSite() {}

    static Site of(Scope scope, Policy policy) {
        List<SiteRoute> routes = new ArrayList<>();
        for (SiteRoute route : covered(scope.prefix())) {
            routes.add(scope == Scope.ROUTE ? route.decorated(policy) : route);
        }
        routes.add(SiteRoute.of("GET", OUTSIDE, StandardSite::answer));
        routes.add(SiteRoute.of("GET", OUTSIDE + LOUD, StandardSite::shout));
        return new Site(
                scope == Scope.APPLICATION ? Optional.of(policy) : Optional.empty(),
                scope == Scope.SUB_ROUTER ? List.of(new Site.Mount(scope.prefix(), policy)) : List.of(),
                routes);
    }

    private static List<SiteRoute> covered(String prefix) {
        return List.of(
                SiteRoute.of("GET", prefix + ITEMS, StandardSite::answer),
                SiteRoute.of("HEAD", prefix + ITEMS, StandardSite::answer),
                SiteRoute.of("POST", prefix + ITEMS, StandardSite::answer),
                SiteRoute.of("GET", prefix + ERROR, StandardSite::fail),
                SiteRoute.of("POST", prefix + ERROR, StandardSite::fail),
                SiteRoute.of("GET", prefix + READ_ONLY, StandardSite::answer),
                SiteRoute.of("GET", prefix + VARIED, reply -> {
                    reply.set("Vary", "Accept-Language, origin");
                    reply.add("Vary", "Accept-Encoding");
                    answer(reply);
                }),
                SiteRoute.of("GET", prefix + VARIED_BY_ACCEPT, reply -> {
                    reply.set("Vary", "Accept");
                    answer(reply);
                }),
                SiteRoute.of("GET", prefix + VARIED_BY_EVERYTHING, reply -> {
                    reply.set("Vary", "*");
                    answer(reply);
                }),
                SiteRoute.of("GET", prefix + LOUD, StandardSite::shout),
                SiteRoute.of("GET", prefix + REDIRECT, reply -> {
                    reply.status(302);
                    reply.set("Location", prefix + ITEMS);
                    answer(reply);
                }),
                SiteRoute.of("GET", prefix + OWN_OPTIONS, StandardSite::answer),
                SiteRoute.of("POST", prefix + OWN_OPTIONS, StandardSite::answer),
                SiteRoute.of("OPTIONS", prefix + OWN_OPTIONS, reply -> {
                    reply.status(202);
                    answer(reply);
                }));
    }

    static void answer(Reply reply) {
        reply.set(HANDLED, "yes");
        reply.body("answer");
    }

    private static void fail(Reply reply) {
        reply.set(HANDLED, "yes");
        throw new IllegalStateException("a handler that fails");
    }

    private static void shout(Reply reply) {
        reply.set("Access-Control-Allow-Origin", "https://handler.example");
        reply.add("Access-Control-Allow-Origin", "*");
        reply.set("Access-Control-Allow-Credentials", "true");
        reply.set("Access-Control-Allow-Methods", "PURGE");
        reply.set("Access-Control-Allow-Headers", "X-Handler");
        reply.set("Access-Control-Expose-Headers", "X-Handler");
        reply.set("Access-Control-Max-Age", "1");
        reply.set("Access-Control-Allow-Private-Network", "true");
        answer(reply);
    }
}
