package io.github.cors4j;

/**
 * Receives every decision of a policy, for instance to count refusals by cause.
 *
 * <pre>{@code
 * cors.listener(decision -> registry.counter("cors.decisions", "outcome", decision.outcome().name()).increment())
 * }</pre>
 *
 * <p>A listener cannot change a decision. It is called by the thread that decides (on Vert.x, the event loop), so it must be
 * thread-safe and return at once. An exception that it throws fails no request; only the first one is logged. If an adapter
 * has to decide before the handlers run, and again once one of them has responded, the listener is called both times.
 */
@FunctionalInterface
public interface CorsListener {
    /**
     * Called with each decision.
     *
     * @param decision the decision. Its kind, outcome and resource come from a small set of values; its headers may contain
     *     text that the request sent
     */
    void decided(CorsDecision decision);
}
