package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.networkPreflightVaries;
import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.ADMIN;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.METHODS;
import static io.github.cors4j.contract.Table.ORIGIN;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import java.util.List;

/** Who may call. */
final class OriginTables {
    private OriginTables() {}

    static List<Table> all() {
        return List.of(
                any(),
                one(),
                oneSpelledDifferently(),
                oneIgnoresSendWildcard(),
                oneWithoutAlwaysSend(),
                oneWithoutCredentials(),
                several(),
                oneAndNull(),
                oneAndItsSubdomains(),
                subdomains(),
                anyPort(),
                subdomainsWithAnyPort(),
                expression(),
                insecureExpression(),
                generousExpression(),
                schemes());
    }

    private static Table any() {
        Expected everybody = varies().origin("*");
        String longest = "https://" + "a".repeat(63) + ".example";
        return Table.of(Policy.of("any origin", cors -> {}))
                .row("without Origin the answer is for all", get(), everybody)
                .row("an empty Origin is none", get(""), everybody)
                .row("the Origin is sent back", get(APP), varies().origin(APP))
                .row("… also an insecure one", get("http://app.example.com"), varies().origin("http://app.example.com"))
                .row("… with its port", get(APP + ":8443"), varies().origin(APP + ":8443"))
                .row("… as it was spelled", get("HTTPS://APP.Example.COM"), varies().origin("HTTPS://APP.Example.COM"))
                .row("… of IPv6", get("http://[::1]:3000"), varies().origin("http://[::1]:3000"))
                .row(
                        "… of an extension",
                        get("chrome-extension://abcdef"),
                        varies().origin("chrome-extension://abcdef"))
                .row("… with a label of 63 characters", get(longest), varies().origin(longest))
                .row("null is an origin like others", get("null"), varies().origin("null"))
                .row("NULL is malformed, and never echoed", get("NULL"), everybody)
                .row("a blank in the Origin", get("not an origin"), everybody)
                .row("a star as Origin", get("*"), everybody)
                .row("a trailing slash", get(APP + "/"), everybody)
                .row("a path", get(APP + "/path"), everybody)
                .row("a query", get(APP + "?q"), everybody)
                .row("a user", get("https://user@app.example.com"), everybody)
                .row("an empty user", get("https://@app.example.com"), everybody)
                .row("no scheme", get("app.example.com"), everybody)
                .row("no host", get("https://"), everybody)
                .row("no authority", get("mailto:app@example.com"), everybody)
                .row("a file", get("file://"), everybody)
                .row("an empty port", get(APP + ":"), everybody)
                .row("port 0", get(APP + ":0"), everybody)
                .row("port 65536", get(APP + ":65536"), everybody)
                .row("a port with a leading zero", get(APP + ":0443"), everybody)
                .row("port 65535 is fine", get(APP + ":65535"), varies().origin(APP + ":65535"))
                .row("IPv6 without brackets", get("http://::1"), everybody)
                .row("a letter that is not ASCII", get("https://b\u00fccher.example"), everybody)
                .row("a tab", get("https://app\t.example.com"), everybody)
                .row("a comma", get(APP + "," + ADMIN), everybody)
                .row("markup", get("https://<b>.example.com"), everybody)
                .row("longer than any origin", get("https://" + "a.".repeat(1000) + "example"), everybody)
                .row("two Origin lines", get(APP).with(ORIGIN, ADMIN), everybody)
                .row("twice the same Origin line", get(APP).with(ORIGIN, APP), everybody)
                .row("an Origin line and an empty one", get(APP).with(ORIGIN, ""), everybody)
                .answered(
                        "a preflight",
                        preflight(APP, "PUT"),
                        preflightVaries().origin(APP).methods(METHODS))
                .answered(
                        "… of null",
                        preflight("null", "PUT"),
                        preflightVaries().origin("null").methods(METHODS))
                .answered(
                        "… of a malformed Origin",
                        preflight("not an origin", "PUT"),
                        preflightVaries().origin("*").methods(METHODS))
                .answered(
                        "… with two Origin lines",
                        preflight(APP, "PUT").with(ORIGIN, ADMIN),
                        preflightVaries().origin("*").methods(METHODS));
    }

