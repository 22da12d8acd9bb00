package io.github.cors4j.examples.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered of requests, and how much at most. */
class ExchangeLogTest {
    private final ExchangeLog log = new ExchangeLog();

    @ParameterizedTest
    @CsvSource({
        "run=a-1, a-1",
        "x=y&run=abc, abc",
        "run=abc&x=y, abc",
        "run=, ",
        "x=run, ",
        "xrun=abc, ",
        "run=a%20b, ",
        "run=<b>, ",
        "'', "
    })
    void theIdOfARunIsAParameterOfTheQuery(String query, String id) {
        assertThat(ExchangeLog.runOf(query)).isEqualTo(id);
    }

    @Test
    void longIdsAreNone() {
        assertThat(ExchangeLog.runOf("run=" + "a".repeat(64))).isNotNull();
        assertThat(ExchangeLog.runOf("run=" + "a".repeat(65))).isNull();
        assertThat(ExchangeLog.runOf(null)).isNull();
    }

    @Test
    void onlyTheLastExchangesAreKept() {
        add("first", Stream.of());
        for (int i = 0; i < 200; i++) {
            add("many", Stream.of());
        }
        assertThat(log.find("first", 0)).isEmpty();
        assertThat(log.find("many", 0)).hasSize(200);
        assertThat(log.find("many", 101)).hasSize(100);
    }

    @Test
    void longAndManyHeadersAreCut() {
        add("a", Collections.nCopies(1_000, List.of("X", "y".repeat(5_000))).stream());
        assertThat(log.find("a", 0).get(0).requestHeaders())
                .hasSize(100)
                .allSatisfy(header -> assertThat(header.get(1)).hasSize(2_003).endsWith("..."));
    }

    private void add(String run, Stream<List<String>> headers) {
        log.add(run, "javalin", "GET", "/", headers, 200, Stream.of());
    }
}
