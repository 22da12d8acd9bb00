package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.ORIGIN;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import java.util.List;

/** Attacks that a guard ends with 403, and requests that must still get through. */
final class GuardTables {
    private static final String SITE = "Sec-Fetch-Site";

    private GuardTables() {}

    static List<Table> all() {
        return List.of(webSockets(), unsafeMethods(), disallowed(), anyOrigin(), none());
    }

    private static Request post() {
        return Request.of("POST", StandardSite.ITEMS);
    }

    private static Request post(String origin) {
        return post().with(ORIGIN, origin);
    }

    private static Request handshake() {
        return get().with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    private static Expected refused() {
        return varies().status(403);
    }

    /** Returns the headers of any response to a request without {@code Origin}, if one origin is listed. */
    private static Expected refusedWithoutOrigin() {
        return varies().origin(APP).credentials().status(403);
    }

    private static Table webSockets() {
        return Table.of(Policy.of(
                        "guarded websockets",
                        cors -> cors.origins(APP).supportsCredentials(true).guardWebSockets(true)))
                .answered("a stranger", handshake().with(ORIGIN, STRANGER), refused())
                .answered(
                        "a stranger across sites",
                        handshake().with(ORIGIN, STRANGER).with(SITE, "cross-site"),
                        refused())
                .answered(
                        "the same site",
                        handshake().with(ORIGIN, "https://b.example.com").with(SITE, "same-site"),
                        refused())
                .answered("another port of the host", handshake().with(ORIGIN, "http://localhost:1"), refused())
                .answered("the host without its port", handshake().with(ORIGIN, "http://localhost"), refused())
                .answered("another scheme's host", handshake().with(ORIGIN, "chrome-extension://localhost"), refused())
                .answered("null", handshake().with(ORIGIN, "null"), refused())
                .answered("null across sites", handshake().with(ORIGIN, "null").with(SITE, "cross-site"), refused())
                .answered("a malformed one", handshake().with(ORIGIN, APP + "/"), refused())
                .answered("one that begins alike", handshake().with(ORIGIN, APP + ".evil.example"), refused())
                .answered("two lines", handshake().with(ORIGIN, APP).with(ORIGIN, STRANGER), refused())
                .answered("two lines alike", handshake().with(ORIGIN, APP).with(ORIGIN, APP), refused())
                .answered(
                        "in capitals",
                        get(STRANGER).with("Connection", "upgrade").with("Upgrade", "WEBSOCKET"),
                        refused())
                .row("a plain request of a stranger", get(STRANGER), varies())
                .row("a form of a stranger", post(STRANGER).with(SITE, "cross-site"), varies());
    }

    private static Table unsafeMethods() {
        return Table.of(Policy.of(
                        "guarded methods",
                        cors -> cors.origins(APP)
                                .methods("GET", "POST")
                                .supportsCredentials(true)
                                .guardUnsafeMethods(true)))
                .answered("a form of a stranger", post(STRANGER), refused())
                .answered("across sites", post(STRANGER).with(SITE, "cross-site"), refused())
                .answered("of the same site", post("https://b.example.com").with(SITE, "same-site"), refused())
                .answered("that hides its origin", post("null").with(SITE, "cross-site"), refused())
                .answered("that hides its origin from an old browser's server", post("null"), refused())
                .answered("without Origin", post().with(SITE, "cross-site"), refusedWithoutOrigin())
                .answered("with an empty Origin", post("").with(SITE, "cross-site"), refusedWithoutOrigin())
                .answered("of the same site without Origin", post().with(SITE, "same-site"), refusedWithoutOrigin())
                .answered("with a word that is none", post().with(SITE, "Same-Origin"), refusedWithoutOrigin())
                .answered("with two words", post().with(SITE, "same-origin").with(SITE, "none"), refusedWithoutOrigin())
                .answered("from another port", post("http://localhost:1"), refused())
                .answered(
                        "a method that has no route",
                        Request.of("PURGE", StandardSite.ITEMS).with(ORIGIN, STRANGER),
                        refused())
                .answered("two origins", post(APP).with(ORIGIN, STRANGER), refused())
                .answered(
                        "a method that an allowed page may not use",
                        Request.of("PUT", StandardSite.ITEMS).with(ORIGIN, APP),
                        refusedToAnAllowedPage())
                .row(
                        "an allowed page",
                        post(APP).with(SITE, "cross-site"),
                        varies().origin(APP).credentials())
                .row(
                        "an allowed page of an old browser",
                        post(APP),
                        varies().origin(APP).credentials())
                .row("the own page", post("https://self.example").with(SITE, "same-origin"), varies())
                .row("the own page that hides its origin", post("null").with(SITE, "same-origin"), varies())
                .row(
                        "the own page without Origin",
                        post().with(SITE, "same-origin"),
                        varies().origin(APP).credentials())
                .row("the user", post().with(SITE, "none"), varies().origin(APP).credentials())
                .row("no browser", post(), varies().origin(APP).credentials())
                .row("a stranger that reads", get(STRANGER).with(SITE, "cross-site"), varies())
                .answered("a stranger that asks", preflight(STRANGER, "POST"), Expected.preflightVaries());
    }

    /** Returns the table for frameworks that route on the method that a header names: the guard has to see both methods. */
    static Table overriddenMethods() {
        return Table.of(Policy.of(
                        "guarded methods that are overridden",
                        cors -> cors.origins(APP)
                                .methods("GET", "POST")
                                .supportsCredentials(true)
                                .guardUnsafeMethods(true)))
                .answered("a stranger's POST as GET", overridden(post(STRANGER), "GET"), refused())
                .answered("a stranger's GET as POST", overridden(get(STRANGER), "POST"), refused())
                .answered("a stranger's GET as DELETE", overridden(get(STRANGER), "DELETE"), refused())
                .answered("a stranger's POST as DELETE", overridden(post(STRANGER), "DELETE"), refused())
                .answered(
                        "a stranger's GET across sites",
                        overridden(get(STRANGER).with(SITE, "cross-site"), "POST"),
                        refused())
                .answered("null", overridden(get("null"), "POST"), refused())
                .answered("without Origin", overridden(get().with(SITE, "cross-site"), "POST"), refusedWithoutOrigin())
                .answered("two lines, the first unsafe", overridden(get(STRANGER), "DELETE", "GET"), refused())
                .answered("two safe lines", overridden(post(STRANGER), "GET", "GET"), refused())
                .answered("an allowed page's POST as PUT", overridden(post(APP), "PUT"), refusedToAnAllowedPage())
                .answered("an allowed page's GET as PUT", overridden(get(APP), "PUT"), refusedToAnAllowedPage())
                .answered(
                        "an allowed page's PUT as GET",
                        overridden(Request.of("PUT", StandardSite.ITEMS).with(ORIGIN, APP), "GET"),
                        refusedToAnAllowedPage())
                .answered(
                        "an allowed page's two lines, the first not allowed",
                        overridden(post(APP), "PUT", "POST"),
                        refusedToAnAllowedPage())
                .answered(
                        "a stranger that asks",
                        overridden(preflight(STRANGER, "POST"), "POST"),
                        Expected.preflightVaries())
                .row("a stranger's GET as GET", overridden(get(STRANGER), "GET"), varies())
                .row("two lines, the first safe", overridden(get(STRANGER), "GET", "DELETE"), varies())
                .row(
                        "an allowed page's POST as GET",
                        overridden(post(APP), "GET"),
                        varies().origin(APP).credentials())
                .row(
                        "an allowed page's GET as POST",
                        overridden(get(APP), "POST"),
                        varies().origin(APP).credentials())
                .row(
                        "the own page's GET as DELETE",
                        overridden(get("https://self.example").with(SITE, "same-origin"), "DELETE"),
                        varies())
                .row(
                        "no browser's GET as DELETE",
                        overridden(get(), "DELETE"),
                        varies().origin(APP).credentials())
                .in(Scope.APPLICATION, Scope.SUB_ROUTER) // a route's policy has responded to the OPTIONS
                .answered(
                        "a stranger's OPTIONS as POST",
                        overridden(Request.of("OPTIONS", StandardSite.ITEMS).with(ORIGIN, STRANGER), "POST"),
                        refused());
    }

    /** Returns the request with a method override header, one line for each method. */
    private static Request overridden(Request request, String... methods) {
        Request overridden = request;
        for (String method : methods) {
            overridden = overridden.with(Request.METHOD_OVERRIDE, method);
        }
        return overridden;
    }

    private static Expected refusedToAnAllowedPage() {
        return varies().origin(APP).credentials().status(403);
    }

    private static Table disallowed() {
        return Table.of(Policy.of(
                        "refuses what is not allowed", cors -> cors.origins(APP).refuseDisallowed(true)))
                .answered("a stranger that reads", get(STRANGER), refused())
                .answered("null", get("null"), refused())
                .answered("a malformed one", get(APP + "/"), refused())
                .row("an allowed page", get(APP), varies().origin(APP))
                .row("the own page", get(STRANGER).with(SITE, "same-origin"), varies())
                .row("no browser", get(), varies().origin(APP))
                .answered("a stranger that asks", preflight(STRANGER, "GET"), Expected.preflightVaries());
    }

    private static Table anyOrigin() {
        return Table.of(Policy.of(
                        "guards under any origin",
                        cors -> cors.guardUnsafeMethods(true)
                                .guardWebSockets(true)
                                .refuseDisallowed(true)))
                .row("a stranger", post(STRANGER).with(SITE, "cross-site"), varies().origin(STRANGER))
                .row("a malformed one", get(STRANGER + "/"), varies().origin("*"))
                .row("a stranger without Origin", post().with(SITE, "cross-site"), varies().origin("*"));
    }

    private static Table none() {
        return Table.of(Policy.of("no guards", cors -> cors.origins(APP)))
                .row("a form of a stranger", post(STRANGER).with(SITE, "cross-site"), varies());
    }
}
