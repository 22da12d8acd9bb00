package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.networkPreflightVaries;
import static io.github.cors4j.contract.Expected.nothing;
import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.METHODS;
import static io.github.cors4j.contract.Table.ORIGIN;
import static io.github.cors4j.contract.Table.REQUEST_METHOD;
import static io.github.cors4j.contract.Table.REQUEST_PRIVATE_NETWORK;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import java.time.Duration;
import java.util.List;

/** What counts as a preflight, the response to it, and what that response says about max age and private networks. */
final class PreflightTables {
    private static final Expected GRANTED = preflightVaries().origin(APP).methods(METHODS);

    private PreflightTables() {}

    static List<Table> all() {
        return List.of(
                kinds(),
                maxAge(),
                maxAgeOfADay(),
                maxAgeZero(),
                maxAgeNone(),
                privateNetwork(),
                noPrivateNetwork(),
                status(202),
                statusWithoutContent(),
                status(205),
                status(299),
                ownOptions());
    }

    private static Request options() {
        return Request.of("OPTIONS", StandardSite.OWN_OPTIONS);
    }

    private static Table kinds() {
        Expected actual = varies().origin(APP).credentials().exposes("ETag");
        Expected preflight = preflightVaries().origin(APP).credentials().methods(METHODS);
        Request get = get(APP).with(REQUEST_METHOD, "PUT").with(Table.REQUEST_HEADERS, "X-A");
        Request post = Request.of("POST", StandardSite.ITEMS).with(ORIGIN, APP).with(REQUEST_METHOD, "PUT");
        return Table.of(Policy.of(
                        "kinds of request",
                        cors -> cors.origins(APP).supportsCredentials(true).exposeHeaders("ETag")))
                .row("a GET that asks for a method is no preflight", get, actual)
                .row("a POST that asks for a method is no preflight", post, actual)
                .row(
                        "… not even one that claims to be OPTIONS",
                        post.to(StandardSite.OWN_OPTIONS).with("X-HTTP-Method-Override", "OPTIONS"),
                        actual)
                .row(
                        "a GET that claims to be OPTIONS",
                        get.to(StandardSite.OWN_OPTIONS).with("X-HTTP-Method-Override", "OPTIONS"),
                        actual)
                .answered("OPTIONS with Origin that asks for a method is one", preflight(APP, "PUT"), preflight)
                .answered(
                        "… also if it claims to be POST",
                        preflight(APP, "PUT").with("X-HTTP-Method-Override", "POST"),
                        preflight)
                .answered(
                        "… also if it claims to be GET in another way",
                        preflight(APP, "PUT").with("X-HTTP-Method", "GET").with("X-Method-Override", "GET"),
                        preflight)
                .answered(
                        "… also where the application has OPTIONS itself",
                        preflight(APP, "GET").to(StandardSite.OWN_OPTIONS),
                        preflight)
                .answered("… for a method that the path has not", preflight(APP, "DELETE"), preflight)
                .answered(
                        "… where GET is the only method", preflight(APP, "GET").to(StandardSite.READ_ONLY), preflight)
                .answered(
                        "… with cookies and authorization",
                        preflight(APP, "PUT").with("Cookie", "a=b").with("Authorization", "Basic eDp5"),
                        preflight)
                .in(Scope.APPLICATION, Scope.SUB_ROUTER)
                .row(
                        "OPTIONS that asks for nothing is the application's",
                        options().with(ORIGIN, APP),
                        actual)
                .row("… of another origin", options().with(ORIGIN, STRANGER), varies())
                .row(
                        "… with an empty method to ask for",
                        options().with(ORIGIN, APP).with(REQUEST_METHOD, ""),
                        actual)
                .row(
                        "… that asks for headers only",
                        options().with(ORIGIN, APP).with(Table.REQUEST_HEADERS, "X-A"),
                        actual)
                .row("OPTIONS without Origin is no preflight", options().with(REQUEST_METHOD, "PUT"), actual)
                .row(
                        "OPTIONS with an empty Origin is no preflight",
                        options().with(ORIGIN, "").with(REQUEST_METHOD, "PUT"),
                        actual)
                .row(
                        "OPTIONS that asks for nothing, where there is no such route",
                        Request.of("OPTIONS", StandardSite.ITEMS).with(ORIGIN, APP),
                        actual)
                .in(Scope.ROUTE)
                .answered(
                        "a plain OPTIONS is answered for the route",
                        Request.of("OPTIONS", StandardSite.ITEMS).with(ORIGIN, APP),
                        actual)
                .answered("… without Origin", Request.of("OPTIONS", StandardSite.ITEMS), actual)
                .answered(
                        "… of another origin",
                        Request.of("OPTIONS", StandardSite.ITEMS).with(ORIGIN, STRANGER),
                        varies())
                .answered(
                        "… with an empty method to ask for",
                        Request.of("OPTIONS", StandardSite.ITEMS)
                                .with(ORIGIN, APP)
                                .with(REQUEST_METHOD, ""),
                        actual);
    }

