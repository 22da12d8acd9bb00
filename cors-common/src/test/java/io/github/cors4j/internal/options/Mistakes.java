package io.github.cors4j.internal.options;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What people do to a text that was right. Each mistake leaves it plain what was meant, and so do several, of which each
 * is of another layer: what is within, what stands before, what stands behind, and what is put around.
 */
final class Mistakes {
    private static final String SCHEME_END = "://";

    /**
     * One of them.
     *
     * @param of the spoiled text; the text itself where the mistake cannot be made
     */
    record Mistake(String name, UnaryOperator<String> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Mistakes() {}

    /** What is done to an origin: to its host, to its scheme, behind it, around it. */
    static List<List<Mistake>> ofOrigins() {
        return List.of(
                List.of(
                        mistake("upper-case host", text -> inHost(text, Mistakes::upper)),
                        mistake("upper-case letter", text -> inHost(text, Mistakes::capitalised)),
                        mistake("user", text -> inScheme(text, scheme -> scheme + "me@")),
                        mistake("user and password", text -> inScheme(text, scheme -> scheme + "me:secret@")),
                        mistake("two dots", text -> inHost(text, host -> host.replaceFirst("\\.", ".."))),
                        mistake("default port", Mistakes::withDefaultPort),
                        mistake("leading zero", text -> text.replaceFirst(":([1-9])", ":0$1")),
                        mistake("unicode host", text -> text.replace("xn--bcher-kva", "bücher")),
                        mistake("two stars", text -> text.replaceFirst("\\*\\.", "**."))),
                List.of(
                        mistake("no scheme", text -> inScheme(text, scheme -> "")),
                        mistake("slashes only", text -> inScheme(text, scheme -> "//")),
                        mistake("no colon", text -> inScheme(text, scheme -> scheme.replace(":", ""))),
                        mistake("no slashes", text -> inScheme(text, scheme -> scheme.replace("//", ""))),
                        mistake("one slash", text -> inScheme(text, scheme -> scheme.replace("//", "/"))),
                        mistake("three slashes", text -> inScheme(text, scheme -> scheme + "/")),
                        mistake("backslashes", text -> inScheme(text, scheme -> scheme.replace("//", "\\\\"))),
                        mistake("colon twice", text -> inScheme(text, scheme -> scheme.replace(":", "::"))),
                        mistake("upper-case scheme", text -> inScheme(text, Mistakes::upper))),
                List.of(
                        mistake("trailing slash", text -> text + "/"),
                        mistake("path", text -> text + "/login"),
                        mistake("path pattern", text -> text + "/*"),
                        mistake("path of two", text -> text + "/app/index.html"),
                        mistake("query", text -> text + "?lang=en"),
                        mistake("path and query", text -> text + "/?a=b&c=d"),
                        mistake("fragment", text -> text + "#top"),
                        mistake("route of a page", text -> text + "/#/home"),
                        mistake("dot of a sentence", text -> text + "/."),
                        mistake("colon without port", text -> hasPort(text) ? text : text + ":"),
                        mistake("blank before port", text -> text.replaceFirst(":([1-9][0-9]*|\\*)$", ": $1"))),
                List.of(
                        mistake("blank before", text -> " " + text),
                        mistake("tab behind", text -> text + "\t"),
                        mistake("line end", text -> text + "\r\n"),
                        mistake("double quotes", text -> "\"" + text + "\""),
                        mistake("single quotes", text -> "'" + text + "'"),
                        mistake("backticks", text -> "`" + text + "`"),
                        mistake("brackets", text -> "[" + text + "]"),
                        mistake("JSON", text -> "[\"" + text + "\"]"),
                        mistake("angle brackets", text -> "<" + text + ">"),
                        mistake("quote before", text -> "\"" + text),
                        mistake("quote behind", text -> text + "\""),
                        mistake("semicolon behind", text -> text + ";"),
                        mistake("list item of YAML", text -> "- " + text),
                        mistake("quoted item of YAML", text -> "- '" + text + "'"),
                        mistake("header line", text -> "Origin: " + text),
                        mistake("header of a response", text -> "Access-Control-Allow-Origin: " + text),
                        mistake("assignment", text -> "CORS_ORIGINS=" + text),
                        mistake("quoted assignment", text -> "origins=\"" + text + "\""),
                        mistake(
                                "escaped by a URL encoder",
                                text -> text.replace(":", "%3A").replace("/", "%2F")),
                        mistake("slashes of JavaScript", text -> "/" + text.replace("/", "\\/") + "/"),
                        mistake("escaped dots", text -> text.replace(".", "\\.")),
                        mistake("end of an expression", text -> text + "$")));
    }

    /** What is done to an expression of origins: to its dots, to its scheme, behind the host, around it. */
    static List<List<Mistake>> ofOriginExpressions() {
        return List.of(
                List.of(
                        mistake("bare dots", text -> text.replace("\\.", ".")),
                        mistake("dots twice escaped", text -> text.replace("\\.", "\\\\.")),
                        mistake("dots in brackets", text -> text.replace("\\.", "[.]")),
                        mistake("digits of Perl", text -> text.replace("[0-9]", "\\d"))),
                List.of(
                        mistake("upper-case scheme", text -> text.replaceFirst("^\\^http", "^HTTP")),
                        mistake(
                                "upper-case host",
                                text -> text.replace("example", "EXAMPLE").replace("localhost", "LOCALHOST")),
                        mistake("escaped slashes", text -> text.replace("://", ":\\/\\/")),
                        mistake("no scheme", text -> text.replaceFirst("https?://", ""))),
                List.of(
                        mistake("slash behind", text -> beforeEnd(text, "/")),
                        mistake("optional slash", text -> beforeEnd(text, "/?")),
                        mistake("any path", text -> beforeEnd(text, "/.*")),
                        mistake("optional path", text -> beforeEnd(text, "(/.*)?")),
                        mistake("path pattern", text -> beforeEnd(text, "/*"))),
                List.of(
                        mistake("no ^", text -> text.replaceFirst("^\\^", "")),
                        mistake("no $", text -> text.replaceFirst("\\$$", "")),
                        mistake(
                                "neither ^ nor $",
                                text -> text.replaceFirst("^\\^", "").replaceFirst("\\$$", "")),
                        mistake("slashes of JavaScript", text -> "/" + text.replace("/", "\\/") + "/"),
                        mistake("flag of JavaScript", text -> "/" + text.replace("/", "\\/") + "/i"),
                        mistake("double quotes", text -> "\"" + text + "\""),
                        mistake("single quotes", text -> "'" + text + "'"),
                        mistake("JSON", text -> "[\"" + text + "\"]"),
                        mistake("blank before", text -> " " + text),
                        mistake("blank behind", text -> text + " ")));
    }

    /** What is done to a path: to its segments, before it, behind it, around it. */
    static List<List<Mistake>> ofPaths() {
        return List.of(
                List.of(
                        mistake("trailing slash", text -> text.endsWith("*") ? text : text + "/"),
                        mistake("slashes within", text -> text.replaceFirst("(.)/", "$1//")),
                        mistake("two stars", text -> text.replaceFirst("\\*$", "**")),
                        mistake("stars in two segments", text -> text.replaceFirst("\\*$", "**/*")),
                        mistake("parameter with a colon", text -> text.replace("/*/", "/:id/")),
                        mistake("parameter in braces", text -> text.replace("/*/", "/{id}/")),
                        mistake("parameter of a shell", text -> text.replace("/*/", "/${id}/")),
                        mistake("parameter of Flask", text -> text.replace("/*/", "/<int:id>/")),
                        mistake("parameter of Next", text -> text.replace("/*/", "/[id]/")),
                        mistake("rest in braces", text -> text.replaceFirst("/\\*$", "/{rest}")),
                        mistake("rest of Next", text -> text.replaceFirst("/\\*$", "/[...rest]")),
                        mistake("rest with a colon", text -> text.replaceFirst("/\\*$", "/:rest*"))),
                List.of(
                        mistake("no slash", text -> text.replaceFirst("^/(?=.)", "")),
                        mistake("two slashes", text -> "/" + text),
                        mistake("dot before", text -> "." + text),
                        mistake("address", text -> "https://api.example.com" + text),
                        mistake("address with a port", text -> "http://localhost:8080" + text),
                        mistake("host", text -> "api.example.com" + text),
                        mistake("any address", text -> "*://*" + text),
                        mistake("method", text -> "GET " + text)),
                List.of(
                        mistake("query", text -> text.endsWith("]") ? text : text + "?page=1"),
                        mistake("fragment", text -> text + "#top"),
                        mistake("end of an expression", text -> text + "$"),
                        mistake("semicolon behind", text -> text + ";")),
                List.of(
                        mistake("blank before", text -> " " + text),
                        mistake("tab behind", text -> text + "\t"),
                        mistake("double quotes", text -> "\"" + text + "\""),
                        mistake("single quotes", text -> "'" + text + "'"),
                        mistake("brackets", text -> "[" + text + "]"),
                        mistake("JSON", text -> "[\"" + text + "\"]"),
                        mistake("quote before", text -> "\"" + text),
                        mistake("quote behind", text -> text + "\""),
                        mistake("list item of YAML", text -> "- " + text)));
    }

    private static Mistake mistake(String name, UnaryOperator<String> of) {
        return new Mistake(name, of);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String capitalised(String text) {
        return upper(text.substring(0, 1)) + text.substring(1);
    }

    /** Only of the web: of another scheme, nobody can tell what it was. */
    private static String inScheme(String text, UnaryOperator<String> change) {
        int end = text.startsWith("http") ? text.indexOf(SCHEME_END) + SCHEME_END.length() : 0;
        return end == 0 ? text : change.apply(text.substring(0, end)) + text.substring(end);
    }

    private static String inHost(String text, UnaryOperator<String> change) {
        int start = text.indexOf(SCHEME_END) + SCHEME_END.length();
        return text.substring(0, start) + change.apply(text.substring(start));
    }

    private static boolean hasPort(String text) {
        return text.matches(".*:[0-9*]+") || !text.startsWith("http");
    }

    private static String withDefaultPort(String text) {
        return hasPort(text) ? text : text + (text.startsWith("https") ? ":443" : ":80");
    }

    private static String beforeEnd(String expression, String more) {
        return expression.substring(0, expression.length() - 1) + more + "$";
    }
}
