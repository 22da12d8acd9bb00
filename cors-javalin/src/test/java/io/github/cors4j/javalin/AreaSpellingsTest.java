package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsBuilder;
import io.github.cors4j.ResourceOptions;
import io.github.cors4j.attack.PathSpellings;
import io.github.cors4j.attack.RawAnswer;
import io.github.cors4j.attack.RawClient;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.JavalinStaticResourceHandler;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One servlet context has servlets, files of a directory and of the class path, and routes: each finds what it serves in its own way,
 * and however a path is spelled, what it serves never carries the grant of another. {@code -Dspellings=5000} tries more of
 * each path, {@code -Dseed=7} others.
 */
class AreaSpellingsTest {
    private static final int SPELLINGS = Integer.getInteger("spellings", 200);
    private static final long SEED = Long.getLong("seed", 1);
    private static final String ORIGIN = "https://app.example.com";

    /** Where each area is, by the body that it serves. */
    private static final Map<String, String> AREAS = new LinkedHashMap<>();

    static {
        AREAS.put("servlet", "/sub/f.txt");
        AREAS.put("inner", "/sub/in/f.txt");
        AREAS.put("private", "/private/f.txt");
        AREAS.put("single", "/one");
        AREAS.put("file", "/ext/pub/f.txt");
        AREAS.put("secret", "/ext/shut/f.txt");
        AREAS.put("packed", "/cp/pub/f.txt");
        AREAS.put("sealed", "/cp/shut/f.txt");
        AREAS.put("project", "/projects/group%2Fproject");
        AREAS.put("route", "/routes/7");
    }

    @TempDir
    static Path directory;

    @BeforeAll
    static void files() throws IOException {
        for (String area : List.of("pub", "shut")) {
            Files.createDirectories(directory.resolve(area));
        }
        Files.writeString(directory.resolve("pub/f.txt"), "file");
        Files.writeString(directory.resolve("shut/f.txt"), "secret");
    }

    /** What has a policy, and whose bodies are granted. */
    enum Scoped {
        EACH_AREA(Set.of("servlet", "inner", "single", "file", "packed", "project", "route")) {
            @Override
            CrossOriginPlugin plugin() {
                return new CrossOriginPlugin(cors -> {
                    cors.exclude("/private/*").resource("/*", rest -> named(rest, "rest"));
                    resource(cors, "/sub/*", "servlet");
                    resource(cors, "/sub/in/*", "inner");
                    resource(cors, "/one", "single");
                    resource(cors, "/ext/*", "file");
                    resource(cors, "/cp/*", "packed");
                    resource(cors, "/projects/*", "project");
                    for (String shut : List.of("/ext/shut/*", "/cp/shut/*")) {
                        cors.resource(shut, strict -> strict.origins("https://partner.example"));
                    }
                });
            }
        },
        ONE_SERVLET(Set.of("servlet", "route")) {
            @Override
            CrossOriginPlugin plugin() {
                return new CrossOriginPlugin(cors -> {
                    resource(cors, "/sub/*", "servlet");
                    cors.exclude("/sub/in/*");
                });
            }
        },
        ONE_DIRECTORY(Set.of("file", "packed", "route")) {
            @Override
            CrossOriginPlugin plugin() {
                return new CrossOriginPlugin(cors -> {
                    resource(cors, "/ext/pub/*", "file");
                    resource(cors, "/cp/pub/*", "packed");
                });
            }
        },
        ONE_ROUTE(Set.of("route")) {
            @Override
            CrossOriginPlugin plugin() {
                return CrossOriginPlugin.decoratedRoutesOnly();
            }
        };

        private final Set<String> granted;

        Scoped(Set<String> granted) {
            this.granted = granted;
        }

        abstract CrossOriginPlugin plugin();

        private static void resource(CorsBuilder cors, String path, String name) {
            cors.resource(path, options -> named(options, name));
        }

        private static void named(ResourceOptions options, String name) {
            options.origins(ORIGIN).exposeHeaders("X-" + name);
        }
    }

    static Stream<Object[]> everywhere() {
        return Stream.of(Scoped.values())
                .flatMap(scoped -> Stream.of("", "/ctx")
                        .flatMap(context -> Stream.of(true, false)
                                .filter(ownFiles -> scoped == Scoped.EACH_AREA || ownFiles == context.isEmpty())
                                .map(ownFiles -> new Object[] {scoped, context, ownFiles})));
    }

