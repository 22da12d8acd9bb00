package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;

/** An application inside another one's servlet context decides for itself, and so do two side by side. */
class TwoApplicationsTest {

    private static final String EVIL = "https://evil.example";
    private static final String ANY = "Access-Control-Allow-Origin: " + EVIL;

    private static void strict(JavalinConfig config) {
        config.registerPlugin(TestServer.oneOrigin());
        config.routes.get("/outer", ctx -> ctx.result("outer"));
        config.routes.get(
                "/forwards",
                ctx -> ctx.req().getRequestDispatcher(ctx.queryParam("to")).forward(ctx.req(), ctx.res()));
    }

    private static void open(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin());
        config.routes.get("/inner/plain", ctx -> ctx.result("inner"));
        config.routes.get(
                "/inner/decorated", crossOrigin(cors -> cors.exposeHeaders("X-Route"), ctx -> ctx.result("decorated")));
        config.routes.get(
                "/inner/forwards",
                ctx -> ctx.req().getRequestDispatcher(ctx.queryParam("to")).forward(ctx.req(), ctx.res()));
    }

    private static Wire.Answer get(int port, String target) {
        return Wire.send(port, "GET", target, "Origin: " + EVIL);
    }

    private static void eachDecidesForItself(int port, String context) {
        assertThat(get(port, context + "/outer").cors()).containsExactly("Vary: Origin");
        assertThat(get(port, context + "/inner/plain").body()).isEqualTo("inner");
        assertThat(get(port, context + "/inner/plain").cors()).containsExactly(ANY, "Vary: Origin");
        assertThat(get(port, context + "/inner/none").cors()).containsExactly(ANY, "Vary: Origin");
        assertThat(get(port, context + "/inner/decorated").body()).isEqualTo("decorated");
        assertThat(get(port, context + "/inner/decorated").cors())
                .containsExactly(
                        "Access-Control-Allow-Origin: " + EVIL,
                        "Access-Control-Expose-Headers: X-Route",
                        "Vary: Origin");
        Wire.Answer preflight = Wire.send(
                port, "OPTIONS", context + "/inner/plain", "Origin: " + EVIL, "Access-Control-Request-Method: PUT");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.values("Allow")).containsExactly("GET, HEAD, OPTIONS");
        assertThat(preflight.cors()).contains(ANY);
        assertThat(Wire.send(
                                port,
                                "OPTIONS",
                                context + "/outer",
                                "Origin: " + EVIL,
                                "Access-Control-Request-Method: GET")
                        .values("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private static void forwardsFollowTheApplication(int port, String context) {
        assertThat(get(port, context + "/forwards?to=/inner/plain").body()).isEqualTo("inner");
        assertThat(get(port, context + "/forwards?to=/inner/plain").cors()).containsExactly(ANY, "Vary: Origin");
        assertThat(get(port, context + "/forwards?to=/inner/decorated").cors())
                .contains("Access-Control-Expose-Headers: X-Route");
        assertThat(get(port, context + "/inner/forwards?to=/outer").body()).isEqualTo("outer");
        assertThat(get(port, context + "/inner/forwards?to=/outer").cors()).containsExactly("Vary: Origin");
    }

    @Test
    void insideTheContextOfTheOwnServer() {
        List<Function<Javalin, Servlet>> servlets =
                List.of(Javalin::javalinServlet, inner -> new JavalinServlet(inner.unsafe));
        for (Function<Javalin, Servlet> servlet : servlets) {
            Javalin inner = TestServer.create(TwoApplicationsTest::open);
            try (TestServer server = TestServer.start(config -> {
                config.router.contextPath = "/ctx";
                strict(config);
                config.jetty.modifyServletContextHandler(
                        context -> context.addServlet(new ServletHolder(servlet.apply(inner)), "/inner/*"));
            })) {
                eachDecidesForItself(server.port(), "/ctx");
                forwardsFollowTheApplication(server.port(), "/ctx");
            }
        }
    }

    @Test
    void sideBySideInAnotherContainer() {
        for (Container.Kind kind : Container.Kind.present()) {
            Deployment deployment = new Deployment("/ctx")
                    .application(TestServer.create(TwoApplicationsTest::strict), "/*")
                    .application(TestServer.create(TwoApplicationsTest::open), "/inner/*");
            try (Container container = kind.start(deployment)) {
                eachDecidesForItself(container.port(), "/ctx");
                forwardsFollowTheApplication(container.port(), "/ctx");
            }
        }
    }

    @Test
    void innerApplicationWithoutAPluginHasThePolicyOfTheOneAroundIt() {
        Javalin inner = TestServer.create(config -> config.routes.get("/inner/plain", ctx -> ctx.result("inner")));
        try (TestServer server = TestServer.start(config -> {
            strict(config);
            config.jetty.modifyServletContextHandler(
                    context -> context.addServlet(new ServletHolder(inner.javalinServlet()), "/inner/*"));
        })) {
            assertThat(get(server.port(), "/inner/plain").cors()).containsExactly("Vary: Origin");
            assertThat(Wire.get(server.port(), "/inner/plain").cors())
                    .contains("Access-Control-Allow-Origin: " + ORIGIN);
        }
    }
}
