package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A decorator that could have no effect is refused with the remedy, as early as can be. */
class MisplacedDecoratorTest {

    private static final String ANY = "Access-Control-Allow-Origin: " + ORIGIN;

    private void hello(Context ctx) {
        ctx.result("hello");
    }

    @Test
    void wrongPolicyFailsAtOnce() {
        for (Cors paths : List.of(Cors.of(cors -> cors.resource("/x")), Cors.of(cors -> cors.exclude("/x")))) {
            assertThatThrownBy(() -> crossOrigin(paths, this::hello))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without resources and exclusions")
                    .hasMessageContaining("/x");
        }
        assertThatThrownBy(() -> crossOrigin(cors -> cors.origins("not an origin"), this::hello))
                .isInstanceOf(CorsConfigurationException.class);
        assertThatThrownBy(() -> crossOrigin(crossOrigin(this::hello)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a route has only one policy");
    }

    @Test
    void anyPolicyWithoutResourcesWillDo() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.get("/defaults", crossOrigin(Cors.defaults(), this::hello));
            config.routes.get("/of", crossOrigin(Cors.of(cors -> cors.preflightStatus(204)), this::hello));
        })) {
            assertThat(server.get("/defaults").cors()).containsExactly(ANY, "Vary: Origin");
            assertThat(server.send("OPTIONS", "/of", "Origin: " + ORIGIN).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void decoratorThatThePluginCannotFindFailsWithTheRemedy() {
        List<String> messages = new CopyOnWriteArrayList<>();
        Consumer<JavalinConfig> remember = config ->
                config.routes.exception(IllegalStateException.class, (e, ctx) -> messages.add(e.getMessage()));
        try (TestServer server =
                TestServer.start(remember.andThen(config -> config.routes.get("/", crossOrigin(this::hello))))) {
            assertThat(server.get("/").body()).doesNotContain("hello");
            assertThat(messages.remove(0)).contains("CrossOriginPlugin.decoratedRoutesOnly()");
        }
        Handler inner = crossOrigin(this::hello);
        try (TestServer server = TestServer.startDecoratedOnly(remember.andThen(config -> {
            config.routes.get("/wrapped", ctx -> inner.handle(ctx));
            config.spaRoot.addHandler("/spa", inner);
            config.routes.error(404, inner);
        }))) {
            for (String path : List.of("/wrapped", "/spa")) {
                assertThat(server.get(path).body()).doesNotContain("hello");
                assertThat(messages.remove(0)).contains("outermost handler of an HTTP route");
            }
        }
    }

    @Test
    void handlersThatAreNoRoutesAreRefusedWhenTheyAreAdded() {
        List<Consumer<JavalinConfig>> wrong = new ArrayList<>();
        wrong.add(config -> config.routes.before("/x", crossOrigin(this::hello)));
        wrong.add(config -> config.routes.after(crossOrigin(this::hello)));
        for (Consumer<JavalinConfig> one : wrong) {
            assertThatThrownBy(() -> Javalin.create(config -> {
                        config.registerPlugin(new CrossOriginPlugin());
                        one.accept(config);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("crossOrigin(..) is for HTTP routes");
            assertThatThrownBy(() -> Javalin.create(config -> {
                        one.accept(config);
                        config.registerPlugin(new CrossOriginPlugin());
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("crossOrigin(..) is for HTTP routes");
        }
    }
}
