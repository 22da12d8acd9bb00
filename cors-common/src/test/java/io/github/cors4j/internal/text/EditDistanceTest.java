package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many letters a misspelled key is away from a known one. */
class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "maxAge, MAXAGE, 0",
        "maxage, maxAges, 1",
        "maxAge, axAge, 1",
        "maxAge, mixAge, 1",
        "kitten, sitting, 3",
        "origin, methods, 7",
        "ab, ba, 2"
    })
    void insertions_deletions_and_changes_count_one_each(String a, String b, int distance) {
        assertThat(EditDistance.between(a, b)).isEqualTo(distance);
        assertThat(EditDistance.between(b, a)).isEqualTo(distance);
    }
}
