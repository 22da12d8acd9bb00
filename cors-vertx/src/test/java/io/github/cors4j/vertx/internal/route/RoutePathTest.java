package io.github.cors4j.vertx.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.vertx.Server;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link RoutePath} says of a route and a path is what Vert.x does. */
class RoutePathTest {

    private static final String[] MOUNTS = {null, "/*", "/api/*", "/api*", "/t/:tenant/*", "/t/:m-:n/*", "/t.t/:m/*"};

    private static final String[] ROUTES = {
        "/",
        "/*",
        "/x",
        "/x/",
        "/x/*",
        "/x*",
        "/:p",
        "/:p/",
        "/:p/*",
        "/x/:p",
        "/:a-:b",
        "/:a.json",
        "/x.y/:p",
        "/:a:b",
        "/(:p)",
        "/x$/:p",
        "/a+b/:p"
    };

    private static final String[] EXPRESSIONS = {"/x[0-9]*", "\\/x\\/(?<id>[^/]+)", ".*", "/(x|y)/?"};

    private static final String[] PATHS = {
        "", "/", "/x", "/x/", "/xy", "/x/y", "/x/y/", "/x/y/z", "/y", "/y/", "/a-b", "/a-b-c", "/a.json", "/x.y/z",
        "/xzy/z", "/x12", "/ab", "/(a)", "/x$/z", "/a+b/z", "/aab/z", "/x%2Fy", "/x;v=1", "/x%20y"
    };

    private static final String[] PREFIXES = {
        "", "/api", "/api/", "/apiary", "/t/acme", "/t/a-b", "/t.t/z", "/txt/z", "/t"
    };

    /** None of them has anything to normalise but doubled slashes. */
    private static final List<String> TARGETS = Stream.of(PREFIXES)
            .flatMap(prefix -> Stream.of(PATHS).map(path -> prefix + path))
            .filter(target -> !target.isEmpty())
            .toList();

    static Stream<Function<Router, Route>> routes() {
        return Stream.concat(
                Stream.of(ROUTES).map(path -> router -> router.route(path)),
                Stream.concat(
                        Stream.of(EXPRESSIONS).map(expression -> router -> router.routeWithRegex(expression)),
                        Stream.of(Router::route)));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void agreesWithVertx(Function<Router, Route> form) {
        for (String mount : MOUNTS) {
            Router inner = Server.router();
            Route route = form.apply(inner);
            route.handler(ctx -> ctx.response().setStatusCode(299).end());
            Route[] mounting = new Route[1];
            try (Server server = Server.start(
                    router -> mounting[0] = (mount == null ? router.route() : router.route(mount)).subRouter(inner))) {
                List<Integer> statuses = statuses(server);
                for (int i = 0; i < TARGETS.size(); i++) {
                    String path = TARGETS.get(i).replaceAll("/+", "/");
                    RoutePath paths = new RoutePath();
                    boolean matches = paths.matches(mounting[0], null, null, path)
                            && paths.matches(route, null, paths.mountPoint(mounting[0], null, path), path);
                    assertThat(matches).as("%s in %s: %s", route, mount, path).isEqualTo(statuses.get(i) == 299);
                }
            }
        }
    }

    private static List<Integer> statuses(Server server) {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < TARGETS.size(); i++) {
            requests.append("GET ").append(TARGETS.get(i)).append(" HTTP/1.1\r\nHost: localhost\r\n");
            requests.append(i < TARGETS.size() - 1 ? "\r\n" : "Connection: close\r\n\r\n");
        }
        List<Integer> statuses = Pattern.compile("HTTP/1.1 ([0-9]{3})")
                .matcher(server.exchange(requests.toString()))
                .results()
                .map(result -> Integer.valueOf(result.group(1)))
                .toList();
        assertThat(statuses).hasSameSizeAs(TARGETS);
        return statuses;
    }
}
