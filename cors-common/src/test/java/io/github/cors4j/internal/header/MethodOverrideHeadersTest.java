package io.github.cors4j.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Request;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of method override would turn an allowed method into one that is not. */
class MethodOverrideHeadersTest {
    private static final String PAGE = "https://app.example.com";

    private static CorsDecision ask(Cors cors, String... names) {
        return Request.preflight("/", PAGE, "POST").asking(names).decidedBy(cors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-http-method-override", "X-HTTP-Method-Override", "x-http-method", "x-method-override"})
    void any_header_does_not_grant_them_where_methods_are_listed(String name) {
        for (Cors cors : List.of(
                Cors.defaults(),
                Cors.of(options -> options.allowHeaders("*", "X-A")),
                Cors.of(options -> options.allowHeaders("^x-.*")),
                Cors.of(options -> options.origins(PAGE).supportsCredentials(true)))) {
            CorsDecision decision = ask(cors, "x-a," + name);
            assertThat(decision.outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
            assertThat(decision.headers()).containsEntry("Access-Control-Allow-Headers", "x-a");
            assertThat(Request.preflight("/", PAGE, "POST")
                            .asking("x-a," + name)
                            .explainedBy(cors)
                            .remedy())
                    .hasValueSatisfying(remedy -> assertThat(remedy).contains("by name"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-http-method-override", "X-HTTP-Method-Override", "x-http-method", "x-method-override"})
    void they_are_granted_where_they_are_listed_or_every_method_is(String name) {
        assertThat(ask(Cors.of(options -> options.methods("*")), name).allowed())
                .isTrue();
        assertThat(ask(Cors.of(options -> options.allowHeaders("*", name)), name)
                        .allowed())
                .isTrue();
        assertThat(ask(Cors.of(options -> options.allowHeaders(name.toUpperCase(Locale.ROOT))), name)
                        .allowed())
                .isTrue();
        assertThat(ask(Cors.defaults(), name + "s").allowed()).isTrue();
    }
}
