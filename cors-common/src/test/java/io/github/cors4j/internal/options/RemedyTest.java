package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.internal.options.WrongInputs.Wrong;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a remedy proposes, pasted back, builds without another problem and means what was meant. */
class RemedyTest {
    static List<Wrong> origins() {
        return WrongInputs.origins();
    }

    @ParameterizedTest
    @MethodSource("origins")
    void the_origin_that_a_remedy_proposes_is_the_one_that_was_meant(Wrong wrong) {
        Cors mended = mended(wrong, text -> cors -> cors.origins(text));
        for (String origin : wrong.allowed()) {
            assertThat(Request.from(origin).decidedBy(mended).allowed())
                    .as(origin)
                    .isTrue();
        }
        for (String origin : wrong.refused()) {
            assertThat(Request.from(origin).decidedBy(mended).allowed())
                    .as(origin)
                    .isFalse();
        }
    }

    static List<Wrong> paths() {
        return WrongInputs.paths();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void the_path_that_a_remedy_proposes_is_the_one_that_was_meant(Wrong wrong) {
        Cors mended = mended(wrong, text -> cors -> cors.resource(text));
        for (String path : wrong.allowed()) {
            assertThat(Request.get(path).decidedBy(mended).covered()).as(path).isTrue();
        }
        for (String path : wrong.refused()) {
            assertThat(Request.get(path).decidedBy(mended).covered()).as(path).isFalse();
        }
        assertThat(problems(cors -> cors.exclude(wrong.written())))
                .extracting(ConfigurationProblem::suggestion)
                .doesNotContainNull();
    }

    static List<Wrong> exclusions() {
        return WrongInputs.exclusions();
    }

    @ParameterizedTest
    @MethodSource("exclusions")
    void the_exclusion_that_a_remedy_proposes_leaves_nothing_open_that_was_meant(Wrong wrong) {
        Cors mended = mended(wrong, text -> cors -> cors.exclude(text));
        for (String path : wrong.allowed()) {
            assertThat(Request.get(path).decidedBy(mended).covered()).as(path).isFalse();
        }
        for (String path : wrong.refused()) {
            assertThat(Request.get(path).decidedBy(mended).covered()).as(path).isTrue();
        }
    }

    private static Cors mended(Wrong wrong, Function<String, Consumer<CorsBuilder>> configure) {
        List<ConfigurationProblem> problems = problems(configure.apply(wrong.written()));
        Set<String> suggestions =
                problems.stream().map(ConfigurationProblem::suggestion).collect(Collectors.toSet());
        assertThat(suggestions).as("of %s", problems).hasSize(1).doesNotContainNull();
        String suggestion = suggestions.iterator().next();
        assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).endsWith("; write " + suggestion));
        Cors mended = Cors.of(configure.apply(suggestion));
        assertThat(mended.warnings()).isEmpty();
        return mended;
    }

    /** What stops the policy from being built, or else what is odd about it. */
    private static List<ConfigurationProblem> problems(Consumer<CorsBuilder> configure) {
        try {
            return Cors.of(configure).warnings();
        } catch (CorsConfigurationException e) {
            return e.problems();
        }
    }
}
