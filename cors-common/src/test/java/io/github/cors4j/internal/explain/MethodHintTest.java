package io.github.cors4j.internal.explain;

import io.github.cors4j.Outcome;
import io.github.cors4j.Refusal;
import io.github.cors4j.Request;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a method is refused, and what to change. */
class MethodHintTest {
    private static final String APP = "https://app.example.com";

    static Stream<Refusal> methods() {
        Request put = Request.preflight("/", APP, "PUT");
        return Stream.of(
                new Refusal(
                        "method",
                        cors -> cors.methods("GET", "POST"),
                        put,
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"PUT\" is not allowed: the policy allows GET, POST",
                        "add \"PUT\" to methods"),
                new Refusal(
                        "no method at all",
                        cors -> cors.methods(List.of()),
                        put,
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"PUT\" is not allowed: the policy allows none",
                        "add \"PUT\" to methods"),
                new Refusal(
                        "method case",
                        cors -> cors.methods("GET", "PATCH"),
                        Request.preflight("/", APP, "patch"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"patch\" is not allowed: the policy allows GET, PATCH; the letter case differs, and"
                                + " method names are case-sensitive",
                        "write method: \"PATCH\" in the page's script"),
                new Refusal(
                        "method case of one that is not listed",
                        cors -> cors.methods("GET", "PUT"),
                        Request.preflight("/", APP, "patch"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"patch\" is not allowed: the policy allows GET, PUT",
                        "add \"PATCH\" to methods, and write method: \"PATCH\" in the page's script"),
                unlistable("*", "the policy allows GET", "request a method by its name"),
                unlistable("^.*", "the policy allows GET", "request a method by its name"),
                unlistable("GET|PUT", "the policy allows GET", "request a method by its name"),
                unlistable("X".repeat(201), "the policy allows GET", "request a method by its name"),
                unlistable("TRACE", "browsers never let a page use it", "request another method"),
                unlistable("CONNECT", "browsers never let a page use it", "request another method"),
                unlistable("track", "browsers never let a page use it", "request another method"),
                unlistable("A B", "it is not a method that a browser sends", "request a valid method name"),
                new Refusal(
                        "case of a method that browsers upper-case",
                        cors -> cors.methods("GET"),
                        Request.preflight("/", APP, "put"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"put\" is not allowed: the policy allows GET",
                        "add \"PUT\" to methods, and write method: \"PUT\" in the page's script"),
                new Refusal(
                        "case of a custom method",
                        cors -> cors.methods("GET", "Purge"),
                        Request.preflight("/", APP, "PURGE"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"PURGE\" is not allowed: the policy allows GET, Purge; the letter case differs, and"
                                + " method names are case-sensitive",
                        "write method: \"Purge\" in the page's script"),
                new Refusal(
                        "no token",
                        cors -> cors.methods("*"),
                        Request.preflight("/", APP, "P UT"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"P UT\" is not allowed: it is not a method that a browser sends",
                        "request a valid method name"));
    }

    /** A method that, in a list of methods, would not be that method. */
    private static Refusal unlistable(String method, String cause, String remedy) {
        return new Refusal(
                method,
                cors -> cors.methods("GET"),
                Request.preflight("/", APP, method),
                Outcome.METHOD_NOT_ALLOWED,
                "method " + HarmlessText.of(method) + " is not allowed: " + cause,
                remedy);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_refusal_names_its_cause_and_its_remedy(Refusal refusal) {
        refusal.assertExplained();
    }
}
