package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** One row of a table of refused requests: the policy, the request, and what cause and remedy say. */
public record Refusal(
        String name, Consumer<CorsBuilder> policy, Request request, Outcome outcome, String cause, String remedy) {
    public CorsExplanation explanation() {
        return request.explainedBy(Cors.of(policy));
    }

    public void assertExplained() {
        assertThat(explanation().decision().outcome()).isEqualTo(outcome);
        assertThat(explanation().cause()).contains(cause);
        assertThat(explanation().remedy()).contains(remedy);
    }

    @Override
    public String toString() {
        return name;
    }
}