    private static Table one() {
        Expected granted = varies().origin(APP).credentials().exposes("X-Total-Count, ETag");
        Expected refused = networkPreflightVaries();
        return Table.of(Policy.of(
                        "one origin with credentials",
                        cors -> cors.origins(APP)
                                .supportsCredentials(true)
                                .exposeHeaders("X-Total-Count", "ETag")
                                .allowPrivateNetwork(true)
                                .maxAge(600)))
                .row("without Origin the answer is the same for all", get(), granted)
                .row("an empty Origin is none", get(""), granted)
                .row("the listed origin", get(APP), granted)
                .row("another origin gets nothing, and reaches the handler", get(STRANGER), varies())
                .row("null", get("null"), varies())
                .row("malformed", get("not an origin"), varies())
                .row("a star as Origin", get("*"), varies())
                .row("two Origin lines, the first listed", get(APP).with(ORIGIN, STRANGER), varies())
                .row("two Origin lines, the last listed", get(STRANGER).with(ORIGIN, APP), varies())
                .row("twice the listed Origin", get(APP).with(ORIGIN, APP), varies())
                .row("a list of origins in one line", get(APP + ", " + STRANGER), varies())
                .row("upper case in the host", get("https://APP.example.com"), varies())
                .row("upper case in the scheme", get("HTTPS://app.example.com"), varies())
                .row("the default port spelled out", get(APP + ":443"), varies())
                .row("another port", get(APP + ":8443"), varies())
                .row("another scheme", get("http://app.example.com"), varies())
                .row("a trailing slash", get(APP + "/"), varies())
                .row("a trailing dot", get(APP + "."), varies())
                .row("the listed origin as a prefix", get(APP + ".stranger.example"), varies())
                .row("the listed host as a suffix", get("https://evilapp.example.com"), varies())
                .row("a subdomain", get("https://a.app.example.com"), varies())
                .row("the domain above", get("https://example.com"), varies())
                .row("the listed host as a user", get("https://app.example.com@stranger.example"), varies())
                .answered(
                        "a preflight has credentials and max age, and exposes nothing",
                        preflight(APP, "PUT"),
                        networkPreflightVaries()
                                .origin(APP)
                                .credentials()
                                .methods(METHODS)
                                .maxAge("600"))
                .answered("a preflight of another origin succeeds, without grant", preflight(STRANGER, "PUT"), refused)
                .answered(
                        "… whatever else it asks for",
                        preflight(STRANGER, "PUT", "X-A").with(Table.REQUEST_PRIVATE_NETWORK, "true"),
                        refused)
                .answered("… of null", preflight("null", "PUT"), refused)
                .answered("… of a malformed Origin", preflight("not an origin", "PUT"), refused)
                .answered("… with two Origin lines", preflight(APP, "PUT").with(ORIGIN, APP), refused);
    }

    private static Table oneSpelledDifferently() {
        Expected granted = varies().origin(APP);
        return Table.of(Policy.of(
                        "an origin with upper case and default port",
                        cors -> cors.origins("HTTPS://App.Example.com:443")))
                .row("without Origin it is sent as browsers spell it", get(), granted)
                .row("as browsers spell it", get(APP), granted)
                .row("as it was configured", get("HTTPS://App.Example.com:443"), varies());
    }

    private static Table oneIgnoresSendWildcard() {
        return Table.of(Policy.of(
                        "one origin, sendWildcard", cors -> cors.origins(APP).sendWildcard(true)))
                .row("without Origin", get(), varies().origin(APP))
                .row("the listed origin is never a star", get(APP), varies().origin(APP))
                .row("another", get(STRANGER), varies())
                .answered(
                        "a preflight",
                        preflight(APP, "PUT"),
                        preflightVaries().origin(APP).methods(METHODS));
    }

    private static Table oneWithoutAlwaysSend() {
        return Table.of(Policy.of(
                        "one origin, not alwaysSend",
                        cors -> cors.origins(APP)
                                .alwaysSend(false)
                                .exposeHeaders("ETag")
                                .supportsCredentials(true)))
                .row("without Origin nothing but Vary", get(), varies())
                .row("an empty Origin is none", get(""), varies())
                .row(
                        "the listed origin",
                        get(APP),
                        varies().origin(APP).credentials().exposes("ETag"));
    }

    private static Table oneWithoutCredentials() {
        return Table.of(Policy.of("one origin without credentials", cors -> cors.origins(APP)))
                .row("without Origin", get(), varies().origin(APP))
                .row("the listed origin", get(APP), varies().origin(APP))
                .row("a cookie changes nothing", get(APP).with("Cookie", "a=b"), varies().origin(APP))
                .row("another", get(STRANGER), varies())
                .answered(
                        "a preflight",
                        preflight(APP, "PUT"),
                        preflightVaries().origin(APP).methods(METHODS));
    }

    private static Table several() {
        return Table.of(Policy.of(
                        "several origins",
                        cors -> cors.origins(APP, ADMIN, "http://localhost:3000")
                                .supportsCredentials(true)
                                .exposeHeaders("ETag")))
                .row("without Origin no one of them is named", get(), varies())
                .row("the first", get(APP), varies().origin(APP).credentials().exposes("ETag"))
                .row(
                        "the second",
                        get(ADMIN),
                        varies().origin(ADMIN).credentials().exposes("ETag"))
                .row(
                        "the last",
                        get("http://localhost:3000"),
                        varies().origin("http://localhost:3000").credentials().exposes("ETag"))
                .row("two of them", get(APP).with(ORIGIN, ADMIN), varies())
                .row("another port", get("http://localhost:3001"), varies())
                .row("no port", get("http://localhost"), varies())
                .answered(
                        "a preflight of the second",
                        preflight(ADMIN, "GET"),
                        preflightVaries().origin(ADMIN).credentials().methods(METHODS));
    }

