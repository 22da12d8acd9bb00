package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.nothing;
import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.METHODS;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import java.util.List;

/** sendWildcard, alwaysSend, varyHeader, exposeHeaders, and what happens to headers that other components set. */
final class FlagTables {
    private static final Expected PREFLIGHT_OF_WILDCARD =
            nothing().vary("Access-Control-Request-Method", "Access-Control-Request-Headers");

    private FlagTables() {}

    static List<Table> all() {
        return List.of(
                sendWildcard(),
                notAlwaysSend(),
                sendWildcardNotAlways(),
                noVary(),
                noVaryOfOne(),
                noVaryAtAll(),
                exposed(),
                exposedToAll(),
                exposedStar(),
                exposedNone(),
                lastWord(),
                lastWordWithoutGrant());
    }

    private static Table sendWildcard() {
        Expected star = nothing().origin("*");
        return Table.of(Policy.of("any origin, sendWildcard", cors -> cors.sendWildcard(true)))
                .row("without Origin: the same for all, so no Vary", get(), star)
                .row("with Origin", get(APP), star)
                .row("null", get("null"), star)
                .row("malformed", get("not an origin"), star)
                .row("two Origin lines", get(APP).with(Table.ORIGIN, APP), star)
                .answered(
                        "a preflight varies by what it asks for only",
                        preflight(APP, "PUT", "X-A"),
                        PREFLIGHT_OF_WILDCARD.origin("*").methods(METHODS).headers("X-A"))
                .row(
                        "what the handler varies by stays",
                        get(APP).to(StandardSite.VARIED_BY_ACCEPT),
                        star.vary("Accept"));
    }

    private static Table notAlwaysSend() {
        return Table.of(Policy.of(
                        "any origin, not alwaysSend",
                        cors -> cors.alwaysSend(false).exposeHeaders("ETag")))
                .row("without Origin nothing but Vary", get(), varies())
                .row("an empty Origin is none", get(""), varies())
                .row("with Origin", get(APP), varies().origin(APP).exposes("ETag"))
                .answered(
                        "a preflight",
                        preflight(APP, "PUT"),
                        preflightVaries().origin(APP).methods(METHODS));
    }

    private static Table sendWildcardNotAlways() {
        return Table.of(Policy.of(
                        "any origin, sendWildcard, not alwaysSend",
                        cors -> cors.sendWildcard(true).alwaysSend(false)))
                .row("without Origin nothing, so it varies", get(), varies())
                .row("with Origin", get(APP), varies().origin("*"))
                .answered(
                        "a preflight",
                        preflight(APP, "PUT"),
                        preflightVaries().origin("*").methods(METHODS));
    }

    private static Table noVary() {
        return Table.of(Policy.of("any origin, no Vary", cors -> cors.varyHeader(false)))
                .row("without Origin", get(), nothing().origin("*"))
                .row("with Origin", get(APP), nothing().origin(APP))
                .answered(
                        "a preflight",
                        preflight(APP, "PUT"),
                        nothing().origin(APP).methods(METHODS))
                .row(
                        "the handler's Vary stays as it is",
                        get(APP).to(StandardSite.VARIED_BY_ACCEPT),
                        nothing().origin(APP).vary("Accept"));
    }

    private static Table noVaryOfOne() {
        return Table.of(Policy.of(
                        "one origin, no Vary", cors -> cors.varyHeader(false).origins(APP)))
                .row("without Origin", get(), nothing().origin(APP))
                .row("the listed origin", get(APP), nothing().origin(APP))
                .row("another", get(STRANGER), nothing())
                .answered("a preflight of another", preflight(STRANGER, "PUT"), nothing());
    }

    private static Table noVaryAtAll() {
        return Table.of(Policy.of(
                        "several origins, no Vary, not alwaysSend",
                        cors -> cors.varyHeader(false).alwaysSend(false).origins(APP, Table.ADMIN)))
                .row("without Origin", get(), nothing())
                .row("a listed origin", get(APP), nothing().origin(APP))
                .row("another", get(STRANGER), nothing());
    }

