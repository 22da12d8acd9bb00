package io.github.cors4j.javalin;

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
 * Makes Javalin's context of a request that has not reached Javalin yet. Few requests need it: those that end in front of
 * Javalin, since its handlers for files can only be asked with a context, and its request loggers get one.
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

    /** Loggers may ask for the endpoint, which Javalin's context has only once a handler has run. */
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

    /** Shows the request to the loggers, with what has been decided about it. */
    void log(Exchange exchange) {
        if (state.httpRequestLoggers.isEmpty()) {
            return;
        }
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        JavalinServletContext logged = (JavalinServletContext) get();
        for (RequestLogger logger : state.httpRequestLoggers) {
            try {
                logger.handle(logged, logged.executionTimeMs());
            } catch (Exception e) {
                JavalinLogger.error("Request logger failed for a request that CORS ended", e);
            }
        }
    }
}
