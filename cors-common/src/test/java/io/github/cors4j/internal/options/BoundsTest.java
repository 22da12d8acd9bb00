package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import org.junit.jupiter.api.Test;

/** Where reading what is too much ends. */
class BoundsTest {
    @Test
    void a_text_of_nothing_but_commas_is_told_once() {
        String commas = ",".repeat(3_000_000);
        assertThat(Problem.allOf(cors -> cors.origins(commas)))
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(Reason.BLANK, Reason.TOO_LARGE);
    }

    @Test
    void resources_that_code_declares_have_a_bound() {
        assertThat(Problem.of(cors -> {
                            for (int i = 0; i <= 20_010; i++) {
                                cors.resource("/" + i);
                            }
                        })
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }
}
