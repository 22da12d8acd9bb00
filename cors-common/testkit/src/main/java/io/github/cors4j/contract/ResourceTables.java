package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.nothing;
import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.ADMIN;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.METHODS;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import io.github.cors4j.CorsBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which resource decides about a path. Each resource has one origin, named after it, which is sent in the response even to a
 * request without Origin.
 */
final class ResourceTables {
    private ResourceTables() {}

    static List<Table> all() {
        return List.of(
                order(),
                expressions(),
                ties("first", "/t/y/*", "/t/*/x"),
                ties("second", "/t/*/x", "/t/y/*"),
                patterns(),
                root(),
                nothingCovered(),
                inheritance(),
                exclusions(),
                exclusionsOfEverything(),
                spellings(),
                spellingsOfWhatIsUncovered(),
                belowAPrefix());
    }

    private static Policy policy(String name, Consumer<CorsBuilder> paths) {
        return Policy.of(name, cors -> {}, paths);
    }

    private static void resource(CorsBuilder cors, String path, String name) {
        cors.resource(path, options -> options.origins(origin(name)));
    }

    private static String origin(String name) {
        return "https://" + name + ".example";
    }

    private static Expected decidedBy(String name) {
        return varies().origin(origin(name));
    }

    private static Request at(String target) {
        return Request.of("GET", target);
    }

    private static Table order() {
        return Table.of(policy("order of resources", cors -> {
                    resource(cors, "^/.*", "expression");
                    resource(cors, "/*", "all");
                    resource(cors, "/api/*", "api");
                    resource(cors, "/api/users/*", "below-users");
                    resource(cors, "/api/*/photos", "photos");
                    resource(cors, "/api/users", "users");
                    resource(cors, "/api/users/me/photos", "my-photos");
                    resource(cors, "/*/*/long-segment/*", "longer");
                    resource(cors, "/o/a/*", "more-literal");
                }))
                .row("a prefix with nothing below", at("/api"), decidedBy("api"))
                .row("… with a slash", at("/api/"), decidedBy("api"))
                .row("… and below", at("/api/x/y/z"), decidedBy("api"))
                .row("… not a name that begins like it", at("/apiary"), decidedBy("all"))
                .row("… not in another letter case", at("/API/x"), decidedBy("all"))
                .row("an exact path before wildcards", at("/api/users"), decidedBy("users"))
                .row("… with a slash", at("/api/users/"), decidedBy("users"))
                .row("… whatever the query", at("/api/users?x=1"), decidedBy("users"))
                .row("… also a long one", at("/api/users/me/photos"), decidedBy("my-photos"))
                .row("more literal segments first", at("/api/users/7"), decidedBy("below-users"))
                .row("… whatever the length", at("/o/a/long-segment/x"), decidedBy("more-literal"))
                .row("a star inside is one segment", at("/api/7/photos"), decidedBy("photos"))
                .row("… with a slash", at("/api/7/photos/"), decidedBy("photos"))
                .row("… not two", at("/api/7/8/photos"), decidedBy("api"))
                .row("… not none", at("/api/photos"), decidedBy("api"))
                .row("… not an empty one", at("/api//photos"), decidedBy("api"))
                .row("… nor anything below", at("/api/7/photos/8"), decidedBy("api"))
                .row("of as many literal segments the longer first", at("/api/users/photos"), decidedBy("photos"))
                .row("a star for all before any expression", at("/"), decidedBy("all"))
                .row("a plus is a plain character", at("/api/users+"), decidedBy("api"))
                .row("a semicolon is a plain character, or a container drops it", at("/api/x;v=1"), decidedBy("api"))
                .row(
                        "the first that matches decides, also when it refuses",
                        get(origin("all")).to("/api/users"),
                        varies())
                .row("… another origin", get(STRANGER).to("/api/users"), varies())
                .row("… and grants", get(origin("users")).to("/api/users"), decidedBy("users"))
                .answered(
                        "a preflight is decided alike",
                        preflight(origin("users"), "GET").to("/api/users/"),
                        preflightVaries().origin(origin("users")).methods(METHODS))
                .answered("… refused alike", preflight(origin("api"), "GET").to("/api/users/"), preflightVaries());
    }

    private static Table expressions() {
        return Table.of(policy("order of expressions", cors -> {
                    resource(cors, "^/v1/.*", "v-one");
                    resource(cors, "^/(v[0-9]|beta|gamma)/.*", "long");
                    resource(cors, "^/v1/users/[a-z]+", "users");
                    cors.resource(
                            Pattern.compile("/files/[0-9]+", Pattern.CASE_INSENSITIVE),
                            options -> options.origins(origin("files")));
                    resource(cors, "/v1/users/exact", "exact");
                }))
                .row("more slashes first", at("/v1/users/joe"), decidedBy("users"))
                .row("then the longer", at("/v1/x"), decidedBy("long"))
                .row("exact paths before all", at("/v1/users/exact"), decidedBy("exact"))
                .row("the whole path has to match", at("/v1/users/joe/photos"), decidedBy("long"))
                .row("… from its beginning", at("/x/v1/users/joe"), nothing())
                .row("a slash at the end makes no difference", at("/v1/users/joe/"), decidedBy("users"))
                .row("a Pattern is one, too", at("/FILES/17"), decidedBy("files"))
                .row("… and matches the whole", at("/files/17/x"), nothing())
                .row("… so it may be missing where the expression has one", at("/v1"), decidedBy("long"))
                .row("what none matches is not covered", at("/v1x/"), nothing());
    }

