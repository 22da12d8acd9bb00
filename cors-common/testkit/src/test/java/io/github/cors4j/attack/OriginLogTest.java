package io.github.cors4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tries to pass for an origin forges no line of a log, and is not to be found above DEBUG. */
class OriginLogTest {
    private static final List<Cors> POLICIES = List.of(
            Cors.defaults(),
            Cors.of(cors ->
                    cors.origins(Origins.APP, "^https://.*\\.example\\.org").supportsCredentials(true)));

    private final Logger logger = Logger.getLogger(Cors.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void capture() {
        logger.setUseParentHandlers(false);
        logger.addHandler(capture);
        capture.setLevel(Level.ALL);
    }

    @AfterEach
    void release() {
        logger.removeHandler(capture);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    private static void ask(String text) {
        for (Cors cors : POLICIES) {
            cors.decide(CorsRequest.preflight(text, "/").from(text).headers(text));
            cors.decide(CorsRequest.get("/").from(text));
        }
    }

    @Test
    void each_decision_is_one_line_of_printable_ascii() {
        logger.setLevel(Level.FINEST); // what SLF4J calls TRACE
        MalformedOrigins.all().forEach(OriginLogTest::ask);
        assertThat(lines).hasSize((int) MalformedOrigins.all().count() * 2 * POLICIES.size());
        assertThat(lines).allSatisfy(line -> assertThat(line).matches("[ -~]{1,4000}"));
    }

    @Test
    void nothing_is_logged_above_debug() {
        logger.setLevel(Level.CONFIG);
        MalformedOrigins.all().forEach(OriginLogTest::ask);
        Origins.strangers().forEach(OriginLogTest::ask);
        assertThat(lines).isEmpty();
    }
}