    private static Table oneAndNull() {
        return Table.of(Policy.of(
                        "one origin, and null",
                        cors -> cors.origins(APP, "null")
                                .supportsCredentials(true)
                                .dangerouslyAllowNullOrigin(true)))
                .row("without Origin the answer depends on it", get(), varies())
                .row("the listed one", get(APP), varies().origin(APP).credentials())
                .row("null", get("null"), varies().origin("null").credentials())
                .row("NULL", get("NULL"), varies())
                .row("another", get(STRANGER), varies());
    }

    private static Table oneAndItsSubdomains() {
        return Table.of(Policy.of(
                        "one origin, and its subdomains", cors -> cors.origins(APP, "https://*.app.example.com")))
                .row("without Origin the answer depends on it", get(), varies())
                .row("the one", get(APP), varies().origin(APP))
                .row("a subdomain", get("https://a.app.example.com"), varies().origin("https://a.app.example.com"));
    }

    private static Table subdomains() {
        return Table.of(Policy.of(
                        "subdomains",
                        cors -> cors.origins("https://*.example.com").supportsCredentials(true)))
                .row("without Origin", get(), varies())
                .row("one label", get(APP), varies().origin(APP).credentials())
                .row(
                        "several labels",
                        get("https://a.b.example.com"),
                        varies().origin("https://a.b.example.com").credentials())
                .row("not the domain itself", get("https://example.com"), varies())
                .row("not a host that only ends like it", get("https://evilexample.com"), varies())
                .row("not with something behind", get("https://a.example.com.stranger.example"), varies())
                .row("not another port", get("https://a.example.com:8443"), varies())
                .row("not another scheme", get("http://a.example.com"), varies())
                .row("not with an empty label", get("https://.example.com"), varies())
                .row("not with upper case", get("https://A.example.com"), varies())
                .row("not with a star", get("https://*.example.com"), varies());
    }

    private static Table anyPort() {
        return Table.of(Policy.of(
                        "any port", cors -> cors.origins("http://localhost:*").supportsCredentials(true)))
                .row("without Origin", get(), varies())
                .row(
                        "the default port",
                        get("http://localhost"),
                        varies().origin("http://localhost").credentials())
                .row(
                        "any other",
                        get("http://localhost:5173"),
                        varies().origin("http://localhost:5173").credentials())
                .row("not port 0", get("http://localhost:0"), varies())
                .row("not a word", get("http://localhost:evil"), varies())
                .row("not another host", get("http://localhost.stranger.example:80"), varies())
                .row("not another scheme", get("https://localhost:5173"), varies());
    }

    private static Table subdomainsWithAnyPort() {
        return Table.of(Policy.of("subdomains with any port", cors -> cors.origins("https://*.example.com:*")))
                .row("default port", get(APP), varies().origin(APP))
                .row("any other", get("https://a.b.example.com:1"), varies().origin("https://a.b.example.com:1"))
                .row("not the domain itself", get("https://example.com:8443"), varies());
    }

    private static Table expression() {
        return Table.of(Policy.of("an expression", cors -> cors.origins("^https://app-[0-9]+\\.example\\.com")))
                .row("without Origin", get(), varies())
                .row("matches", get("https://app-17.example.com"), varies().origin("https://app-17.example.com"))
                .row("matches the whole origin only", get("https://app-17.example.com.stranger.example"), varies())
                .row("… with its port", get("https://app-17.example.com:8443"), varies())
                .row("… in its letter case", get("https://APP-17.example.com"), varies())
                .answered(
                        "a preflight",
                        preflight("https://app-1.example.com", "GET"),
                        preflightVaries().origin("https://app-1.example.com").methods(METHODS));
    }

    private static Table insecureExpression() {
        return Table.of(Policy.of(
                        "an expression for http, too, with credentials",
                        cors -> cors.origins("^https?://(app\\.example\\.com|localhost)")
                                .supportsCredentials(true)))
                .row("a secure origin", get(APP), varies().origin(APP).credentials())
                .row("not an insecure one", get("http://app.example.com"), varies())
                .row(
                        "but loopback",
                        get("http://localhost"),
                        varies().origin("http://localhost").credentials());
    }

    private static Table generousExpression() {
        return Table.of(Policy.of("a generous expression", cors -> cors.origins("^https://app\\.example\\.com.*")))
                .row("matches what it says", get(APP + ":8443"), varies().origin(APP + ":8443"))
                .row("never sees a malformed Origin", get(APP + " " + STRANGER), varies())
                .row("… nor one with a path", get(APP + "/.stranger.example"), varies())
                .row("… nor several", get(APP).with(ORIGIN, STRANGER), varies());
    }

    private static Table schemes() {
        return Table.of(Policy.of(
                        "origins of extensions and apps",
                        cors -> cors.origins(
                                        "chrome-extension://abcdefghijklmnop",
                                        "capacitor://localhost",
                                        "tauri://localhost")
                                .supportsCredentials(true)))
                .row(
                        "an extension",
                        get("chrome-extension://abcdefghijklmnop"),
                        varies().origin("chrome-extension://abcdefghijklmnop").credentials())
                .row("another extension", get("chrome-extension://ponmlkjihgfedcba"), varies())
                .row(
                        "an app",
                        get("capacitor://localhost"),
                        varies().origin("capacitor://localhost").credentials())
                .row("the same host on the web", get("https://localhost"), varies());
    }
}
