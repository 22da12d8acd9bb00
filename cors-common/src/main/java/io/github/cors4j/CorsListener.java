package io.github.cors4j;

/**
 * Receives each decision of a policy that applies to a response, for instance to count refusals by cause.
 *
 * <pre>{@code
 * cors.listener(decision -> registry.counter("cors.decisions", "outcome", decision.outcome().name()).increment())
 * }</pre>
 *
 * <p>It is called once for each response, with the decision whose headers the response has, when these are written. Where
 * several policies decide together, each of their listeners receives one decision, which grants what all of them grant.
 *
 * <p>A listener cannot change a decision, and an exception that it throws fails no request; only the first one is logged. It
 * is called by the thread that writes the response (on Vert.x, the event loop), so it must be thread-safe and return at
 * once. Give work that takes longer to a queue or an executor of your own.
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
