package io.github.cors4j;

/**
 * Is told of every decision of a policy, for instance to count refusals by cause.
 *
 * <pre>{@code
 * cors.listener(decision -> registry.counter("cors.decisions", "outcome", decision.outcome().name()).increment())
 * }</pre>
 *
 * <p>It cannot change a decision. It is called by the thread that decides, on Vert.x the event loop, so it has to return at
 * once and must be thread-safe. An exception that it throws fails no request; the first one is logged. If an adapter has to
 * decide ahead of the handlers and again once one has responded, it is called both times.
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