    private static Table ties(String which, String first, String second) {
        return Table.of(policy("ties: " + first + " is declared before " + second, cors -> {
                    resource(cors, first, "declared-first");
                    resource(cors, second, "declared-second");
                }))
                .row("the first one decides", at("/t/y/x"), decidedBy("declared-first"));
    }

    private static Table patterns() {
        return Table.of(policy("patterns", cors -> {
                    resource(cors, StandardSite.ITEMS, "items");
                    resource(cors, "/slash/", "slash");
                    resource(cors, "/a.b/*", "dot");
                    resource(cors, "/users/*/photos/*", "photos");
                }))
                .row(
                        "without a star it is that path",
                        at("/items?a=1"),
                        decidedBy("items").status(200))
                .row("… and not what lies below", at("/items/7"), nothing())
                .row("… nor another letter case", at("/Items"), nothing())
                .row("a slash at the end makes no difference", at("/slash"), decidedBy("slash"))
                .row("… either way", at("/slash/"), decidedBy("slash"))
                .row("a dot is a dot", at("/a.b/c"), decidedBy("dot"))
                .row("… and nothing else", at("/axb/c"), nothing())
                .row("a star inside and one at the end", at("/users/7/photos/8/9"), decidedBy("photos"))
                .row("… with nothing below", at("/users/7/photos"), decidedBy("photos"))
                .row("… not with two segments", at("/users/7/8/photos/9"), nothing())
                .row(
                        "what no resource covers is left alone",
                        get(APP).to(StandardSite.ERROR),
                        nothing().status(500))
                .row(
                        "… with whatever a handler varies by",
                        get(APP).to(StandardSite.VARIED_BY_ACCEPT),
                        nothing().vary("Accept"))
                .row("… and its preflights go on", preflight(APP, "GET").to(StandardSite.ERROR), nothing())
                .row(
                        "… to the application",
                        preflight(APP, "GET").to(StandardSite.OWN_OPTIONS),
                        nothing().status(202));
    }

    private static Table root() {
        return Table.of(policy("the root alone", cors -> resource(cors, "/", "root")))
                .row("is covered", at("/"), decidedBy("root"))
                .row("and nothing else", at("/items"), nothing());
    }

    private static Table nothingCovered() {
        return Table.of(policy("resources that are elsewhere", cors -> resource(cors, "/elsewhere/*", "elsewhere")))
                .row("nothing", get(APP).to("/items"), nothing())
                .row("no preflight", preflight(APP, "GET").to("/items"), nothing())
                .row("no preflight without a route", preflight(APP, "GET").to("/missing"), nothing());
    }

    private static Table inheritance() {
        Expected top = preflightVaries()
                .origin(APP)
                .credentials()
                .methods("GET, PUT")
                .headers("X-Top")
                .maxAge("60");
        return Table.of(Policy.of(
                        "inheritance",
                        cors -> cors.origins(APP)
                                .methods("PUT", "GET")
                                .allowHeaders("X-Top")
                                .supportsCredentials(true)
                                .exposeHeaders("X-Top")
                                .maxAge(60),
                        cors -> cors.resource("/same")
                                .resource(
                                        "/other/*",
                                        own -> own.origins(ADMIN)
                                                .methods("DELETE")
                                                .allowHeaders("X-Own")
                                                .exposeHeaders("X-Own")
                                                .maxAge(5))
                                .resource(
                                        "/open/*",
                                        own -> own.origins("*")
                                                .supportsCredentials(false)
                                                .exposeHeaders(List.of())
                                                .maxAge(null))))
                .answered(
                        "what a resource does not set is inherited",
                        preflight(APP, "PUT", "X-Top, X-Own").to("/same"),
                        top)
                .row(
                        "… for actual requests, too",
                        get(APP).to("/same"),
                        varies().origin(APP).credentials().exposes("X-Top"))
                .answered(
                        "what it sets replaces, and never merges",
                        preflight(ADMIN, "DELETE", "X-Top, X-Own").to("/other/x"),
                        preflightVaries()
                                .origin(ADMIN)
                                .credentials()
                                .methods("DELETE")
                                .headers("X-Own")
                                .maxAge("5"))
                .answered(
                        "… methods",
                        preflight(ADMIN, "PUT").to("/other"),
                        preflightVaries().origin(ADMIN).credentials())
                .answered("… origins", preflight(APP, "DELETE").to("/other"), preflightVaries())
                .row(
                        "… exposed headers",
                        get(ADMIN).to("/other"),
                        varies().origin(ADMIN).credentials().exposes("X-Own"))
                .row("back to none", get(STRANGER).to("/open/"), varies().origin(STRANGER))
                .answered(
                        "… max age, too",
                        preflight(STRANGER, "PUT", "X-Top").to("/open/x"),
                        preflightVaries().origin(STRANGER).methods("GET, PUT").headers("X-Top"))
                .row("the policy's own options cover no other path", get(APP).to("/items"), nothing());
    }

