package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.networkPreflightVaries;
import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.METHODS;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.preflight;

import java.util.List;

/** Which methods and which request headers a preflight is granted. */
final class GrantTables {
    private static final Expected GRANTED = preflightVaries().origin(APP);

    private GrantTables() {}

    static List<Table> all() {
        return List.of(
                methods(),
                ownMethods(),
                anyMethod(),
                anyMethodWithCredentials(),
                noMethod(),
                headers(),
                anyHeader(),
                anyHeaderWithCredentials(),
                starBesideNames(),
                headerExpressions(),
                noHeader());
    }

    private static Table methods() {
        Expected refused = networkPreflightVaries().origin(APP).credentials();
        Expected granted = refused.methods("DELETE, GET, PUT");
        return Table.of(Policy.of(
                        "listed methods",
                        cors -> cors.origins(APP)
                                .methods("put", "GET", "Delete")
                                .supportsCredentials(true)
                                .exposeHeaders("ETag")
                                .allowPrivateNetwork(true)))
                .answered("the whole list is sent, sorted", preflight(APP, "PUT"), granted)
                .answered("… whichever is asked for", preflight(APP, "GET"), granted)
                .answered("… upper-cased when configured", preflight(APP, "DELETE"), granted)
                .answered("another is refused, the origin is not", preflight(APP, "PATCH"), refused)
                .answered("… also one that needs no permission", preflight(APP, "POST"), refused)
                .answered(
                        "… with everything else it asks for",
                        preflight(APP, "PATCH", "X-A").with(Table.REQUEST_PRIVATE_NETWORK, "true"),
                        refused)
                .answered("lower case is another method", preflight(APP, "put"), refused)
                .answered("a part of a name is another method", preflight(APP, "PU"), refused)
                .answered("a part of the list is another method", preflight(APP, "GET, PUT"), refused)
                .answered("a longer name is another method", preflight(APP, "PUTS"), refused)
                .answered("a star is another method", preflight(APP, "*"), refused)
                .answered("another origin is refused first", preflight(STRANGER, "PUT"), networkPreflightVaries());
    }

    private static Table ownMethods() {
        Expected granted = GRANTED.methods("GET, Purge, X-CUSTOM");
        return Table.of(Policy.of(
                        "methods of one's own", cors -> cors.origins(APP).methods("Purge", "X-CUSTOM", "get")))
                .answered("stay as they are spelled", preflight(APP, "Purge"), granted)
                .answered("… byte for byte", preflight(APP, "PURGE"), GRANTED)
                .answered("… byte for byte, again", preflight(APP, "X-Custom"), GRANTED)
                .answered("a well-known one is upper-cased", preflight(APP, "GET"), granted);
    }

    private static Table anyMethod() {
        Expected granted = GRANTED.methods("*");
        return Table.of(Policy.of("any method", cors -> cors.origins(APP).methods("*")))
                .answered("PATCH", preflight(APP, "PATCH"), granted)
                .answered("one of one's own", preflight(APP, "X-CUSTOM"), granted)
                .answered("in lower case", preflight(APP, "patch"), granted)
                .answered("another origin gets none", preflight(STRANGER, "PATCH"), preflightVaries());
    }

    private static Table anyMethodWithCredentials() {
        Expected granted = GRANTED.credentials();
        return Table.of(Policy.of(
                        "any method with credentials",
                        cors -> cors.origins(APP).methods("*").supportsCredentials(true)))
                .answered("is named, as the star is none there", preflight(APP, "PATCH"), granted.methods("PATCH"))
                .answered("… as it is spelled", preflight(APP, "patch"), granted.methods("patch"))
                .answered("what is no method is not sent back", preflight(APP, "PUT, X"), granted)
                .answered("… nor something with a letter that is not ASCII", preflight(APP, "P\u00dcT"), granted)
                .answered("another origin gets none", preflight(STRANGER, "PATCH"), preflightVaries());
    }

    private static Table noMethod() {
        return Table.of(Policy.of("no method", cors -> cors.origins(APP).methods(List.of())))
                .answered("none at all", preflight(APP, "PUT"), GRANTED)
                .answered("not even GET", preflight(APP, "GET"), GRANTED);
    }