    private static Table maxAge() {
        return Table.of(Policy.of(
                        "max age",
                        cors -> cors.origins(APP)
                                .methods("PUT")
                                .allowHeaders("X-A")
                                .maxAge(600)))
                .answered(
                        "is sent",
                        preflight(APP, "PUT"),
                        preflightVaries().origin(APP).methods("PUT").maxAge("600"))
                .answered(
                        "… also if a header is refused",
                        preflight(APP, "PUT", "X-B"),
                        preflightVaries().origin(APP).methods("PUT").maxAge("600"))
                .answered(
                        "not with a refused method",
                        preflight(APP, "DELETE"),
                        preflightVaries().origin(APP))
                .answered("not to another origin", preflight(STRANGER, "PUT"), preflightVaries())
                .row("not with an actual request", get(APP), varies().origin(APP))
                .row("not without Origin", get(), varies().origin(APP));
    }

    private static Table maxAgeOfADay() {
        return Table.of(Policy.of("max age of a day", cors -> cors.maxAge(Duration.ofDays(1))))
                .answered("is in seconds", preflight(APP, "PUT"), GRANTED.maxAge("86400"));
    }

    private static Table maxAgeZero() {
        return Table.of(Policy.of("max age zero", cors -> cors.maxAge(0)))
                .answered("is sent: it forbids to remember", preflight(APP, "PUT"), GRANTED.maxAge("0"));
    }

    private static Table maxAgeNone() {
        return Table.of(Policy.of("max age none", cors -> cors.maxAge(null)))
                .answered("is not sent", preflight(APP, "PUT"), GRANTED);
    }

    private static Table privateNetwork() {
        Request preflight = preflight(APP, "PUT");
        Expected granted = networkPreflightVaries().origin(APP).methods("PUT");
        return Table.of(Policy.of(
                        "private network",
                        cors -> cors.origins(APP).methods("PUT").allowPrivateNetwork(true)))
                .answered(
                        "is granted where asked for",
                        preflight.with(REQUEST_PRIVATE_NETWORK, "true"),
                        granted.privateNetwork())
                .answered("not where not asked for", preflight, granted)
                .answered("false does not ask", preflight.with(REQUEST_PRIVATE_NETWORK, "false"), granted)
                .answered("TRUE does not ask", preflight.with(REQUEST_PRIVATE_NETWORK, "TRUE"), granted)
                .answered("1 does not ask", preflight.with(REQUEST_PRIVATE_NETWORK, "1"), granted)
                .answered("an empty value does not ask", preflight.with(REQUEST_PRIVATE_NETWORK, ""), granted)
                .answered(
                        "not with a refused method",
                        preflight(APP, "PATCH").with(REQUEST_PRIVATE_NETWORK, "true"),
                        networkPreflightVaries().origin(APP))
                .answered(
                        "not to another origin",
                        preflight(STRANGER, "PUT").with(REQUEST_PRIVATE_NETWORK, "true"),
                        networkPreflightVaries())
                .row("not with an actual request", get(APP).with(REQUEST_PRIVATE_NETWORK, "true"), varies().origin(APP))
                .row("not without Origin", get().with(REQUEST_PRIVATE_NETWORK, "true"), varies().origin(APP));
    }

    private static Table noPrivateNetwork() {
        return Table.of(Policy.of("no private network", cors -> {}))
                .answered(
                        "is not granted, and not denied either",
                        preflight(APP, "PUT").with(REQUEST_PRIVATE_NETWORK, "true"),
                        GRANTED);
    }

    private static Table status(int status) {
        return Table.of(Policy.of(
                        "preflight status " + status, cors -> cors.origins(APP).preflightStatus(status)))
                .answered("of what is granted", preflight(APP, "PUT"), GRANTED.status(status))
                .answered(
                        "… of another origin",
                        preflight(STRANGER, "PUT"),
                        preflightVaries().status(status))
                .row("an actual request has its own", get(APP), varies().origin(APP))
                .in(Scope.ROUTE)
                .answered(
                        "a plain OPTIONS for a route has it, too",
                        Request.of("OPTIONS", StandardSite.ITEMS),
                        varies().origin(APP).status(status));
    }

    private static Table statusWithoutContent() {
        return status(204)
                .answered(
                        "twice over one connection",
                        preflight(APP, "PUT", "X-A").with(Table.REQUEST_HEADERS, "X-B"),
                        GRANTED.headers("X-A, X-B").status(204));
    }

    private static Table ownOptions() {
        return Table.of(Policy.of(
                        "no automatic options",
                        cors -> cors.origins(APP).automaticOptions(false).maxAge(5)))
                .row(
                        "the application answers, with the preflight's headers",
                        preflight(APP, "GET", "X-A").to(StandardSite.OWN_OPTIONS),
                        GRANTED.headers("X-A").maxAge("5"))
                .row("… refused ones, too", preflight(STRANGER, "GET").to(StandardSite.OWN_OPTIONS), preflightVaries())
                .row("actual requests are as ever", get(APP), varies().origin(APP))
                .in(Scope.APPLICATION, Scope.SUB_ROUTER)
                .row("it fails where the application has no such route", preflight(APP, "GET"), GRANTED.maxAge("5"))
                .row("a plain OPTIONS is the application's", options().with(ORIGIN, APP), varies().origin(APP))
                .in(Scope.SUB_ROUTER, Scope.ROUTE)
                .row("outside nothing happens", preflight(APP, "GET").to(StandardSite.OUTSIDE), nothing());
    }
}
