package io.github.cors4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cors4j.Cors;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Problems are one block of lines, of which 50 are shown. */
class CorsConfigurationExceptionTest {
    private static CorsConfigurationException with(int problems) {
        Map<String, Object> unknown = new TreeMap<>();
        for (int i = 0; i < problems; i++) {
            unknown.put("unknown" + i, i);
        }
        return catchThrowableOfType(
                CorsConfigurationException.class, () -> Cors.of(cors -> cors.configuration(unknown)));
    }

    @Test
    void one_is_counted_as_one() {
        assertThat(with(1).getMessage().lines()).hasSize(2).first().isEqualTo("The CORS configuration has 1 problem:");
    }

    @Test
    void fifty_are_shown() {
        assertThat(with(50).getMessage().lines())
                .hasSize(51)
                .first()
                .isEqualTo("The CORS configuration has 50 problems:");
        assertThat(with(50).getMessage()).doesNotContain("more");
    }

    @Test
    void of_more_their_number_is_told() {
        assertThat(with(53).getMessage().lines()).hasSize(52).last().isEqualTo("  - ... and 3 more");
        assertThat(with(53).problems()).hasSize(53);
    }
}
