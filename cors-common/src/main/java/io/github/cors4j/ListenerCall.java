package io.github.cors4j;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** Returns a call of each listener, also where several policies have the same. */
    static Collection<ListenerCall> each(Stream<@Nullable ListenerCall> calls) {
        Map<CorsListener, ListenerCall> each = new IdentityHashMap<>();
        calls.filter(Objects::nonNull).forEach(call -> each.putIfAbsent(call.listener, call));
        return each.values();
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
