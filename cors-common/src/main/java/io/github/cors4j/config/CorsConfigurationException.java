package io.github.cors4j.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if a policy is built from a configuration that is wrong. It lists all problems at once.
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

    /** The most problems in the message; {@link #problems()} has the others, too. */
    private static final int MOST_SHOWN = 50;

    private final transient List<ConfigurationProblem> problems;

    /**
     * Creates an exception whose message lists the first 50 problems. Building a policy throws it; an adapter that reads
     * settings of its own may throw it, too.
     *
     * @param problems all problems, at least one
     */
    public CorsConfigurationException(List<ConfigurationProblem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems, in the order in which the options were set.
     *
     * @return all problems, or the first 400 if there are more; even fewer if the wrong texts are long. Empty after
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
