package io.github.cors4j.javalin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.KnownFailuresContract;
import io.github.cors4j.attack.RawClient;
import io.github.cors4j.attack.Target;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.plugin.PluginAlreadyRegisteredException;
import io.javalin.plugin.bundled.CorsPluginConfig.CorsRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KnownFailuresTest extends KnownFailuresContract {
    @Override
    protected Target start(Cors policy) {
        TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(policy));
            config.routes.get("/vary", ctx -> ctx.header("Vary", "Accept").result("handled"));
            config.routes.get("/own", KnownFailuresTest::letEverybodyIn);
            config.routes.get("/fails", ctx -> {
                throw new IllegalStateException("on purpose");
            });
            config.routes.get("/", ctx -> ctx.result("handled"));
            config.routes.post("/", ctx -> ctx.result("handled"));
            config.routes.get("/<any>", ctx -> ctx.result("handled"));
            config.routes.post("/<any>", ctx -> ctx.result("handled"));
        });
        return Target.of(server.port(), server::close);
    }

    private static void letEverybodyIn(Context ctx) {
        ctx.header("Access-Control-Allow-Origin", String.valueOf(ctx.header("Origin")));
        ctx.res().addHeader("Access-Control-Allow-Origin", "*");
        ctx.header("Access-Control-Allow-Credentials", "true");
        ctx.header("Access-Control-Expose-Headers", "*");
        ctx.result("handled");
    }

    @Test
    void the_double_grant_of_stacked_handlers() {
        assertThatThrownBy(() -> TestServer.create(config -> {
                    config.bundledPlugins.enableCors(cors -> cors.addRule(CorsRule::anyHost));
                    config.registerPlugin(TestServer.oneOrigin());
                }))
                .hasMessageContaining("remove config.bundledPlugins.enableCors(..)");
    }

    @Test
    void a_Vary_that_suppresses_Accept_Encoding() throws Exception {
        try (TestServer server = TestServer.start(config -> {
                    config.registerPlugin(TestServer.oneOrigin());
                    config.staticFiles.add(files -> {
                        files.directory = "/public";
                        files.location = Location.CLASSPATH;
                        files.headers = Map.of("Vary", "Accept-Encoding");
                    });
                });
                RawClient client = new RawClient(server.port())) {
            assertThat(client.ask("GET", "/big.txt", "Origin: " + APP, "Accept-Encoding: gzip")
                            .header("Vary"))
                    .isEqualTo("Accept-Encoding, Origin");
        }
    }

    @Test
    @Timeout(value = 30, unit = SECONDS)
    void registering_a_plugin_twice_hangs_start_up() {
        CrossOriginPlugin plugin = TestServer.oneOrigin();
        assertThatThrownBy(() -> Javalin.create(config -> {
                    config.registerPlugin(plugin);
                    config.registerPlugin(plugin);
                }))
                .isInstanceOf(PluginAlreadyRegisteredException.class);
    }
}
