package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.ResponseHeaders;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For an application whose servlet is embedded in a container that is not its own, where {@link FrontHandler} is not
 * installed. Nothing runs before the application's handlers there, so the plugin is one of them: {@code before} decides
 * and answers preflights, {@code after} makes up for a handler that ended the request ahead of it. If the container is
 * Jetty, {@link JettyResponse} writes the headers as well as on the own server; in others they are set at both stages.
 */
final class EmbeddedServlet {

    private static final ResponseHeaders<HttpServletResponse> HEADERS = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(HttpServletResponse response, String name) {
            return List.copyOf(response.getHeaders(name));
        }

        @Override
        public void set(HttpServletResponse response, String name, String value) {
            response.setHeader(name, value);
        }

        @Override
        public void remove(HttpServletResponse response, String name) {
            if (response.containsHeader(name)) {
                response.setHeader(name, null);
                if (response.containsHeader(name)) {
                    response.setHeader(name, ""); // before servlet 6.1 containers may ignore null; blank grants nothing
                }
            }
        }
    };

    private final Application application;

    EmbeddedServlet(Application application) {
        this.application = application;
    }

    void before(Context ctx) {
        if (decided(ctx) == null) {
            decide(ctx);
        }
    }

    void after(Context ctx) {
        Exchange exchange = decided(ctx);
        if (exchange == null) {
            decide(ctx);
        } else if (exchange.decision() != null && !onJetty(ctx)) {
            exchange.decision().applyTo(ctx.res(), HEADERS);
        }
    }

    private @Nullable Exchange decided(Context ctx) {
        Exchange exchange = Exchange.of(ctx.req());
        return exchange != null && exchange.application() == application ? exchange : null;
    }

    private void decide(Context ctx) {
        Exchange exchange = application.decide(ctx.req(), () -> ctx);
        exchange.attachTo(ctx.req());
        CorsDecision decision = exchange.decision();
        if (decision == null) {
            return;
        }
        if (exchange.endsRequest() && !ctx.res().isCommitted()) {
            ctx.res().reset(); // what an earlier handler has answered, for instance that the user is unknown
            ctx.result("");
            application.answer(decision, ctx.req(), ctx.res(), () -> ctx);
            ctx.skipRemainingHandlers();
        }
        if (onJetty(ctx)) {
            JettyResponse.writeWhenSent(ctx.req(), decision);
        } else {
            decision.applyTo(ctx.res(), HEADERS);
        }
    }

    private static boolean onJetty(Context ctx) {
        return Application.JETTY_PRESENT && JettyResponse.serves(ctx.req());
    }
}