    private static Table headers() {
        Expected none = GRANTED.methods(METHODS);
        Expected both = none.headers("X-Requested-With, Content-Type");
        return Table.of(Policy.of(
                        "listed headers", cors -> cors.origins(APP).allowHeaders("Content-Type", "x-requested-with")))
                .answered("none asked for, none sent", preflight(APP, "PUT"), none)
                .answered("an empty line asks for none", preflight(APP, "PUT", ""), none)
                .answered("commas ask for none", preflight(APP, "PUT", " , ,, "), none)
                .answered(
                        "only what is asked for is sent",
                        preflight(APP, "PUT", "Content-Type"),
                        none.headers("Content-Type"))
                .answered(
                        "… in any letter case, as it was asked for",
                        preflight(APP, "PUT", "content-TYPE"),
                        none.headers("content-TYPE"))
                .answered(
                        "… in the order of the request", preflight(APP, "PUT", "X-Requested-With, Content-Type"), both)
                .answered("… without blanks", preflight(APP, "PUT", "X-Requested-With,Content-Type"), both)
                .answered(
                        "… with blanks and tabs", preflight(APP, "PUT", " X-Requested-With\t, \t Content-Type "), both)
                .answered("… from several lines", preflight(APP, "PUT", "X-Requested-With", "Content-Type"), both)
                .answered(
                        "… from several lines of which one is refused",
                        preflight(APP, "PUT", "X-Requested-With, X-B", "Content-Type"),
                        both)
                .answered(
                        "… each once",
                        preflight(APP, "PUT", "X-Requested-With, Content-Type, x-requested-with, CONTENT-TYPE"),
                        both)
                .answered(
                        "… each once over several lines",
                        preflight(APP, "PUT", "X-Requested-With", "Content-Type", "content-type"),
                        both)
                .answered("… past empty elements", preflight(APP, "PUT", ",X-Requested-With,, ,Content-Type,"), both)
                .answered(
                        "… past very many of them",
                        preflight(APP, "PUT", ",".repeat(2500) + "Content-Type"),
                        none.headers("Content-Type"))
                .answered(
                        "… but not past more than a response has room for",
                        preflight(APP, "PUT", ",".repeat(5000) + "Content-Type"),
                        none)
                .answered(
                        "one that is not listed is left out",
                        preflight(APP, "PUT", "Content-Type, X-Secret"),
                        none.headers("Content-Type"))
                .answered(
                        "… the first, too",
                        preflight(APP, "PUT", "X-Secret, Content-Type"),
                        none.headers("Content-Type"))
                .answered("none listed, none sent, but the methods are", preflight(APP, "PUT", "X-Secret"), none)
                .answered("a part of a name is another", preflight(APP, "PUT", "Content, Content-Type-Options"), none)
                .answered("a star is no name", preflight(APP, "PUT", "*, Content-Type"), none.headers("Content-Type"))
                .answered(
                        "what is no name is left out",
                        preflight(APP, "PUT", "Content-Type: text/plain, X-Requested-With"),
                        none.headers("X-Requested-With"))
                .answered("even authorization needs to be listed", preflight(APP, "PUT", "authorization"), none);
    }

    private static Table anyHeader() {
        Expected none = GRANTED.methods(METHODS);
        return Table.of(Policy.of("any header", cors -> cors.origins(APP).allowHeaders("*")))
                .answered("none asked for, none sent", preflight(APP, "PUT"), none)
                .answered("what is asked for is sent", preflight(APP, "PUT", "x-b, X-A"), none.headers("x-b, X-A"))
                .answered(
                        "… from several lines", preflight(APP, "PUT", "x-b", "X-A,X-C"), none.headers("x-b, X-A, X-C"))
                .answered("… each once", preflight(APP, "PUT", "x-b, X-B, X-A", "x-a"), none.headers("x-b, X-A"))
                .answered("… the same one very often", preflight(APP, "PUT", "x-b,".repeat(1500)), none.headers("x-b"))
                .answered(
                        "… whatever characters a name may have",
                        preflight(APP, "PUT", "!#$%&'+-.^_`|~0Az"),
                        none.headers("!#$%&'+-.^_`|~0Az"))
                .answered("a star is not", preflight(APP, "PUT", "*"), none)
                .answered(
                        "nor what is no name",
                        preflight(APP, "PUT", "a b, X-A, c:d, <e>, \"f\", b\u00fccher, (g)"),
                        none.headers("X-A"));
    }

    private static Table anyHeaderWithCredentials() {
        Expected none = GRANTED.credentials().methods(METHODS);
        return Table.of(Policy.of(
                        "any header with credentials", cors -> cors.origins(APP).supportsCredentials(true)))
                .answered(
                        "the names are sent, as a star is none there",
                        preflight(APP, "PUT", "Authorization, X-A"),
                        none.headers("Authorization, X-A"))
                .answered("a star is not", preflight(APP, "PUT", "*, X-A"), none.headers("X-A"));
    }

    private static Table starBesideNames() {
        return Table.of(Policy.of(
                        "any header, and one by name", cors -> cors.origins(APP).allowHeaders("*", "Authorization")))
                .answered(
                        "is any header",
                        preflight(APP, "PUT", "X-A, authorization"),
                        GRANTED.methods(METHODS).headers("X-A, authorization"));
    }

    private static Table headerExpressions() {
        Expected none = GRANTED.methods(METHODS);
        return Table.of(Policy.of(
                        "expressions for headers",
                        cors -> cors.origins(APP).allowHeaders("^X-(Trace|Span)-[a-z]+$", "Content-Type")))
                .answered(
                        "match in any letter case",
                        preflight(APP, "PUT", "x-TRACE-Id, content-type"),
                        none.headers("x-TRACE-Id, content-type"))
                .answered(
                        "match whole names",
                        preflight(APP, "PUT", "My-X-Trace-Id, X-Trace-Id2, X-Span-id"),
                        none.headers("X-Span-id"))
                .answered("what does not match is left out", preflight(APP, "PUT", "X-Other"), none);
    }

    private static Table noHeader() {
        return Table.of(Policy.of("no header", cors -> cors.origins(APP).allowHeaders(List.of())))
                .answered("none at all", preflight(APP, "PUT", "Content-Type, X-A"), GRANTED.methods(METHODS));
    }
}
