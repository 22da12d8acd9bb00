package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much an option takes: exactly so much is read, and one more is refused. What is read for it takes milliseconds. */
class LimitsTest {
    private static List<Reason> reasons(Consumer<OptionReport> read) {
        OptionReport report = new OptionReport("option", new Problems());
        read.accept(report);
        return report.problems().errors().stream()
                .map(ConfigurationProblem::reason)
                .toList();
    }

    private static List<Reason> reasonsOfList(Object list) {
        return reasons(report -> ListReader.of(list, report));
    }

    private static List<String> paths(int count) {
        return IntStream.range(0, count).mapToObj(i -> "/a" + i).toList();
    }

    @Test
    void a_list_has_250_000_entries() {
        Pattern entry = Pattern.compile("a");
        assertThat(reasonsOfList(Collections.nCopies(250_000, entry))).isEmpty();
        assertThat(reasonsOfList(Collections.nCopies(250_001, entry))).containsExactly(Reason.TOO_LARGE);
        Iterable<Pattern> endless =
                () -> IntStream.iterate(0, i -> i).mapToObj(i -> entry).iterator();
        assertThat(reasons(report -> assertThat(ListReader.of(endless, report)).hasSize(250_000)))
                .containsExactly(Reason.TOO_LARGE);
        assertThat(reasonsOfList("a" + ",a".repeat(249_999))).isEmpty();
        assertThat(reasonsOfList("a" + ",a".repeat(250_000))).containsExactly(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"X-, 2048, TOO_LARGE", "/, 2048, PATH_INVALID", "^, 16384, EXPRESSION_INVALID"})
    void an_entry_is_so_long(String beginning, int longest, Reason reason) {
        String text = beginning + "a".repeat(longest - beginning.length());
        assertThat(reasonsOfList(text)).isEmpty();
        assertThat(reasonsOfList(text + "a")).containsExactly(reason);
    }

    @Test
    void a_text_in_quotes_is_so_long() {
        assertThat(reasonsOfList("'" + "a".repeat(16_382) + "'")).isEmpty();
        assertThat(reasonsOfList("'" + "a".repeat(16_383) + "'")).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void a_policy_has_10_000_exclusions() {
        assertThat(reasons(report -> Resources.readPaths(paths(10_000), report)))
                .isEmpty();
        assertThat(reasons(report -> Resources.readPaths(paths(10_001), report)))
                .containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void a_policy_has_10_000_resources_in_a_list() {
        assertThat(reasons(report -> Resources.read(paths(10_000), report))).isEmpty();
        assertThat(reasons(report -> Resources.read(paths(10_001), report))).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void a_policy_has_10_000_resources_with_options() {
        Map<String, Map<String, ?>> resources = new LinkedHashMap<>();
        paths(10_000).forEach(path -> resources.put(path, Map.of()));
        assertThat(reasons(report -> Resources.read(resources, report))).isEmpty();
        resources.put("/more", Map.of());
        assertThat(reasons(report -> Resources.read(resources, report))).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void a_policy_has_10_000_resources_in_code() {
        ScopeSettings policy = ScopeSettings.ofPolicy();
        policy.declare(String.join(",", paths(10_000)), own -> {});
        assertThat(policy.problems().errors()).isEmpty();
        policy.declare("/more", own -> {});
        policy.declare("/and/more", own -> {});
        assertThat(policy.problems().errors())
                .extracting(ConfigurationProblem::reason)
                .containsExactly(Reason.TOO_LARGE);
        assertThat(policy.code().resources.value()).hasSize(10_001);
    }

    @ParameterizedTest
    @CsvSource({"997, true", "998, false"})
    void names_in_a_response_take_3_000_characters(int length, boolean fit) {
        // with a comma and a blank behind each
        String names = IntStream.range(0, 3)
                .mapToObj(i -> "x".repeat(i == 0 ? length : 997) + i)
                .collect(Collectors.joining(","));
        List<Reason> reasons = fit ? List.of() : List.of(Reason.TOO_LARGE);
        assertThat(reasons(
                        report -> assertThat(Headers.readExposed(names, report)).hasSize(fit ? 3 : 0)))
                .isEqualTo(reasons);
        assertThat(reasons(report -> assertThat(Methods.read(names, report)).hasSize(fit ? 3 : 0)))
                .isEqualTo(reasons);
    }
}
