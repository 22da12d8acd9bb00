package io.github.cors4j.javalin.internal.exchange;

import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.RequestLogger;
import io.javalin.http.servlet.JavalinServletContext;
import io.javalin.http.servlet.JavalinServletContextConfig;
import io.javalin.http.servlet.JavalinServletRequest;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinLogger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes Javalin's context of a request that has not reached Javalin yet, if Javalin's handlers for files or its request loggers
 * are asked before that: they take a context.
 */
final class FrontContext implements Supplier<Context> {

    private final JavalinState state;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable JavalinServletContext context;

    FrontContext(JavalinState state, HttpServletRequest request, HttpServletResponse response) {
        this.state = state;
        this.request = request;
        this.response = response;
    }

    @Override
    public Context get() {
        if (context == null) {
            JavalinServletContextConfig config = JavalinServletContextConfig.Companion.of(state);
            context = new WithEndpoint(config, new JavalinServletRequest(request), response);
            response.setContentType(null); // set by the context, and there is no response yet
        }
        return context;
    }

    /** Loggers may call {@code endpoint()}, which Javalin's context allows only once a handler has run. */
    private static final class WithEndpoint extends JavalinServletContext {

        private static final Endpoint ENDPOINT =
                Endpoint.create(HandlerType.OPTIONS, "*").handler(ctx -> {});

        WithEndpoint(JavalinServletContextConfig config, HttpServletRequest request, HttpServletResponse response) {
            super(
                    config,
                    new ArrayDeque<>(),
                    false,
                    new AtomicBoolean(),
                    request,
                    response,
                    System.nanoTime(),
                    Set.of(),
                    null,
                    null,
                    config.getCompressionStrategy().getDefaultMinSizeForCompression());
        }

        @Override
        public Endpoint endpoint() {
            return ENDPOINT;
        }
    }

    /** Calls the request loggers, which can read the decision. */
    void log(Exchange exchange) {
        if (state.httpRequestLoggers.isEmpty()) {
            return;
        }
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        JavalinServletContext logged = (JavalinServletContext) get();
        for (RequestLogger logger : state.httpRequestLoggers) {
            try {
                logger.handle(logged, logged.executionTimeMs());
            } catch (Throwable e) { // thrown by a user's function, which may throw anything
                JavalinLogger.error("A request logger failed for a request that the CORS plugin ended", e);
            }
        }
    }
}
