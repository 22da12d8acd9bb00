package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests CORS has nothing to do with, which are actual requests, and which are preflights. */
class RequestKindTest {
    private static final String APP = "https://app.example.com";

    static Stream<Arguments> kinds() {
        Request options = Request.of("OPTIONS", "/");
        return Stream.of(
                arguments(Request.get("/"), RequestKind.NON_CORS),
                arguments(Request.from(""), RequestKind.NON_CORS),
                arguments(options, RequestKind.NON_CORS),
                arguments(options.with("Access-Control-Request-Method", "PUT"), RequestKind.NON_CORS),
                arguments(options.origin("").with("Access-Control-Request-Method", "PUT"), RequestKind.NON_CORS),
                arguments(Request.from(APP), RequestKind.ACTUAL),
                arguments(Request.from("null"), RequestKind.ACTUAL),
                arguments(Request.from("nonsense"), RequestKind.ACTUAL),
                arguments(options.origin(APP), RequestKind.ACTUAL),
                arguments(options.origin(APP).with("Access-Control-Request-Method", ""), RequestKind.ACTUAL),
                arguments(options.origin(APP).asking("X-A"), RequestKind.ACTUAL),
                arguments(Request.from(APP).with("Access-Control-Request-Method", "PUT"), RequestKind.ACTUAL),
                arguments(
                        Request.of("options", "/").origin(APP).with("Access-Control-Request-Method", "PUT"),
                        RequestKind.ACTUAL),
                arguments(
                        Request.of("POST", "/")
                                .origin(APP)
                                .with("Access-Control-Request-Method", "PUT")
                                .with("X-HTTP-Method-Override", "OPTIONS"),
                        RequestKind.ACTUAL),
                arguments(
                        Request.preflight("/", APP, "PUT").with("X-HTTP-Method-Override", "POST"),
                        RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", APP, "PUT"), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", "null", "PUT"), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", "nonsense", "no method"), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", APP, "PUT").origin(APP), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", "", "PUT").origin(APP), RequestKind.PREFLIGHT));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_request_is_of_one_kind(Request request, RequestKind kind) {
        CorsDecision decision = request.decidedBy(Cors.defaults());
        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.endsRequest()).isEqualTo(kind == RequestKind.PREFLIGHT);
        assertThat(Cors.requestedMethod(request, Request.READER) != null).isEqualTo(kind == RequestKind.PREFLIGHT);
    }
}
