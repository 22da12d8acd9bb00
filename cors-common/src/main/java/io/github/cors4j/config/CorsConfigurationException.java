package io.github.cors4j.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown where a policy is built from a configuration that cannot be right; it lists every problem at once.
 *
 * <pre>{@code
 * try {
 *     Cors.of(cors -> cors.origins("https://app.example.com/").supportsCredentials(true));
 * } catch (CorsConfigurationException e) {
 *     e.problems().forEach(problem -> System.err.println(problem.option() + ": " + problem.message()));
 * }
 * }</pre>
 */
public final class CorsConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** How many problems the message tells; the others are in {@link #problems()}. */
    private static final int MOST_SHOWN = 50;

    private final transient List<ConfigurationProblem> problems;

    /**
     * Takes what is wrong; policies that are built throw it, and so may an adapter that reads settings of its own.
     *
     * @param problems every problem, at least one
     */
    public CorsConfigurationException(List<ConfigurationProblem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns what is wrong.
     *
     * @return every problem, or the first 1,000 of more, in the order in which the options were set; empty after
     *     deserialisation
     */
    public List<ConfigurationProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    private static String describe(List<ConfigurationProblem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        String more = problems.size() > MOST_SHOWN
                ? System.lineSeparator() + "  - ... and " + (problems.size() - MOST_SHOWN) + " more"
                : "";
        return problems.stream()
                .limit(MOST_SHOWN)
                .map(problem -> System.lineSeparator() + "  - " + problem)
                .collect(Collectors.joining("", "The CORS configuration has " + count + ":", more));
    }
}
