package io.github.cors4j.internal.explain;

import io.github.cors4j.Outcome;
import io.github.cors4j.Refusal;
import io.github.cors4j.Request;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requested header names are refused, and what to change. */
class HeaderHintTest {
    private static final String APP = "https://app.example.com";

    static Stream<Refusal> headers() {
        Request put = Request.preflight("/", APP, "PUT");
        return Stream.of(
                new Refusal(
                        "one missing header",
                        cors -> cors.allowHeaders("Content-Type", "X-One"),
                        put.asking("content-type,x-one,x-two"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header x-two is not allowed: the policy allows [Content-Type, X-One]",
                        "add x-two to allowHeaders, or do not set it in the page's script"),
                new Refusal(
                        "two missing headers",
                        cors -> cors.allowHeaders("Content-Type"),
                        put.asking("x-two, content-type", "x-one"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request headers x-one, x-two are not allowed: the policy allows [Content-Type]",
                        "add x-one, x-two to allowHeaders, or do not set them in the page's script"),
                new Refusal(
                        "a method override beside any header",
                        cors -> cors.allowHeaders("*"),
                        put.asking("x-http-method-override"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header x-http-method-override is not allowed: it replaces the method that the"
                                + " preflight asked for, and * allows it only if methods is *",
                        "add x-http-method-override to allowHeaders by name, if every method that it can ask for may"
                                + " be used"),
                new Refusal(
                        "a method override that an expression matches",
                        cors -> cors.allowHeaders("^X-.*$"),
                        put.asking("x-http-method-override"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header x-http-method-override is not allowed: it replaces the method that the"
                                + " preflight asked for, and an expression allows it only if methods is *",
                        "add x-http-method-override to allowHeaders by name, if every method that it can ask for may"
                                + " be used"),
                new Refusal(
                        "a method override that no expression matches",
                        cors -> cors.allowHeaders("^X-App-.*$"),
                        put.asking("x-http-method-override"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header x-http-method-override is not allowed: the policy allows [^X-App-.*$]",
                        "add x-http-method-override to allowHeaders, or do not set it in the page's script"),
                new Refusal(
                        "no header name",
                        cors -> {},
                        put.asking("x-one, *"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header * is not allowed: it is not a valid header name",
                        "ask for valid header names, separated by commas"),
                new Refusal(
                        "as many headers as are looked at",
                        cors -> cors.allowHeaders("a"),
                        put.asking("a,".repeat(127) + " ".repeat(3_000 - 2 * 127 - 2), "xy"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header xy is not allowed: the policy allows [a]",
                        "add xy to allowHeaders, or do not set it in the page's script"),
                new Refusal(
                        "too many headers",
                        cors -> {},
                        put.asking("x-one,".repeat(129)),
                        Outcome.HEADER_NOT_ALLOWED,
                        "the request asks for more header names than the policy reads, 128 with 3000 characters",
                        "send fewer headers"),
                new Refusal(
                        "too long headers",
                        cors -> {},
                        put.asking("x".repeat(3_001)),
                        Outcome.HEADER_NOT_ALLOWED,
                        "the request asks for more header names than the policy reads, 128 with 3000 characters",
                        "send fewer headers"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_refusal_names_its_cause_and_its_remedy(Refusal refusal) {
        refusal.assertExplained();
    }
}
