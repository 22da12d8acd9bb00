package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the decisions of a policy, and tells a listener. The listener can neither change a decision nor make it fail. */
final class Reporter {
    private static final Logger LOG = LoggerFactory.getLogger(Cors.class);

    private static final String LINE = "{} {} from {}: {}; headers {}, Vary {}";

    private final ResourceTable resources;
    private final @Nullable CorsListener listener;
    private boolean failed;

    Reporter(ResourceTable resources, @Nullable CorsListener listener) {
        this.resources = resources;
        this.listener = listener;
    }

    boolean isReporting() {
        return listener != null || LOG.isDebugEnabled();
    }

    <R> void report(CorsDecision decision, R request, RequestReader<R> reader, Scope scope) {
        log(decision, request, reader, scope);
        if (listener != null) {
            tell(listener, decision);
        }
    }

    /** Tells the listeners of several policies; one that they share is told once. */
    static void tellEach(Stream<Reporter> reporters, CorsDecision decision) {
        Set<CorsListener> told = Collections.newSetFromMap(new IdentityHashMap<>());
        reporters.forEach(each -> {
            if (each.listener != null && told.add(each.listener)) {
                each.tell(each.listener, decision);
            }
        });
    }

    private void tell(CorsListener to, CorsDecision decision) {
        try {
            to.decided(decision);
        } catch (Throwable e) { // a request must not fail because its decision could not be counted
            if (isFirstFailure()) {
                LOG.error("A CorsListener has failed; this is logged only once, and decisions are not affected", e);
            }
        }
    }

    private synchronized boolean isFirstFailure() {
        boolean first = !failed;
        failed = true;
        return first;
    }

    <R> void log(CorsDecision decision, R request, RequestReader<R> reader, Scope scope) {
        if (!LOG.isDebugEnabled() || decision.allowed() && !LOG.isTraceEnabled()) {
            return;
        }
        Object[] told = {
            HarmlessText.of(reader.method(request)),
            HarmlessText.of(reader.path(request)),
            HarmlessText.of(reader.header(request, CorsHeaders.ORIGIN)),
            new Explainer<>(decision, resources, request, reader, scope).summary(),
            HarmlessText.line(decision.headers().toString()),
            decision.vary()
        };
        if (decision.allowed()) {
            LOG.trace(LINE, told);
        } else {
            LOG.debug(LINE, told);
        }
    }
}
