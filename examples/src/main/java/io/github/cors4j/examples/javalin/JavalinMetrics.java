package io.github.cors4j.examples.javalin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.examples.metrics.CorsMetrics;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * A Javalin application whose policy is counted: what was decided, and what a guard refused, by cause and resource.
 * Prometheus reads the counters at {@code /metrics}.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinMetrics
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/orders/1
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * order
 *
 * $ curl -i -X POST -H "Origin: https://evil.example" http://localhost:7070/orders/1
 * HTTP/1.1 403 Forbidden
 * Vary: Origin
 *
 * $ curl -i -X POST -H "Sec-Fetch-Site: cross-site" http://localhost:7070/orders/1
 * HTTP/1.1 403 Forbidden
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://evil.example" http://localhost:7070/status
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://evil.example
 * Vary: Origin
 *
 * up
 *
 * $ curl -i http://localhost:7070/metrics
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
public final class JavalinMetrics {
    private JavalinMetrics() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 7070);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")
                    .guardUnsafeMethods(true)
                    .resource("/orders/*")
                    .resource("/status", status -> status.origins("*"))
                    .listener(new CorsMetrics(registry))));
            config.routes.get("/orders/{id}", ctx -> ctx.result("order"));
            config.routes.post("/orders/{id}", ctx -> ctx.result("changed"));
            config.routes.get("/status", ctx -> ctx.result("up"));
            config.routes.get(
                    "/metrics",
                    ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
