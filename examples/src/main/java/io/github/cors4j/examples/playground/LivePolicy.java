package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A policy that can be replaced while servers use it. A request sees either the old or the new one, never a mixture. */
public final class LivePolicy implements Supplier<Cors> {
    /**
     * The policy in force.
     *
     * @param json the text as it was written
     * @param cors the policy built from it
     * @param revision how often the policy was replaced
     */
    record State(String json, Cors cors, long revision) {}

    private final AtomicReference<State> state;

    /**
     * Builds the first policy.
     *
     * @param json a JSON object with the configuration keys
     * @throws JsonProcessingException if the text is not a JSON object
     * @throws CorsConfigurationException if the policy is not valid
     */
    public LivePolicy(String json) throws JsonProcessingException {
        state = new AtomicReference<>(new State(json, build(json), 0));
    }

    /** Returns the policy in force. */
    @Override
    public Cors get() {
        return state.get().cors();
    }

    State state() {
        return state.get();
    }

    /**
     * Replaces the policy. If this throws an exception, the old policy stays in force.
     *
     * @throws JsonProcessingException if the text is not a JSON object
     * @throws CorsConfigurationException if the policy is not valid
     */
    State replace(String json) throws JsonProcessingException {
        Cors next = build(json);
        return state.updateAndGet(old -> new State(json, next, old.revision() + 1));
    }

    private static Cors build(String json) throws JsonProcessingException {
        Map<String, Object> configuration = PolicyJson.parse(json);
        return Cors.of(cors -> cors.configuration(configuration));
    }
}
