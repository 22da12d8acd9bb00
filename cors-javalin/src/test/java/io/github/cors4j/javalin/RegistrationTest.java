package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.plugin.PluginAlreadyRegisteredException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One application has one plugin; one plugin may have several applications. */
class RegistrationTest {

    private static Cors policy() {
        return Cors.of(cors -> cors.origins(ORIGIN).supportsCredentials(true));
    }

    private static TestServer with(CrossOriginPlugin plugin) {
        return TestServer.start(config -> {
            config.registerPlugin(plugin);
            config.routes.get("/", ctx -> ctx.result("hello"));
        });
    }

    @Test
    void everyFormOfPlugin() {
        String any = "Access-Control-Allow-Origin: " + ORIGIN;
        try (TestServer defaults = with(new CrossOriginPlugin());
                TestServer configured = with(new CrossOriginPlugin(
                        cors -> cors.origins(ORIGIN).maxAge(Duration.ofHours(1)).supportsCredentials(true)));
                TestServer ready = with(new CrossOriginPlugin(policy()));
                TestServer supplier = with(CrossOriginPlugin.reloading(() -> policy()));
                TestServer reference = with(CrossOriginPlugin.reloading(RegistrationTest::policy))) {
            assertThat(defaults.get("/").cors()).containsExactly(any, "Vary: Origin");
            for (TestServer server : List.of(configured, ready, supplier, reference)) {
                assertThat(server.get("/").cors()).containsExactly(GRANTED);
            }
        }
    }

    @Test
    void policyMayChangeWhileTheServerRuns() {
        AtomicReference<Cors> current = new AtomicReference<>(policy());
        try (TestServer server = with(CrossOriginPlugin.reloading(current::get))) {
            assertThat(server.get("/").cors()).containsExactly(GRANTED);
            current.set(Cors.of(cors -> cors.origins("https://other.example")));
            assertThat(server.get("/").cors()).containsExactly("Vary: Origin");
        }
    }

    @Test
    void wrongPolicyFailsLoudly() {
        assertThatThrownBy(() -> new CrossOriginPlugin(cors -> cors.supportsCredentials(true)))
                .isInstanceOf(CorsConfigurationException.class);
    }

    @Test
    void policyThatWasMadeForARouteServesAnApplicationToo() {
        try (TestServer server = with(
                new CrossOriginPlugin(Cors.route(cors -> cors.origins(ORIGIN).supportsCredentials(true))))) {
            assertThat(server.get("/").cors()).containsExactly(GRANTED);
            assertThat(server.send("OPTIONS", "/", "Origin: " + ORIGIN).status())
                    .isEqualTo(404); // a plain OPTIONS is the application's own
        }
    }

    @Test
    @Timeout(10)
    void registeringTwiceFailsAndSaysWhatToDo() {
        CrossOriginPlugin same = new CrossOriginPlugin();
        List<Consumer<JavalinConfig>> twice = List.of(
                config -> config.registerPlugin(same).getClass(),
                config -> config.registerPlugin(new CrossOriginPlugin()),
                config -> config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly()));
        for (Consumer<JavalinConfig> second : twice) {
            assertThatThrownBy(() -> Javalin.create(config -> {
                        config.registerPlugin(same);
                        second.accept(config);
                    }))
                    .isInstanceOf(PluginAlreadyRegisteredException.class)
                    .hasMessageContaining("resource(..)")
                    .hasMessageContaining("crossOrigin(..)")
                    .hasMessageEndingWith("is already registered");
        }
    }

    @Test
    void onePluginInTwoApplicationsAndTwoPluginsInOneJvm() {
        CrossOriginPlugin plugin = TestServer.oneOrigin();
        try (TestServer first = with(plugin);
                TestServer second = TestServer.start(config -> {
                    config.router.contextPath = "/second";
                    config.registerPlugin(plugin);
                    config.routes.put("/", crossOrigin(ctx -> ctx.result("second")));
                });
                TestServer other = with(new CrossOriginPlugin(cors -> cors.origins("https://other.example")))) {
            assertThat(first.get("/").cors()).containsExactly(GRANTED);
            assertThat(first.preflight("/", "GET").values("Allow")).containsExactly("GET, HEAD, OPTIONS");
            assertThat(second.get("/second/none").cors()).containsExactly(GRANTED);
            assertThat(second.preflight("/second/", "PUT").values("Allow")).containsExactly("PUT, OPTIONS");
            assertThat(second.preflight("/second/", "PUT").values("Access-Control-Allow-Credentials"))
                    .isEmpty();
            assertThat(other.get("/").cors()).containsExactly("Vary: Origin");
        }
    }

    @Test
    void applicationThatCannotBeCreatedDoesNotSpoilThePluginForAnother() {
        CrossOriginPlugin plugin = TestServer.oneOrigin();
        assertThatThrownBy(() -> Javalin.create(config -> {
                    config.registerPlugin(plugin);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        try (TestServer server = with(plugin)) {
            assertThat(server.get("/").cors()).containsExactly(GRANTED);
        }
    }

    @Test
    void otherContextsOnTheSameServerAreNotTouched() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin());
            config.jetty.modifyServer(jetty -> jetty.insertHandler(new OtherContext("/other")));
            config.routes.get("/<path>", ctx -> ctx.result("hello"));
        })) {
            assertThat(server.get("/other/x").body()).isEqualTo("other");
            assertThat(server.get("/other/x").cors()).containsExactly("Access-Control-Allow-Origin: its-own");
            assertThat(server.preflight("/other/x", "GET").body()).isEqualTo("other");
            assertThat(server.get("/x").cors())
                    .containsExactly("Access-Control-Allow-Origin: " + ORIGIN, "Vary: Origin");
        }
    }

    @Test
    void pathIsTheOneThatAHandlerInFrontHasRewritten() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.resource("/new/*")));
            config.jetty.modifyServer(jetty -> jetty.insertHandler(new Rewriter("/old/", "/new/")));
            config.routes.get("/new/x", ctx -> ctx.result("hello"));
        })) {
            assertThat(server.get("/old/x").body()).isEqualTo("hello");
            assertThat(server.get("/old/x").cors())
                    .containsExactly("Access-Control-Allow-Origin: " + ORIGIN, "Vary: Origin");
            assertThat(server.preflight("/old/x", "GET").values("Allow")).containsExactly("GET, HEAD, OPTIONS");
        }
    }
}
