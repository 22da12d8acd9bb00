package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsOptions;
import io.github.cors4j.config.CorsConfigurationException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;
import io.javalin.plugin.PluginAlreadyRegisteredException;
import io.javalin.plugin.bundled.CorsPlugin;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    void policyOfOptionsIsBuiltOnceSoThatItsWarningsAreLoggedOnce() {
        AtomicInteger built = new AtomicInteger();
        Consumer<CorsOptions<?>> odd = cors -> cors.maxAge(100_000 + built.incrementAndGet());
        CrossOriginPlugin plugin = new CrossOriginPlugin(odd);
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(plugin);
            config.routes.get("/", ctx -> ctx.result("hello"));
            config.routes.get("/decorated", crossOrigin(odd, ctx -> ctx.result("hello")));
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/").status()).isEqualTo(200);
                assertThat(server.get("/decorated").status()).isEqualTo(200);
            }
        }
        assertThat(built).hasValue(2);
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
                    .hasMessageEndingWith("is already registered")
                    .asString() // what a trace begins with
                    .contains("resource(..)")
                    .contains("crossOrigin(..)");
        }
    }

    @Test
    void theBundledPluginBesideOursIsRefusedWithTheLineToRemove() {
        List<Consumer<JavalinConfig>> bundled = List.of(
                config -> config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> rule.anyHost())),
                config -> config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
                    rule.path = "/api/*";
                    rule.allowHost("app.example.com");
                })),
                config -> config.registerPlugin(new CorsPlugin(cors -> cors.addRule(rule -> rule.anyHost()))));
        for (Consumer<JavalinConfig> one : bundled) {
            List<Consumer<JavalinConfig>> orders =
                    List.of(one.andThen(config -> config.registerPlugin(new CrossOriginPlugin())), config -> {
                        config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
                        one.accept(config);
                    });
            for (Consumer<JavalinConfig> order : orders) {
                assertThatThrownBy(() -> TestServer.create(order))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("remove config.bundledPlugins.enableCors(..)");
            }
        }
    }

    @Test
    void otherBundledPluginsAreFine() {
        try (TestServer server = TestServer.start(config -> {
            config.bundledPlugins.enableRouteOverview("/routes");
            config.bundledPlugins.enableHttpAllowedMethodsOnRoutes();
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/", ctx -> ctx.result("hello"));
        })) {
            assertThat(server.get("/").cors()).containsExactly(GRANTED);
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
    void applicationThatCannotBeCreatedLeavesNothingInThePlugin() {
        CrossOriginPlugin plugin = TestServer.oneOrigin();
        List<WeakReference<Object>> failed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> Javalin.create(config -> {
                        config.registerPlugin(plugin);
                        config.registerPlugin(new Remembering(failed));
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }
        try (TestServer server = with(plugin)) {
            assertThat(server.get("/").cors()).containsExactly(GRANTED);
        }
        assertThat(failed).hasSize(5).allSatisfy(RegistrationTest::awaitCollected);
    }

    private static void awaitCollected(WeakReference<Object> reference) {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
    }

    private static final class Remembering extends Plugin<Void> {

        private final List<WeakReference<Object>> states;

        Remembering(List<WeakReference<Object>> states) {
            this.states = states;
        }

        @Override
        public void onInitialize(JavalinState state) {
            states.add(new WeakReference<>(state));
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
