package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.RequestKind;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.util.Util;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One application under the plugin: finds the policy of a request, asks it once, and says what to answer. */
final class Application {

    /** Javalin runs in other servlet containers without any of Jetty's classes, and so must the plugin. */
    static final boolean JETTY_PRESENT = Util.INSTANCE.classExists("org.eclipse.jetty.server.Server");

    private final Routes routes;
    private final ServletReader reader;
    private final @Nullable Supplier<Cors> policy;

    Application(JavalinState state, Optional<Supplier<Cors>> policy) {
        this.routes = new Routes(state);
        this.reader = new ServletReader(state.router);
        this.policy = policy.orElse(null);
    }

    /**
     * Decides about a request. The innermost scope decides alone.
     *
     * @param context Javalin's view of the request, asked for only where it is needed
     */
    Exchange decide(HttpServletRequest request, Supplier<Context> context) {
        String path = ServletReader.routedPath(request);
        String preflighted = Cors.requestedMethod(request, reader);
        String method = preflighted != null ? preflighted : routedMethod(request);
        DecoratedHandler route = routes.deciding(method, path, context);
        CorsDecision decision = decide(request, route);
        boolean ends = decision != null
                && decision.endsRequest()
                && (decision.kind() == RequestKind.PREFLIGHT || routes.find(method, path) == null);
        return new Exchange(this, route, decision, preflighted != null, ends);
    }

    private @Nullable CorsDecision decide(HttpServletRequest request, @Nullable DecoratedHandler route) {
        if (route != null) {
            return route.policy().decideRoute(request, reader);
        }
        return policy == null ? null : policy.get().decide(request, reader);
    }

    /** Javalin lets this header choose the route. What kind of request it is, the core decides by the real method. */
    private static String routedMethod(HttpServletRequest request) {
        String override = request.getHeader(Header.X_HTTP_METHOD_OVERRIDE);
        return override != null ? override : request.getMethod();
    }

    /** The answer to a request that the plugin ends, apart from the CORS headers. */
    void answer(
            CorsDecision decision,
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<Context> context) {
        String allow = CorsDecision.allow(routes.methods(ServletReader.routedPath(request), context));
        response.setStatus(decision.status());
        if (allow != null) {
            response.setHeader(Header.ALLOW, allow);
        }
        if (decision.status() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(0);
        }
    }
}
