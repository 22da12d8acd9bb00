package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where it is not known which of several policies will decide, only what each of them grants is granted. */
class CommonGroundTest {
    private static final String APP = "https://app.example.com";
    private static final String OTHER = "https://other.example";
    private static final Request GET = Request.from(APP);
    private static final Request PREFLIGHT = Request.preflight("/", APP, "PUT").asking("x-a, x-b");

    private static CorsDecision common(Request request, Consumer<CorsBuilder> one, Consumer<CorsBuilder> other) {
        return CorsDecision.common(List.of(request.decidedBy(Cors.of(one)), request.decidedBy(Cors.of(other))));
    }

    private static Consumer<CorsBuilder> app(Consumer<CorsBuilder> more) {
        return cors -> more.accept(cors.origins(APP));
    }

    @Test
    void one_decision_is_its_own_common_ground() {
        CorsDecision one = GET.decidedBy(Cors.of(cors -> cors.origins(APP)));
        assertThat(CorsDecision.common(List.of(one))).isSameAs(one);
        assertThat(CorsDecision.common(List.of(one, one))).isSameAs(one);
    }

    @Test
    void an_origin_is_allowed_where_all_allow_it() {
        assertThat(common(GET, cors -> cors.origins(APP), cors -> cors.origins(APP, OTHER))
                        .headers())
                .containsEntry("Access-Control-Allow-Origin", APP);
        CorsDecision refused = common(GET, cors -> cors.origins(APP), cors -> cors.origins(OTHER));
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.outcome()).isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
        assertThat(refused.headers()).isEmpty();
        assertThat(common(PREFLIGHT, cors -> cors.origins(OTHER), cors -> cors.origins(APP))
                        .headers())
                .isEmpty();
    }

    @Test
    void a_wildcard_is_kept_only_where_all_send_it() {
        Consumer<CorsBuilder> any = cors -> cors.sendWildcard(true);
        assertThat(common(GET, any, cors -> cors.sendWildcard(true).maxAge(Duration.ZERO))
                        .headers())
                .containsEntry("Access-Control-Allow-Origin", "*");
        assertThat(common(GET, any, cors -> cors.origins(APP)).headers())
                .containsEntry("Access-Control-Allow-Origin", APP);
        assertThat(common(GET, cors -> cors.origins(APP), any).headers())
                .containsEntry("Access-Control-Allow-Origin", APP);
    }

    @Test
    void credentials_are_allowed_where_all_allow_them() {
        Consumer<CorsBuilder> with = app(cors -> cors.supportsCredentials(true));
        assertThat(common(GET, with, app(cors -> cors.supportsCredentials(true).maxAge(Duration.ZERO)))
                        .headers())
                .containsEntry("Access-Control-Allow-Credentials", "true");
        assertThat(common(GET, with, app(cors -> {})).headers()).doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(common(GET, app(cors -> {}), with).headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void headers_are_exposed_where_all_expose_the_same() {
        Consumer<CorsBuilder> total = app(cors -> cors.exposeHeaders("X-Total"));
        assertThat(common(GET, total, app(cors -> cors.exposeHeaders("X-Total").maxAge(Duration.ZERO)))
                        .headers())
                .containsEntry("Access-Control-Expose-Headers", "X-Total");
        assertThat(common(GET, total, app(cors -> cors.exposeHeaders("X-Other")))
                        .headers())
                .doesNotContainKey("Access-Control-Expose-Headers");
        assertThat(common(GET, total, app(cors -> {})).headers()).doesNotContainKey("Access-Control-Expose-Headers");
        assertThat(common(GET, total, cors -> cors.resource("/elsewhere")).headers())
                .isEmpty();
    }

    @Test
    void methods_are_those_that_all_allow() {
        CorsDecision both = common(
                PREFLIGHT, app(cors -> cors.methods("GET", "PUT", "DELETE")), app(cors -> cors.methods("PUT", "POST")));
        assertThat(both.allowed()).isTrue();
        assertThat(both.headers()).containsEntry("Access-Control-Allow-Methods", "PUT");
        CorsDecision refused =
                common(PREFLIGHT, app(cors -> cors.methods("PUT")), app(cors -> cors.methods("GET", "POST")));
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.outcome()).isEqualTo(Outcome.METHOD_NOT_ALLOWED);
        assertThat(refused.headers())
                .doesNotContainKeys("Access-Control-Allow-Methods", "Access-Control-Allow-Headers");
    }

    @Test
    void any_method_has_every_one_in_common() {
        Consumer<CorsBuilder> any = app(cors -> cors.methods("*"));
        assertThat(common(PREFLIGHT, any, app(cors -> cors.methods("PUT"))).headers())
                .containsEntry("Access-Control-Allow-Methods", "PUT");
        assertThat(common(PREFLIGHT, any, app(cors -> cors.methods("*").maxAge(Duration.ZERO)))
                        .allowed())
                .isTrue();
    }

    @Test
    void requested_headers_are_those_that_all_allow() {
        CorsDecision some = common(
                PREFLIGHT, app(cors -> cors.allowHeaders("x-a", "x-b")), app(cors -> cors.allowHeaders("x-b", "x-c")));
        assertThat(some.outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
        assertThat(some.headers()).containsEntry("Access-Control-Allow-Headers", "x-b");
        CorsDecision none =
                common(PREFLIGHT, app(cors -> cors.allowHeaders("x-a")), app(cors -> cors.allowHeaders("x-b")));
        assertThat(none.allowed()).isFalse();
        assertThat(none.headers()).doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void the_shortest_max_age_counts_and_none_where_one_has_none() {
        Consumer<CorsBuilder> hour = app(cors -> cors.maxAge(Duration.ofHours(1)));
        Consumer<CorsBuilder> minute = app(cors -> cors.maxAge(Duration.ofMinutes(1)));
        assertThat(common(PREFLIGHT, hour, minute).headers()).containsEntry("Access-Control-Max-Age", "60");
        assertThat(common(PREFLIGHT, minute, hour).headers()).containsEntry("Access-Control-Max-Age", "60");
        assertThat(common(PREFLIGHT, minute, app(cors -> {})).headers()).doesNotContainKey("Access-Control-Max-Age");
        assertThat(common(PREFLIGHT, app(cors -> {}), minute).headers()).doesNotContainKey("Access-Control-Max-Age");
    }

    @Test
    void a_private_network_is_open_where_all_open_it() {
        Request asking = PREFLIGHT.with("Access-Control-Request-Private-Network", "true");
        Consumer<CorsBuilder> open = app(cors -> cors.allowPrivateNetwork(true));
        assertThat(common(
                                asking,
                                open,
                                app(cors -> cors.allowPrivateNetwork(true).maxAge(Duration.ZERO)))
                        .headers())
                .containsEntry("Access-Control-Allow-Private-Network", "true");
        assertThat(common(asking, open, app(cors -> {})).headers())
                .doesNotContainKey("Access-Control-Allow-Private-Network");
        assertThat(common(
                                asking,
                                open,
                                app(cors -> cors.allowPrivateNetwork(true).methods("GET")))
                        .headers())
                .doesNotContainKey("Access-Control-Allow-Private-Network");
    }

    @Test
    void a_response_varies_as_all_together() {
        Consumer<CorsBuilder> any = cors -> cors.sendWildcard(true);
        assertThat(common(GET, any, cors -> cors.sendWildcard(true).maxAge(Duration.ZERO))
                        .vary())
                .isEmpty();
        assertThat(common(GET, any, cors -> cors.origins(APP)).vary()).containsExactly("Origin");
        assertThat(common(PREFLIGHT, any, cors -> cors.origins(APP)).vary())
                .containsExactlyInAnyOrder("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    @Test
    void a_policy_that_does_not_cover_the_path_takes_all_grants() {
        Consumer<CorsBuilder> elsewhere = cors -> cors.resource("/elsewhere");
        CorsDecision covered = common(GET, elsewhere, cors -> cors.origins(APP));
        assertThat(covered.governsResponse()).isTrue();
        assertThat(covered.headers()).isEmpty();
        assertThat(covered.allowed()).isFalse();
        assertThat(covered.vary()).containsExactly("Origin");
        CorsDecision nowhere = common(GET, elsewhere, cors -> cors.exclude("*"));
        assertThat(nowhere.governsResponse()).isFalse();
        assertThat(common(PREFLIGHT, elsewhere, app(cors -> cors.maxAge(Duration.ofHours(1))))
                        .headers())
                .isEmpty();
    }

    @Test
    void a_preflight_ends_where_all_end_it() {
        Consumer<CorsBuilder> left = app(cors -> cors.automaticOptions(false));
        assertThat(common(PREFLIGHT, app(cors -> {}), app(cors -> cors.preflightStatus(204)))
                        .endsRequest())
                .isTrue();
        assertThat(common(PREFLIGHT, app(cors -> {}), left).endsRequest()).isFalse();
        assertThat(common(PREFLIGHT, left, app(cors -> {})).endsRequest()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_guard_of_one_refuses(boolean first) {
        List<Consumer<CorsBuilder>> policies = new ArrayList<>(List.of(
                cors -> cors.origins(APP, OTHER), cors -> cors.origins(OTHER).refuseDisallowed(true)));
        if (first) {
            Collections.reverse(policies);
        }
        CorsDecision decision = common(GET, policies.get(0), policies.get(1));
        assertThat(decision.refusesRequest()).isTrue();
        assertThat(decision.status()).isEqualTo(403);
        assertThat(decision.headers()).isEqualTo(Map.of());
    }
}
