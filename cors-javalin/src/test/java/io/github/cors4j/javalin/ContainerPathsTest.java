package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another servlet in the context is chosen by the path that Jetty has decoded: no grant of a path that reads otherwise. */
class ContainerPathsTest {

    private static final String EVIL = "https://evil.example";

    private static Container root;
    private static Container context;

    @BeforeAll
    static void start() {
        root = Container.own(ContainerPathsTest::application, around(""));
        context = Container.own(ContainerPathsTest::application, around("/ctx"));
    }

    @AfterAll
    static void stop() {
        root.close();
        context.close();
    }

    private static void application(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.resource("/*")
                .resource("/sub/*", strict -> strict.origins(ORIGIN).supportsCredentials(true))
                .resource("/projects/*")
                .exclude("/private/*")));
        config.routes.get("/projects/{id}", ctx -> ctx.result("project " + ctx.pathParam("id")));
        config.routes.get("/open", ctx -> ctx.result("open"));
    }

    private static Deployment around(String contextPath) {
        return new Deployment(contextPath)
                .servlet(
                        "/sub/*",
                        (request, response, chain) -> response.getWriter().print("of sub"))
                .servlet(
                        "/private/*",
                        (request, response, chain) -> response.getWriter().print("of private"));
    }

    private static Wire.Answer get(int port, String origin, String target) {
        return Wire.send(port, "GET", target, "Origin: " + origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sub/f.txt",
                "/sub;v=1/f.txt",
                "/sub;/f.txt",
                "/%u0073ub/f.txt",
                "/s%75b/f.txt",
                "/sub%2Ff.txt",
                "//sub/f.txt",
                "/./sub/f.txt",
                "/open/../sub/f.txt",
                "/open/%2e%2e/sub/f.txt",
                "/open;a=1/../sub/f.txt",
                "/private/f.txt",
                "/private;v=1/f.txt",
                "/%u0070rivate/f.txt",
                "/private%2Ff.txt"
            })
    void bodyOfTheStricterServletNeverCarriesTheOpenGrant(String path) {
        for (String target : new String[] {path, "/ctx" + path, "/ct%78" + path, "/ctx;v=1" + path, "/%63tx" + path}) {
            int port = target.equals(path) ? root.port() : context.port();
            Wire.Answer response = get(port, EVIL, target);
            if (response.body().contains("of ")) {
                assertThat(response.values("Access-Control-Allow-Origin"))
                        .as(target)
                        .isEmpty();
            }
        }
    }

    @Test
    void otherSpellingsDoReachTheServlet() {
        for (String target : new String[] {"/ct%78/sub/f", "/ctx;v=1/sub/f", "/ctx/sub;v=1/f.txt", "/ctx/%u0073ub/f"}) {
            assertThat(get(context.port(), EVIL, target).body()).as(target).isEqualTo("of sub");
            assertThat(get(context.port(), ORIGIN, target).cors()).as(target).containsExactly("Vary: Origin");
        }
    }

    @Test
    void whatReadsTheSameKeepsItsGrant() {
        assertThat(get(context.port(), ORIGIN, "/ctx/sub/f.txt").cors()).containsExactly(TestServer.GRANTED);
        Wire.Answer project = get(root.port(), EVIL, "/projects/group%2Fproject");
        assertThat(project.body()).isEqualTo("project group/project");
        assertThat(project.values("Access-Control-Allow-Origin")).containsExactly(EVIL);
        for (String target : new String[] {"/open", "/open/", "/projects/a%20b", "/projects/%C3%A9", "/projects/a;b"}) {
            assertThat(get(root.port(), EVIL, target).values("Access-Control-Allow-Origin"))
                    .as(target)
                    .containsExactly(EVIL);
        }
    }
}
