package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.examples.metrics.CorsMetrics;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/**
 * A Vert.x application whose policy is counted: what was decided, and what a guard refused, by cause and resource.
 * Prometheus reads the counters at {@code /metrics}.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxMetrics
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/orders/1
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * order
 *
 * $ curl -i -X POST -H "Origin: https://evil.example" http://localhost:8080/orders/1
 * HTTP/1.1 403 Forbidden
 * Vary: Origin
 *
 * $ curl -i -X POST -H "Sec-Fetch-Site: cross-site" http://localhost:8080/orders/1
 * HTTP/1.1 403 Forbidden
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://evil.example" http://localhost:8080/status
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://evil.example
 * Vary: Origin
 *
 * up
 *
 * $ curl -i http://localhost:8080/metrics
 * HTTP/1.1 200 OK
 * Content-Type: text/plain; version=0.0.4; charset=utf-8
 *
 * # HELP cors_decisions_total Decisions of the CORS policy
 * # TYPE cors_decisions_total counter
 * cors_decisions_total{kind="actual",outcome="allowed",resource="/orders/*"} 1.0
 * cors_decisions_total{kind="actual",outcome="allowed",resource="/status"} 1.0
 * cors_decisions_total{kind="actual",outcome="origin_not_allowed",resource="/orders/*"} 1.0
 * cors_decisions_total{kind="non_cors",outcome="cross_site",resource="/orders/*"} 1.0
 * # HELP cors_refused_requests_total Requests that a guard of the CORS policy has refused with 403
 * # TYPE cors_refused_requests_total counter
 * cors_refused_requests_total{cause="cross_site",resource="/orders/*"} 1.0
 * cors_refused_requests_total{cause="origin_not_allowed",resource="/orders/*"} 1.0
 * }</pre>
 *
 * <p>The request for the counters is counted itself, when its response has been written: no resource covers its path.
 */
public final class VertxMetrics {
    private VertxMetrics() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")
                        .guardUnsafeMethods(true)
                        .resource("/orders/*")
                        .resource("/status", status -> status.origins("*"))
                        .listener(new CorsMetrics(registry)))
                .mountOn(router);
        router.get("/orders/:id").handler(ctx -> ctx.end("order"));
        router.post("/orders/:id").handler(ctx -> ctx.end("changed"));
        router.get("/status").handler(ctx -> ctx.end("up"));
        router.get("/metrics")
                .handler(ctx -> ctx.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape()));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
