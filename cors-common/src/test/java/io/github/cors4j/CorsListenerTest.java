package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** A listener is told of every decision, and can neither change nor fail one. */
class CorsListenerTest {
    private static final String APP = "https://app.example.com";

    @Test
    void it_is_told_of_every_decision() {
        List<CorsDecision> told = new ArrayList<>();
        Cors cors = Cors.of(options -> options.origins(APP)
                .refuseDisallowed(true)
                .listener(told::add)
                .resource("/api/*")
                .exclude("/api/no"));
        List<CorsDecision> decided = new ArrayList<>();
        for (Request request : List.of(
                Request.get("/api/x"),
                Request.get("/api/x").origin(APP),
                Request.get("/api/x").origin("https://evil.example"),
                Request.preflight("/api/x", APP, "PUT"),
                Request.get("/api/no").origin(APP),
                Request.get("/other"))) {
            decided.add(request.decidedBy(cors));
        }
        assertThat(told).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(decided);
    }

    @Test
    void it_is_told_of_the_decisions_of_a_route() {
        List<CorsDecision> told = new ArrayList<>();
        Cors cors = Cors.route(options -> options.origins(APP).listener(told::add));
        CorsDecision decision = Request.of("OPTIONS", "/").origin(APP).decidedBy(cors, Scope.ROUTE);
        assertThat(told).singleElement().isSameAs(decision);
    }

    @Test
    void nobody_is_told_of_an_explanation() {
        AtomicInteger told = new AtomicInteger();
        Cors cors = Cors.of(options -> options.listener(decision -> told.incrementAndGet()));
        Request.get("/").explainedBy(cors);
        assertThat(told).hasValue(0);
    }

    @Test
    void what_it_throws_fails_nothing_and_is_logged_once() {
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            for (Throwable thrown : List.of(new IllegalStateException("no"), new StackOverflowError())) {
                log.records().clear();
                Cors cors = Cors.of(options -> options.listener(decision -> sneak(thrown)));
                for (int i = 0; i < 3; i++) {
                    assertThat(Request.from(APP).decidedBy(cors).allowed()).isTrue();
                }
                assertThat(log.records())
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.getThrown()).isSameAs(thrown));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void it_is_set_once_and_not_to_null() {
        assertThatThrownBy(() -> Cors.of(options -> options.listener(d -> {}).listener(d -> {})))
                .isInstanceOfSatisfying(
                        CorsConfigurationException.class,
                        e -> assertThat(e.problems()).extracting("reason").containsExactly(Reason.SET_TWICE));
        assertThatThrownBy(() -> Cors.route(options -> options.listener(null)))
                .isInstanceOfSatisfying(
                        CorsConfigurationException.class,
                        e -> assertThat(e.problems()).extracting("reason").containsExactly(Reason.NULL_VALUE));
    }
}
