package io.github.cors4j;

/**
 * Is told of every decision of a policy, for instance to count refusals by cause.
 *
 * <pre>{@code
 * cors.listener(decision -> registry.counter("cors.decisions", "outcome", decision.outcome().name()).increment())
 * }</pre>
 *
 * <p>It cannot change a decision. It is called by the thread that decides, on Vert.x the event loop, so it has to return
 * at once, and to be thread-safe. What it throws fails no request: it is logged the first time. Where an adapter has to
 * decide ahead of the handlers and again once one has answered, it is told both times.
 */
@FunctionalInterface
public interface CorsListener {
    /**
     * Takes note of a decision.
     *
     * @param decision the decision; kind, outcome and resource come from a small set, its headers may hold what the request
     *     sent
     */
    void decided(CorsDecision decision);
}
