package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the fuzzer hands over, read as lines of text, so that the corpus is text, too. */
record FuzzInput(List<String> lines) {
    static FuzzInput of(byte[] data) {
        return new FuzzInput(List.of(new String(data, StandardCharsets.UTF_8).split("\n", -1)));
    }

    String line(int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    List<String> from(int index) {
        return lines.subList(Math.min(index, lines.size()), lines.size());
    }

    /** Builds a policy, or checks that the refusal says why. */
    static Optional<Cors> build(Consumer<? super CorsBuilder> configure) {
        try {
            return Optional.of(Cors.of(configure));
        } catch (CorsConfigurationException e) {
            assertThat(e.problems()).isNotEmpty();
            return Optional.empty();
        }
    }

    /** Decides; and explains, which must tell the same. */
    static CorsDecision decide(Cors cors, Request request) {
        CorsDecision decision = request.decidedBy(cors);
        CorsExplanation explanation = cors.explain(request, Request.READER);
        assertThat(explanation.decision()).hasToString(decision.toString());
        assertThat(explanation.cause().isPresent()).isEqualTo(!decision.allowed());
        return decision;
    }
}
