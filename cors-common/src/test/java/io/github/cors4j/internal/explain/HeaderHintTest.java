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
                        "request header x-http-method-override is not allowed: a header that replaces the method of"
                                + " the preflight is allowed by * only if methods is *",
                        "add x-http-method-override to allowHeaders by name, if every method that it can ask for may"
                                + " be used"),
                new Refusal(
                        "a method override that an expression matches",
                        cors -> cors.allowHeaders("^X-.*$"),
                        put.asking("x-http-method-override"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header x-http-method-override is not allowed: a header that replaces the method of"
                                + " the preflight is allowed by an expression only if methods is *",
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
                        "headers that pages cannot set",
                        cors -> cors.allowHeaders("Content-Type"),
                        put.asking("cookie, host, origin, sec-x, proxy-a, x-one"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request headers cookie, host, origin, proxy-a, sec-x, x-one are not allowed: browsers do not let"
                                + " pages set cookie, host, origin, proxy-a, sec-x; the policy allows [Content-Type]",
                        "do not ask for cookie, host, origin, proxy-a, sec-x; add x-one to allowHeaders, or do not set"
                                + " it in the page's script"),
                new Refusal(
                        "a header of the response",
                        cors -> cors.allowHeaders("Content-Type"),
                        put.asking("access-control-allow-origin"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header access-control-allow-origin is not allowed: headers of CORS belong in"
                                + " the response, where the policy sets them",
                        "do not set access-control-allow-origin in the page's script"),
                new Refusal(
                        "what would be read as an expression",
                        cors -> cors.allowHeaders("Content-Type"),
                        put.asking("^.*"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header ^.* is not allowed: the policy allows [Content-Type]",
                        "do not set ^.* in the page's script"),
                new Refusal(
                        "more names than fit into the line",
                        cors -> cors.allowHeaders("Content-Type"),
                        put.asking("x-" + "a".repeat(150) + ",x-" + "b".repeat(150)),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request headers x-" + "a".repeat(150) + ", x-" + "b".repeat(44)
                                + " are not allowed: the policy allows [Content-Type]",
                        "add the missing names to allowHeaders, or do not set them in the page's script"),
                misspelt("autorization", "Authorization"),
                misspelt("x-csrftoken", "X-CSRF-Token"),
                misspelt("x_csrf_token", "X-CSRF-Token"),
                misspelt("content-typ", "Content-Type"),
                misspelt("x-tenantid", "X-Tenant-Id"),
                misspelt("x-tennant-id", "X-Tenant-Id"),
                new Refusal(
                        "a misspelt header and another one",
                        cors -> cors.allowHeaders("Authorization"),
                        put.asking("autorization,x-two"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request headers autorization, x-two are not allowed: the policy allows [Authorization]",
                        "write Authorization in the page's script, or add autorization to allowHeaders if it is another"
                                + " header; add x-two to allowHeaders, or do not set it in the page's script"),
                new Refusal(
                        "a misspelt header behind others",
                        cors -> cors.allowHeaders("X-Tenant-Id"),
                        put.asking("x-a,x-b,x-c,x-d,x-tenantid"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request headers x-a, x-b, x-c, x-d, x-tenantid are not allowed: the policy allows [X-Tenant-Id]",
                        "write X-Tenant-Id in the page's script, or add x-tenantid to allowHeaders if it is another"
                                + " header; add x-a, x-b, x-c, x-d to allowHeaders, or do not set them in the page's"
                                + " script"),
                notMisspelt("_", "-"),
                notMisspelt("x-xsrf-token", "X-CSRF-Token"),
                notMisspelt("x-version-2", "X-Version-1"),
                notMisspelt("x-ab", "X-Ac"),
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

    private static Refusal misspelt(String asked, String meant) {
        return new Refusal(
                asked,
                cors -> cors.allowHeaders("Content-Type", "X-CSRF-Token", "Authorization", "X-Tenant-Id"),
                Request.preflight("/", APP, "PUT").asking(asked),
                Outcome.HEADER_NOT_ALLOWED,
                "request header " + asked
                        + " is not allowed: the policy allows [Content-Type, X-CSRF-Token, Authorization, X-Tenant-Id]",
                "write " + meant + " in the page's script, or add " + asked
                        + " to allowHeaders if it is another header");
    }

    private static Refusal notMisspelt(String asked, String listed) {
        return new Refusal(
                asked,
                cors -> cors.allowHeaders(listed),
                Request.preflight("/", APP, "PUT").asking(asked),
                Outcome.HEADER_NOT_ALLOWED,
                "request header " + asked + " is not allowed: the policy allows [" + listed + "]",
                "add " + asked + " to allowHeaders, or do not set it in the page's script");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_refusal_names_its_cause_and_its_remedy(Refusal refusal) {
        refusal.assertExplained();
    }
}
