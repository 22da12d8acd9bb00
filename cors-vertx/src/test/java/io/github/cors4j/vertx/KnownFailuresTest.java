package io.github.cors4j.vertx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.KnownFailuresContract;
import io.github.cors4j.attack.RawAnswer;
import io.github.cors4j.attack.RawClient;
import io.github.cors4j.attack.Target;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KnownFailuresTest extends KnownFailuresContract {
    @Override
    protected Target start(Cors policy) {
        Server server = Server.start(router -> {
            CrossOriginHandler.create(policy).mountOn(router);
            router.get("/vary")
                    .handler(ctx -> ctx.response().putHeader("Vary", "Accept").end("handled"));
            router.get("/own")
                    .handler(ctx -> letEverybodyIn(ctx.response(), ctx.request().getHeader("Origin")));
            router.get("/fails").handler(ctx -> {
                throw new IllegalStateException("on purpose");
            });
            router.get().handler(ctx -> ctx.end("handled"));
            router.post().handler(ctx -> ctx.end("handled"));
        });
        return Target.of(server.port(), server::close);
    }

    private static void letEverybodyIn(HttpServerResponse response, String origin) {
        response.headers()
                .add("Access-Control-Allow-Origin", String.valueOf(origin))
                .add("Access-Control-Allow-Origin", "*")
                .add("Access-Control-Allow-Credentials", "true")
                .add("Access-Control-Expose-Headers", "*");
        response.end("handled");
    }

    private static CrossOriginHandler onlyApp() {
        return CrossOriginHandler.create(cors -> cors.origins(APP).supportsCredentials(true));
    }

    @Test
    void the_double_grant_of_stacked_handlers() throws Exception {
        try (Server server = Server.start(router -> {
                    onlyApp().mountOn(router);
                    router.route().handler(CorsHandler.create());
                    router.get("/").handler(ctx -> ctx.end("x"));
                });
                RawClient client = new RawClient(server.port())) {
            assertThat(client.ask("GET", "/", "Origin: " + EVIL).cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(client.ask("GET", "/", "Origin: " + APP).cors())
                    .isEqualTo(Expect.with(Expect.granted(APP), "access-control-allow-credentials", "true"));
        }
    }

    @Test
    void SockJS_reflects_every_origin() throws Exception {
        try (Server server = Server.start(router -> {
                    onlyApp().mountOn(router);
                    router.route("/sock/*")
                            .subRouter(SockJSHandler.create(Server.VERTX).socketHandler(socket -> {}));
                });
                RawClient client = new RawClient(server.port())) {
            RawAnswer answer = client.ask("GET", "/sock/info", "Origin: " + EVIL);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors()).isEqualTo(Expect.ONLY_VARY);
        }
    }

    @Test
    void a_Vary_that_suppresses_Accept_Encoding(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("style.css"), "body {}");
        try (Server server = Server.start(new HttpServerOptions().setCompressionSupported(true), router -> {
                    onlyApp().mountOn(router);
                    router.route().handler(StaticHandler.create(FileSystemAccess.ROOT, directory.toString()));
                });
                RawClient client = new RawClient(server.port())) {
            RawAnswer answer = client.ask("GET", "/style.css", "Origin: " + APP, "Accept-Encoding: gzip");
            assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(answer.header("Vary")).isEqualTo("accept-encoding, Origin");
        }
    }

    @Test
    @Timeout(value = 30, unit = SECONDS)
    void an_exception_of_the_policys_supplier_hangs_the_response() throws Exception {
        try (Server server = Server.start(router -> {
                    CrossOriginHandler.reloading(() -> {
                                throw new IllegalStateException("on purpose");
                            })
                            .mountOn(router);
                    router.get("/").handler(ctx -> ctx.end("x"));
                });
                RawClient client = new RawClient(server.port())) {
            RawAnswer answer = client.ask("GET", "/", "Origin: " + APP);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.cors()).isEqualTo(Map.of());
        }
    }

    @Test
    void mounting_two_policies_on_one_router_uses_one_of_them() {
        Router router = Server.router();
        onlyApp().mountOn(router);
        assertThatThrownBy(() -> CrossOriginHandler.create().mountOn(router)).isInstanceOf(IllegalStateException.class);
    }
}
