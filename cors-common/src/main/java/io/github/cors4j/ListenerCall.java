package io.github.cors4j;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener of decisions, which it can neither change nor fail. */
final class ListenerCall {
    private static final Logger LOG = LoggerFactory.getLogger(Cors.class);

    private final CorsListener listener;
    private boolean failed;

    ListenerCall(CorsListener listener) {
        this.listener = listener;
    }

    void tell(CorsDecision decision) {
        try {
            listener.decided(decision);
        } catch (Throwable e) { // a request must not fail because somebody could not count it
            if (isFirst()) {
                LOG.error("A CorsListener has failed; this is logged once, the decisions are not affected", e);
            }
        }
    }

    private synchronized boolean isFirst() {
        boolean first = !failed;
        failed = true;
        return first;
    }
}