    private static Container start(Scoped scoped, String context, boolean ownFiles, String end) {
        Deployment around = new Deployment(context);
        Map.of("/sub/*", "servlet", "/sub/in/*", "inner", "/private/*", "private", "/one", "single")
                .forEach((mapping, body) -> around.servlet(
                        mapping,
                        (request, response, chain) -> response.getWriter().print(body)));
        return Container.own(config -> application(config, scoped, ownFiles, end), around);
    }

    private static void application(JavalinConfig config, Scoped scoped, boolean ownFiles, String end) {
        config.registerPlugin(scoped.plugin());
        if (ownFiles) {
            config.resourceHandler(new JavalinStaticResourceHandler());
        }
        files(config, "/ext" + end, directory.toString(), Location.EXTERNAL);
        files(config, "/cp" + end, "/areas", Location.CLASSPATH);
        config.routes.get("/projects/{id}", ctx -> ctx.result("project"));
        config.routes.get(
                "/routes/{id}",
                CrossOrigin.crossOrigin(
                        cors -> cors.origins(ORIGIN).exposeHeaders("X-route"), ctx -> ctx.result("route")));
    }

    private static void files(JavalinConfig config, String path, String from, Location location) {
        config.staticFiles.add(files -> {
            files.hostedPath = path;
            files.directory = from;
            files.location = location;
        });
    }

    private static List<String> targets(String context, String path) {
        List<String> others =
                AREAS.values().stream().filter(other -> !other.equals(path)).toList();
        Set<String> targets = new LinkedHashSet<>();
        for (String spelling : PathSpellings.of(path, others, SPELLINGS)) {
            targets.add(spelling.startsWith("http:") ? spelling : context + spelling);
        }
        if (!context.isEmpty()) {
            targets.addAll(
                    PathSpellings.of(context + path, List.of(context + "/sub", context + "/ext/pub"), SPELLINGS));
        }
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            targets.add(context + path.substring(0, slash) + path.substring(slash + 1));
            targets.add(context + path.substring(0, slash) + "." + path.substring(slash));
        }
        targets.removeIf(target -> target.chars().anyMatch(c -> c <= ' '));
        List<String> some = new ArrayList<>(targets);
        Collections.shuffle(some, new Random(SEED));
        return some.subList(0, Math.min(some.size(), SPELLINGS));
    }

    @ParameterizedTest(name = "{0} below {1}, files of Javalin: {2}")
    @MethodSource("everywhere")
    void noBodyCarriesTheGrantOfAnotherArea(Scoped scoped, String context, boolean ownFiles) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> served = new TreeMap<>();
        Map<String, Integer> granted = new TreeMap<>();
        try (Container server = start(scoped, context, ownFiles, "/");
                RawClient client = new RawClient(server.port())) {
            AREAS.forEach((area, path) -> {
                RawAnswer plain = client.ask("GET", context + path, "Origin: " + ORIGIN);
                assertThat(plain.body()).as(path).isEqualTo(area);
                assertThat(plain.allowedOrigin() != null).as(path).isEqualTo(scoped.granted.contains(area));
                for (String target : targets(context, path)) {
                    RawAnswer answer = client.ask("GET", target, "Origin: " + ORIGIN);
                    String body = answer.body();
                    if (answer.status() != 200 || !AREAS.containsKey(body)) {
                        continue;
                    }
                    served.merge(body, 1, Integer::sum);
                    String grant = answer.header("Access-Control-Expose-Headers");
                    if (answer.allowedOrigin() == null && grant == null) {
                        continue;
                    }
                    granted.merge(body, 1, Integer::sum);
                    if (!("X-" + body).equals(grant) || !scoped.granted.contains(body)) {
                        wrong.add(target + " is " + body + " and got " + grant);
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(served.keySet()).isEqualTo(AREAS.keySet());
        assertThat(served.values()).allMatch(count -> count > 5);
        assertThat(granted.keySet()).containsExactlyInAnyOrderElementsOf(scoped.granted);
    }

    /** Javalin takes a hosted path without a slash at its end for the beginning of any name, and finds the file all the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void limitOfHostedPathsThatDoNotEndInASlash(boolean ownFiles) {
        for (String end : List.of("", "/")) {
            try (Container server = start(Scoped.EACH_AREA, "", ownFiles, end);
                    RawClient client = new RawClient(server.port())) {
                for (String target : List.of("/extshut/f.txt", "/cpshut/f.txt")) {
                    RawAnswer answer = client.ask("GET", target, "Origin: " + ORIGIN);
                    assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("X-rest");
                    assertThat(answer.status()).isEqualTo(end.isEmpty() ? 200 : 404);
                }
            }
        }
    }
}