    private static Table exposed() {
        return Table.of(Policy.of(
                        "several origins, exposed headers",
                        cors -> cors.origins(APP, Table.ADMIN).exposeHeaders("X-B", "x-a")))
                .row("without Origin nothing is granted, so nothing exposed", get(), varies())
                .row(
                        "a listed origin may read them, in the order of the configuration",
                        get(APP),
                        varies().origin(APP).exposes("X-B, x-a"))
                .row("another may not", get(STRANGER), varies())
                .answered(
                        "no preflight tells",
                        preflight(APP, "GET"),
                        preflightVaries().origin(APP).methods(METHODS));
    }

    private static Table exposedToAll() {
        return Table.of(Policy.of("any origin, exposed headers", cors -> cors.exposeHeaders("ETag")))
                .row("without Origin", get(), varies().origin("*").exposes("ETag"))
                .row("with Origin", get(APP), varies().origin(APP).exposes("ETag"))
                .row("malformed", get("not an origin"), varies().origin("*").exposes("ETag"))
                .answered(
                        "no preflight tells",
                        preflight(APP, "GET"),
                        preflightVaries().origin(APP).methods(METHODS));
    }

    private static Table exposedStar() {
        return Table.of(Policy.of("any origin, everything exposed", cors -> cors.exposeHeaders("*")))
                .row("without Origin", get(), varies().origin("*").exposes("*"))
                .row("with Origin", get(APP), varies().origin(APP).exposes("*"));
    }

    private static Table exposedNone() {
        return Table.of(Policy.of("an empty list of exposed headers", cors -> cors.exposeHeaders(List.of())))
                .row("is no header", get(APP), varies().origin(APP));
    }

    private static Table lastWord() {
        Request loud = get(APP).to(StandardSite.LOUD);
        Expected granted = varies().origin(APP).credentials();
        return Table.of(Policy.of(
                        "the policy has the last word",
                        cors -> cors.origins(APP).supportsCredentials(true)))
                .row("it replaces what a handler set, and removes the rest", loud, granted)
                .row("… for another origin, all of it", get(STRANGER).to(StandardSite.LOUD), varies())
                .row("… without Origin", get().to(StandardSite.LOUD), granted)
                .row(
                        "Vary has each name once, in one line",
                        get(APP).to(StandardSite.VARIED),
                        granted.vary("Accept-Language", "Origin", "Accept-Encoding"))
                .row(
                        "… also where nothing is granted",
                        get(STRANGER).to(StandardSite.VARIED),
                        varies().vary("Accept-Language", "Origin", "Accept-Encoding"))
                .row(
                        "… and keeps what else a handler set",
                        get(APP).to(StandardSite.VARIED_BY_ACCEPT),
                        granted.vary("Accept", "Origin"))
                .row("a star in Vary says it all", get(APP).to(StandardSite.VARIED_BY_EVERYTHING), granted.vary("*"))
                .row("a redirect has the headers, too", get(APP).to(StandardSite.REDIRECT), granted.status(302))
                .row("HEAD is as GET", Request.of("HEAD", StandardSite.ITEMS).with(Table.ORIGIN, APP), granted)
                .row("HEAD without Origin", Request.of("HEAD", StandardSite.ITEMS), granted)
                .row("POST is as GET", Request.of("POST", StandardSite.ITEMS).with(Table.ORIGIN, APP), granted)
                .row(
                        "POST of another origin reaches the handler",
                        Request.of("POST", StandardSite.ITEMS).with(Table.ORIGIN, STRANGER),
                        varies())
                .in(Scope.APPLICATION, Scope.SUB_ROUTER)
                .row(
                        "a method that the path has not",
                        Request.of("PATCH", StandardSite.READ_ONLY).with(Table.ORIGIN, APP),
                        granted)
                .in(Scope.SUB_ROUTER, Scope.ROUTE)
                .row("outside the scope nothing is touched", get(APP).to(StandardSite.OUTSIDE), nothing())
                .row("… not even a preflight", preflight(APP, "GET").to(StandardSite.OUTSIDE), nothing());
    }

    private static Table lastWordWithoutGrant() {
        return Table.of(Policy.of(
                        "the policy has the last word, also where it is silent",
                        cors -> cors.origins(APP, Table.ADMIN).varyHeader(false).alwaysSend(false)))
                .row("without Origin", get().to(StandardSite.LOUD), nothing())
                .row("for another origin", get(STRANGER).to(StandardSite.LOUD), nothing());
    }
}