    private static Table exclusions() {
        return Table.of(policy("exclusions", cors -> {
                            resource(cors, "/api/*", "api");
                            resource(cors, "/api/internal/status", "status");
                            resource(cors, "/open", "open");
                        })
                        .excluding(
                                "/api/internal/*",
                                "/api/health",
                                "^/api/v[0-9]+/private/.*",
                                Pattern.compile("/api/x+")))
                .row("other paths are covered", at("/api/users"), decidedBy("api"))
                .row("… also resources beside it", at("/open/"), decidedBy("open"))
                .row("a prefix is not", get(origin("api")).to("/api/internal"), nothing())
                .row("… nor what lies below", get(origin("api")).to("/api/internal/x"), nothing())
                .row("… not even if a resource names it", get(origin("status")).to("/api/internal/status"), nothing())
                .row("… but a name that begins like it", at("/api/internals"), decidedBy("api"))
                .row("an exact path is not", get(origin("api")).to("/api/health"), nothing())
                .row("… with a slash", get(origin("api")).to("/api/health/"), nothing())
                .row("… but below", at("/api/health/x"), decidedBy("api"))
                .row("an expression is not", get(origin("api")).to("/api/v2/private/x"), nothing())
                .row("a Pattern is not", get(origin("api")).to("/api/xx"), nothing())
                .row("preflights go on", preflight(origin("api"), "GET").to("/api/internal"), nothing());
    }

    private static Table exclusionsOfEverything() {
        return Table.of(Policy.of("exclusions without resources", cors -> {}).excluding("/error", "/own-options"))
                .row("every other path is covered", get(APP).to("/items?a=1"), varies().origin(APP))
                .row("the excluded one is not", get(APP).to("/error"), nothing())
                .row(
                        "… its preflights go to the application",
                        preflight(APP, "GET").to("/own-options"),
                        nothing());
    }

    private static Table spellings() {
        Expected api = decidedBy("api");
        Expected users = decidedBy("users");
        return Table.of(policy("spellings of a path", cors -> {
                    resource(cors, "/api/*", "api");
                    resource(cors, "/api/users", "users");
                    resource(cors, "/api/a+b", "plus");
                    resource(cors, "/*", "all");
                }))
                .row("an escape that routers decode", at("/api/%75sers"), varies(), users)
                .row("… in the prefix", at("/%61pi/users"), varies(), users)
                .row("… that changes nothing", at("/api/%75sers-x"), api, api)
                .row("a dot segment", at("/api/./users"), varies(), users)
                .row("two dots", at("/api/x/../users"), varies(), users)
                .row("two dots that lead out", at("/api/../x"), varies(), decidedBy("all"))
                .row("two dots, escaped", at("/api/x/%2e%2e/users"), varies(), users)
                .row("a doubled slash", at("/api//users"), varies(), users)
                .row("a doubled slash that changes nothing", at("/api//x"), api, api)
                .row("an escaped slash that servers of files decode", at("/api%2Fusers"), varies())
                .row("an escape that they decode twice", at("/api/%2575sers"), varies())
                .row("an escaped slash that changes nothing", at("/api/a%2Fb"), api)
                .row("an escape that only servers of files decode", at("/api/a%2Bb"), varies())
                .row("… unlike the character itself", at("/api/a+b"), decidedBy("plus"))
                .row("an escaped blank stays", at("/api/users%20"), api)
                .row("the ambiguous grants nobody", get(origin("api")).to("/api/%75sers"), varies(), varies())
                .row("… whoever asks", get(origin("users")).to("/api/%75sers"), varies(), users);
    }

    private static Table spellingsOfWhatIsUncovered() {
        Expected api = decidedBy("api");
        return Table.of(policy("spellings of a path that is not covered", cors -> resource(cors, "/api/*", "api")))
                .row("routed as what is not covered", at("/%61pi/x"), varies(), api)
                .row("routed as what is covered", at("/api/../x"), varies(), nothing())
                .row("neither", at("/%70ublic"), nothing(), nothing());
    }

    /** Sub-routers see whole paths, mount points included. */
    private static Table belowAPrefix() {
        return Table.of(policy("resources of a sub-router", cors -> {
                            resource(cors, "/sub/*", "sub");
                            resource(cors, "/sub/items", "items");
                            resource(cors, "/items", "never");
                        })
                        .excluding("/sub/error"))
                .in(Scope.SUB_ROUTER)
                .row("a path below", at("/read-only"), decidedBy("sub"))
                .row("the prefix itself", at(""), decidedBy("sub"))
                .row("a path of its own", at("/items?a=1"), decidedBy("items").status(200))
                .row(
                        "an excluded one",
                        get(origin("sub")).to("/error?a=1"),
                        nothing().status(500))
                .row("a path that has no route", at("/missing?a=1"), decidedBy("sub"));
    }
}
