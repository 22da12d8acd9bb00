package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.nothing;
import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.ADMIN;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import java.util.List;
import java.util.Optional;

/** Several policies in one application: the innermost scope decides alone. */
final class ScopeTables {
    private static final String DECORATED = "https://decorated.example";
    private static final String SECOND = "https://second.example";

    private static final Policy OUTER = Policy.of(
            "the application's",
            cors -> cors.origins(APP)
                    .supportsCredentials(true)
                    .methods("GET", "POST")
                    .exposeHeaders("X-Outer")
                    .maxAge(60));
    private static final Policy INNER = Policy.of(
            "the sub-router's",
            cors -> cors.origins(ADMIN)
                    .supportsCredentials(false)
                    .methods("PUT", "GET")
                    .exposeHeaders(List.of())
                    .maxAge(5)
                    .preflightStatus(204));
    private static final Policy ROUTE =
            Policy.of("the first route's", cors -> cors.origins(DECORATED).methods("GET", "PATCH"));
    private static final Policy OTHER_ROUTE =
            Policy.of("the second route's", cors -> cors.origins(SECOND).maxAge(1));

    private ScopeTables() {}

    /** Returns an application with policies in all scopes; {@code /sub} is the sub-router. */
    static Site site() {
        return new Site(Optional.of(OUTER), List.of(new Site.Mount("/sub", INNER)), routes());
    }

    /** Returns the same application with decorated routes only. */
    static Site siteOfRoutes() {
        return new Site(Optional.empty(), List.of(), routes());
    }

    private static List<SiteRoute> routes() {
        return List.of(
                SiteRoute.of("GET", "/plain", StandardSite::answer),
                SiteRoute.of("GET", "/mixed", StandardSite::answer).decorated(ROUTE),
                SiteRoute.of("POST", "/mixed", StandardSite::answer),
                SiteRoute.of("GET", "/two", StandardSite::answer).decorated(ROUTE),
                SiteRoute.of("POST", "/two", StandardSite::answer).decorated(OTHER_ROUTE),
                SiteRoute.of("GET", "/sub/plain", StandardSite::answer),
                SiteRoute.of("GET", "/sub/fails", reply -> {
                    throw new IllegalStateException("a handler that fails");
                }),
                SiteRoute.of("PUT", "/sub/mixed", StandardSite::answer),
                SiteRoute.of("GET", "/sub/mixed", StandardSite::answer).decorated(ROUTE));
    }

    private static Request post(String path, String origin) {
        return Request.of("POST", path).with(Table.ORIGIN, origin);
    }

    static Table all() {
        Expected outer = varies().origin(APP).credentials().exposes("X-Outer");
        Expected outerPreflight =
                preflightVaries().origin(APP).credentials().methods("GET, POST").maxAge("60");
        Expected inner = varies().origin(ADMIN);
        Expected innerPreflight =
                preflightVaries().origin(ADMIN).methods("GET, PUT").maxAge("5").status(204);
        return Table.of(OUTER)
                .row("the application's policy decides outside", get(APP).to("/plain"), outer)
                .row("… for paths without route", get(APP).to("/missing"), outer)
                .row("… and not for the sub-router's origin", get(ADMIN).to("/plain"), varies())
                .answered("… preflights", preflight(APP, "GET").to("/plain"), outerPreflight)
                .row("below the mount the sub-router's decides", get(ADMIN).to("/sub/plain"), inner)
                .row("… errors", get(ADMIN).to("/sub/fails"), inner.status(500))
                .row("… paths without route", get(ADMIN).to("/sub/missing"), inner)
                .row("… the mount itself", get(ADMIN).to("/sub"), inner)
                .row("… alone: not for the application's origin", get(APP).to("/sub/plain"), varies())
                .row("… without Origin", Request.of("GET", "/sub/plain"), inner)
                .answered("… preflights", preflight(ADMIN, "PUT").to("/sub/plain"), innerPreflight)
                .answered(
                        "… refused preflights",
                        preflight(APP, "GET").to("/sub/plain"),
                        preflightVaries().status(204))
                .answered("… preflights without route", preflight(ADMIN, "PUT").to("/sub/missing"), innerPreflight)
                .row("a name that begins like the mount is outside", get(APP).to("/subway"), outer)
                .row(
                        "a route's policy decides over the application's",
                        get(DECORATED).to("/mixed"),
                        varies().origin(DECORATED))
                .row("… alone", get(APP).to("/mixed"), varies())
                .row("another method of its path stays with the application", post("/mixed", APP), outer)
                .row("… alone", post("/mixed", DECORATED), varies())
                .answered(
                        "a preflight is decided by the route that it asks for",
                        preflight(DECORATED, "GET").to("/mixed"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .answered(
                        "… which may be none with a policy",
                        preflight(APP, "POST").to("/mixed"),
                        outerPreflight)
                .answered("… alone", preflight(DECORATED, "POST").to("/mixed"), preflightVaries())
                .answered(
                        "… or, if there is no such route, by the first one with a policy",
                        preflight(DECORATED, "PATCH").to("/mixed"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .row(
                        "a route's policy decides over the sub-router's",
                        get(DECORATED).to("/sub/mixed"),
                        varies().origin(DECORATED))
                .row("… alone", get(ADMIN).to("/sub/mixed"), varies())
                .answered(
                        "… preflights",
                        preflight(DECORATED, "GET").to("/sub/mixed"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .answered(
                        "… while the other method stays with the sub-router",
                        preflight(ADMIN, "PUT").to("/sub/mixed"),
                        innerPreflight);
    }

    static Table ofRoutes() {
        return Table.of(ROUTE)
                .row("a decorated route", get(DECORATED).to("/mixed"), varies().origin(DECORATED))
                .row("another method of its path is not covered", post("/mixed", DECORATED), nothing())
                .row("nor another path", get(DECORATED).to("/plain"), nothing())
                .row("nor one without route", get(DECORATED).to("/missing"), nothing())
                .answered(
                        "a preflight for the route",
                        preflight(DECORATED, "GET").to("/mixed"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .row("… for the other one goes on", preflight(DECORATED, "POST").to("/mixed"), nothing())
                .answered(
                        "… for a method without route",
                        preflight(DECORATED, "PATCH").to("/mixed"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .answered(
                        "two routes of a path: the one that is asked for",
                        preflight(DECORATED, "GET").to("/two"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .answered(
                        "… the other",
                        preflight(SECOND, "POST").to("/two"),
                        preflightVaries().origin(SECOND).methods(Table.METHODS).maxAge("1"))
                .answered("… not each other's origin", preflight(SECOND, "GET").to("/two"), preflightVaries())
                .answered(
                        "… the first, if it is neither",
                        preflight(DECORATED, "PATCH").to("/two"),
                        preflightVaries().origin(DECORATED).methods("GET, PATCH"))
                .answered(
                        "… and for a plain OPTIONS",
                        Request.of("OPTIONS", "/two").with(Table.ORIGIN, DECORATED),
                        varies().origin(DECORATED))
                .row("… actual requests", post("/two", SECOND), varies().origin(SECOND))
                .row("… of a stranger", post("/two", STRANGER), varies());
    }
}
