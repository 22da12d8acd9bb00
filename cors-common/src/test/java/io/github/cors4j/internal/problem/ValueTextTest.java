package io.github.cors4j.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.config.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value is written as one line that tells what it is, and not more of it than helps. */
class ValueTextTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(1, "1"),
                Arguments.of(1.5, "1.5"),
                Arguments.of(true, "true"),
                Arguments.of("text", "\"text\""),
                Arguments.of("a\nb", "\"a\\u000ab\""),
                Arguments.of(new StringBuilder("text"), "\"text\""),
                Arguments.of('c', "\"c\""),
                Arguments.of(Reason.BLANK, "\"BLANK\""),
                Arguments.of(Duration.ofHours(1), "\"PT1H\""),
                Arguments.of(Pattern.compile("a+"), "\"a+\""),
                Arguments.of(List.of(), "\"[]\""),
                Arguments.of(List.of("a", 1), "\"[a, 1]\""),
                Arguments.of(new String[] {"a", "b"}, "\"[a, b]\""),
                Arguments.of(Arrays.asList("a", null), "\"[a, null]\""),
                Arguments.of(List.of(1, 2, 3, 4, 5), "\"[1, 2, 3, 4, 5]\""),
                Arguments.of(List.of(1, 2, 3, 4, 5, 6), "\"[1, 2, 3, 4, 5, ...]\""),
                Arguments.of(List.of(1, 2, 3, 4, 5, 6, 7, 8), "\"[1, 2, 3, 4, 5, ...]\""),
                Arguments.of(List.of(List.of("a"), Map.of(), new Object[0]), "\"[[...], {...}, [...]]\""),
                Arguments.of(Map.of("key", "its value may be a secret"), "\"{key}\""),
                Arguments.of(Map.entry("key", "secret"), "\"key\""),
                Arguments.of(new ArrayList<>(List.of(Thread.State.NEW)), "\"[NEW]\""),
                Arguments.of(new StringBuffer("x").reverse(), "\"x\""),
                Arguments.of(Object.class, "\"a java.lang.Class\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void it_is_written_like_this(Object value, String text) {
        assertThat(ValueText.of(value)).isEqualTo(text);
    }
}
