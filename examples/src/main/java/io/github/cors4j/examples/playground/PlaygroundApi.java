package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The playground's routes. */
final class PlaygroundApi {
    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundApi.class);
    private static final String JSON = "application/json";

    /** The response after a policy was put in force, with the warnings about it. */
    record Applied(long revision, List<ConfigurationProblem> warnings) {}

    private final LivePolicy policy;
    private final List<RoutePolicy> routes;
    private final List<Playground.Target> targets;
    private final ExchangeLog log;
    private final IntSupplier port;

    PlaygroundApi(
            LivePolicy policy,
            List<RoutePolicy> routes,
            List<Playground.Target> targets,
            ExchangeLog log,
            IntSupplier port) {
        this.policy = policy;
        this.routes = routes;
        this.targets = targets;
        this.log = log;
        this.port = port;
    }

    void addTo(JavalinConfig config) {
        List<String> urls = targets.stream().map(Playground.Target::url).toList();
        config.routes.before(ctx -> {
            new ContentSecurity(SameOrigin.origins(port.getAsInt()), urls).protect(ctx);
            SameOrigin.check(ctx, port.getAsInt());
        });
        config.routes.get("/", ctx -> asset(ctx, "index.html"));
        Assets.NAMES.forEach(name -> config.routes.get("/" + name, ctx -> asset(ctx, name)));
        config.routes.get("/setup", ctx -> json(ctx, setup()));
        config.routes.get("/policy", this::currentPolicy);
        config.routes.put("/policy", this::replacePolicy);
        config.routes.post("/explain", this::explain);
        config.routes.get("/exchanges", this::exchanges);
        config.routes.get("/cookies", PlaygroundApi::setCookies);
        config.routes.exception(Failure.class, (e, ctx) -> fail(ctx, e.status(), e.text()));
        config.routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            String allowed = String.join(", ", e.getDetails().values());
            fail(
                    ctx.header("Allow", allowed),
                    405,
                    ctx.req().getMethod() + " is not allowed for " + ctx.path() + ", which has " + allowed + ".");
        });
        config.routes.exception(
                HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), String.valueOf(e.getMessage())));
        config.routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("The playground failed", e);
            fail(ctx, 500, "The playground failed; its log says more.");
        });
        config.routes.error(404, ctx -> fail(ctx, 404, "There is no such page; start at /."));
    }

    private static void asset(Context ctx, String name) {
        ctx.contentType(Assets.type(name)).result(Assets.read(name));
    }

    private Map<String, Object> setup() {
        return Map.of(
                "apis",
                targets,
                "origins",
                SameOrigin.origins(port.getAsInt()),
                "routes",
                routes.stream()
                        .map(route -> Map.of("path", route.path(), "policy", route.json()))
                        .toList());
    }

    private void currentPolicy(Context ctx) {
        LivePolicy.State state = policy.state();
        ctx.header("ETag", '"' + Long.toString(state.revision()) + '"')
                .contentType(JSON)
                .result(state.json());
    }

    private void replacePolicy(Context ctx) {
        String json = Body.text(ctx);
        try {
            LivePolicy.State state = policy.replace(json);
            json(ctx, new Applied(state.revision(), state.cors().warnings()));
        } catch (JsonProcessingException e) {
            throw Body.malformed(e, "one object with the configuration keys, such as {\"origins\": [\"*\"]}");
        } catch (CorsConfigurationException e) {
            json(ctx.status(422), Map.of("problems", e.problems()));
        }
    }

    private void explain(Context ctx) {
        try {
            DescribedRequest request = DescribedRequest.of(Json.STRICT.readTree(Body.text(ctx)));
            json(ctx, new Explanations(policy, routes).explain(request));
        } catch (JsonProcessingException e) {
            throw Body.malformed(e, DescribedRequest.FORM);
        }
    }

    private void exchanges(Context ctx) {
        String after = String.valueOf(ctx.queryParam("after"));
        if (!after.matches("\\d{1,18}|null")) {
            throw new Failure(400, "\"after\" must be the sequence number of an exchange.");
        }
        String run = String.valueOf(ctx.queryParam("run"));
        json(ctx, Map.of("exchanges", log.find(run, after.equals("null") ? 0 : Long.parseLong(after))));
    }

    /**
     * Sets cookies. A cookie belongs to a host, whatever the port, so one set here is sent to both servers. The first is
     * sent only with requests from pages of the same site, the other with all requests; browsers accept the latter without
     * https, because this host is loopback.
     */
    private static void setCookies(Context ctx) {
        ctx.res().addHeader("Set-Cookie", "same_site_cookie=yes; Path=/; HttpOnly; SameSite=Lax");
        ctx.res().addHeader("Set-Cookie", "cross_site_cookie=yes; Path=/; HttpOnly; SameSite=None; Secure");
        ctx.status(204);
    }

    private static void fail(Context ctx, int status, String message) {
        json(ctx.status(status), Map.of("message", message));
    }

    private static void json(Context ctx, Object value) {
        try {
            ctx.contentType(JSON).result(Json.STRICT.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
