package io.github.cors4j.examples.unittest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsRequest;
import io.github.cors4j.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team tests of its own policy. */
class ShopPolicyTest {
    private static final String SHOP = "https://shop.example.com";
    private final Cors policy = ShopPolicy.create();

    @Test
    void nothingIsOddAboutIt() {
        assertThat(policy.warnings()).isEmpty();
    }

    @Test
    void theShopMayOrderWithCookies() {
        CorsRequest order =
                CorsRequest.of("PUT", "/api/orders/7").from(SHOP).header("Content-Type", "application/json");
        assertThat(policy.isReadable(order.cookies("session=1"))).isTrue();
        assertThat(policy.isReadable(order.header("X-Debug", "1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example.com",
                "https://shop.example.com.evil.example",
                "https://evil.example",
                "null"
            })
    void nobodyElseMayOrder(String origin) {
        assertThat(policy.isReadable(CorsRequest.get("/api/orders").from(origin)))
                .isFalse();
        assertThat(policy.decide(CorsRequest.of("POST", "/api/orders").from(origin))
                        .refusesRequest())
                .as("the guard")
                .isTrue();
    }

    @Test
    void everybodyMayReadPrices() {
        assertThat(policy.isReadable(CorsRequest.get("/prices/today").from("https://news.example")))
                .isTrue();
    }

    @Test
    void aRefusalSaysWhy() {
        CorsRequest preflight =
                CorsRequest.preflight("PUT", "/api/orders").from(SHOP).headers("x-debug");
        assertThat(policy.explain(preflight).decision().outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
        assertThat(policy.explain(preflight).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("x-debug"));
    }

    @Test
    void whatIsNotCoveredHasNoCors() {
        assertThat(policy.decide(CorsRequest.get("/health").from(SHOP)).covered())
                .isFalse();
    }
}
