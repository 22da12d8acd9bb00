package io.github.cors4j.examples;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Transcript;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Javalin code that the documents show")
class JavalinSnippetsTest {
    private static final String FROM_APP = "$ curl -H \"Origin: https://app.example.com\" http://localhost:7070";
    private static final String ANSWER = "\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://app.example.com\n";
    private static final String REFUSED = "\nHTTP/1.1 200 OK\nVary: Origin\n";

    @Test
    void theApplicationAndOneRoute() throws Exception {
        check(
                config -> {
                    config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")));
                    config.routes.get("/orders", ctx -> ctx.result("orders"));
                    config.routes.get(
                            "/prices", crossOrigin(cors -> cors.sendWildcard(true), ctx -> ctx.result("prices")));
                },
                FROM_APP + "/orders" + ANSWER + "Vary: Origin\n\norders",
                FROM_APP + "/prices\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\nprices");
    }

    @Test
    void onePolicyForManyRoutes() throws Exception {
        check(
                config -> {
                    Cors partners = Cors.route(cors -> cors.origins("https://partner.example"));
                    config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
                    config.routes.apiBuilder(() -> path("/partners", () -> {
                        get("/orders", crossOrigin(partners, this::orders));
                        get("/stock", crossOrigin(partners, this::stock));
                    }));
                },
                FROM_APP + "/partners/orders" + REFUSED,
                FROM_APP.replace("app.example.com", "partner.example") + "/partners/stock"
                        + ANSWER.replace("app.example.com", "partner.example") + "Vary: Origin\n\nstock");
    }

    @Test
    void aPolicyThatChanges() throws Exception {
        AtomicReference<Cors> policy = new AtomicReference<>(Cors.of(cors -> cors.origins("https://app.example.com")));
        Consumer<JavalinConfig> application = config -> {
            config.registerPlugin(CrossOriginPlugin.reloading(policy::get));
        };
        check(application, FROM_APP + "/none" + ANSWER.replace("200 OK", "404 Not Found") + "Vary: Origin\n");
        policy.set(Cors.of(cors -> cors.origins("https://new.example.com")));
        check(application, FROM_APP + "/none" + REFUSED.replace("200 OK", "404 Not Found"));
    }

    private void orders(Context ctx) {
        ctx.result("orders");
    }

    private void stock(Context ctx) {
        ctx.result("stock");
    }

    private static void check(Consumer<JavalinConfig> configuration, String... exchanges)
            throws IOException, InterruptedException {
        Javalin app = Javalin.create(configuration).start("127.0.0.1", 0);
        try {
            Exchange exchange = new Exchange(Map.of(7070, app.port()));
            for (Transcript.Command command :
                    Transcript.of(String.join("\n\n", exchanges)).commands()) {
                exchange.check(command);
            }
        } finally {
            app.stop();
        }
    }
}
