package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.get;
import static io.github.cors4j.examples.recipes.Recipe.onVertx;
import static io.github.cors4j.examples.recipes.Recipe.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.LoggerFormat;
import io.vertx.ext.web.handler.LoggerHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recipes for Vert.x")
class VertxRecipesTest {
    private static final String APP = "https://app.example.com";
    private static final String ADMIN = "https://admin.example.com";
    private static final String ALLOW = "Access-Control-Allow-Origin: ";
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @Test
    void virtualHosts() throws Exception {
        Vertx vertx = VERTX;
        onVertx(
                vertx,
                router -> {
                    Router admin = Router.router(vertx);
                    CrossOriginHandler.create(cors -> cors.origins("https://admin.example.com"))
                            .mountOn(admin);
                    admin.get("/users").handler(ctx -> ctx.end());

                    CrossOriginHandler.create(cors -> cors.origins("https://app.example.com"))
                            .mountOn(router);
                    router.route("/*").virtualHost("localhost").subRouter(admin);
                    router.get("/orders").handler(ctx -> ctx.end());
                },
                get("/users", ADMIN, ALLOW + ADMIN),
                get("/users", APP),
                get("/orders", ADMIN),
                get("/orders", APP, ALLOW + APP));
    }

    /** A stand-in for whatever takes its time. */
    private record Store(Vertx vertx, Map<String, Cors> policies) {
        Future<Cors> policyOf(String host) {
            return vertx.timer(1, TimeUnit.MILLISECONDS).map(waited -> policies.get(host));
        }
    }

    @Test
    void tenants() throws Exception {
        Store store = new Store(VERTX, Map.of("localhost", Cors.of(cors -> cors.origins(APP))));
        onVertx(
                VERTX,
                router -> {
                    CrossOriginHandler.perRequest(ctx ->
                                    store.policyOf(ctx.request().authority().host()))
                            .mountOn(router);
                    router.get("/orders").handler(ctx -> ctx.end());
                },
                get("/orders", APP, ALLOW + APP),
                get("/orders", ADMIN));
    }

    @Test
    void sockJs() throws Exception {
        Vertx vertx = VERTX;
        onVertx(
                vertx,
                router -> {
                    CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")
                                    .supportsCredentials(true)
                                    .guardWebSockets(true)
                                    .guardUnsafeMethods(true))
                            .mountOn(router);
                    SockJSHandlerOptions options = new SockJSHandlerOptions()
                            .addDisabledTransport("JSON_P")
                            .addDisabledTransport("HTML_FILE");
                    router.route("/chat/*")
                            .subRouter(SockJSHandler.create(vertx, options)
                                    .socketHandler(socket -> socket.write("hello")));
                },
                get("/chat/info", APP, ALLOW + APP, "Access-Control-Allow-Credentials: true"),
                get("/chat/info", "https://evil.example"),
                "$ curl -i -H \"Sec-Fetch-Site: cross-site\" http://localhost:80/chat/000/session/jsonp\nHTTP/1.1 403 Forbidden\n"
                        + ofApp("Vary: Origin"),
                "$ curl -i http://localhost:80/chat/000/session/jsonp\nHTTP/1.1 404 Not Found\n"
                        + ofApp("Vary: Origin"));
    }

    private static String ofApp(String more) {
        return ALLOW + APP + "\nAccess-Control-Allow-Credentials: true\n" + more;
    }

    @Test
    void accessLogWithPreflights() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        onVertx(
                VERTX,
                router -> {
                    LoggerHandler accessLog = LoggerHandler.create(true, LoggerFormat.CUSTOM)
                            .customFormatter((ctx, milliseconds) -> {
                                lines.add(ctx.request().method() + " "
                                        + ctx.response().getStatusCode());
                                return "";
                            });
                    router.route().order(Integer.MIN_VALUE).handler(accessLog);
                    CrossOriginHandler.create(cors -> cors.origins("https://app.example.com"))
                            .mountOn(router);
                    router.get("/orders").handler(ctx -> ctx.end());
                },
                request("OPTIONS", "/orders", APP).replace("-i", "-i -H \"Access-Control-Request-Method: PUT\"")
                        + "\nHTTP/1.1 200 OK\nAllow: GET, OPTIONS\n" + ALLOW + APP
                        + "\nAccess-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
                        + "\nVary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(lines).containsExactly("OPTIONS 200");
    }
}
