package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.config.CorsConfigurationException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the fuzzer hands over, read as lines of text, so that the corpus is text, too. */
public record FuzzInput(List<String> lines) {
    private static final boolean FUZZING = System.getenv("JAZZER_FUZZ") != null;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Logger LOG = Logger.getLogger(Cors.class.getName());

    /** A policy may take a second to build; this is a hundred times what one of this size takes without instruments. */
    private static final long MOST_NANOS = 200_000_000;

    private static final long MOST_NANOS_A_CHARACTER = 10_000;

    static {
        if (FUZZING) {
            LOG.setLevel(Level.OFF); // warnings of a million policies
        }
    }

    public static FuzzInput of(byte[] data) {
        return new FuzzInput(List.of(new String(data, StandardCharsets.UTF_8).split("\n", -1)));
    }

    public String line(int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    public List<String> from(int index) {
        return lines.subList(Math.min(index, lines.size()), lines.size());
    }

    private long length() {
        return lines.stream().mapToLong(String::length).sum();
    }

    /** Builds a policy, or checks that the refusal says why. */
    public static Optional<Cors> build(Consumer<? super CorsBuilder> configure) {
        try {
            return Optional.of(Cors.of(configure));
        } catch (CorsConfigurationException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.option()).isNotBlank();
                assertThat(problem.message()).isNotBlank();
            });
            return Optional.empty();
        }
    }

    /** Decides; and explains, which must tell the same, in one line that is safe to log. */
    public static CorsDecision decide(Cors cors, Request request) {
        CorsDecision decision = request.decidedBy(cors);
        CorsExplanation explanation = cors.explain(request, Request.READER);
        assertThat(explanation.decision()).hasToString(decision.toString());
        assertThat(explanation.cause().isPresent()).isEqualTo(!decision.allowed());
        assertThat(explanation.remedy().isPresent()).isEqualTo(!decision.allowed());
        decision.headers()
                .values()
                .forEach(value -> assertThat(isPrintable(value)).as(value).isTrue());
        return decision;
    }

    /** A value that a server can send as it is, and that adds no line. */
    private static boolean isPrintable(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Checks, while fuzzing, that nothing takes longer than its input explains; other builds depend on no time. */
    public void inLinearTime(Runnable check) {
        long limit = MOST_NANOS + MOST_NANOS_A_CHARACTER * length();
        long spent = nanos(check);
        for (int i = 0; FUZZING && i < 5 && spent > limit; i++) { // once it may be the compiler or the collector
            spent = Math.min(spent, nanos(check));
        }
        assertThat(!FUZZING || spent <= limit)
                .as("%s ns for %s characters", spent, length())
                .isTrue();
    }

    private static long nanos(Runnable check) {
        long before = THREADS.getCurrentThreadCpuTime();
        check.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
