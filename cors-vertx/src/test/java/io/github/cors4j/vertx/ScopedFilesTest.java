package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.attack.PathSpellings;
import io.github.cors4j.attack.RawAnswer;
import io.github.cors4j.attack.RawClient;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of one directory are for partners, those beside it are not: whatever a file server makes of a path, no file
 * carries the grant of another directory.
 */
class ScopedFilesTest {
    private static final int SPELLINGS = Integer.getInteger("spellings", 1_000);

    @TempDir
    static Path directory;

    @BeforeAll
    static void files() throws IOException {
        for (String area : List.of("pub", "sub", "pub/in")) {
            Files.createDirectories(directory.resolve(area));
            Files.writeString(directory.resolve(area).resolve("f.txt"), "file of " + area);
        }
        Files.writeString(directory.resolve("f.txt"), "file of the root");
    }

    private static StaticHandler all() {
        return StaticHandler.create(FileSystemAccess.ROOT, directory.toString()).setCachingEnabled(false);
    }

    private static StaticHandler of(String area) {
        return StaticHandler.create(
                FileSystemAccess.ROOT, directory.resolve(area).toString());
    }

    /** What lets partners read {@code /pub/*}, over files of all directories. */
    enum Scoped {
        RESOURCE {
            @Override
            void on(Router router) {
                CrossOriginHandler.create(cors ->
                                cors.origins(APP).supportsCredentials(true).resource("/pub/*"))
                        .mountOn(router);
                router.route("/*").handler(all());
            }
        },
        ROUTE_THAT_FALLS_THROUGH {
            @Override
            void on(Router router) {
                partners().mountOn(router, router.get("/pub/*")).handler(ctx -> ctx.next());
                router.route("/*").handler(all());
            }
        },
        ROUTE_WITH_FILES {
            @Override
            void on(Router router) {
                partners().mountOn(router, router.get("/pub/*")).handler(of("pub"));
                router.route("/*").handler(all());
            }
        },
        SUB_ROUTER_THAT_FALLS_THROUGH {
            @Override
            void on(Router router) {
                Router pub = Server.router();
                partners().mountOn(pub);
                pub.get("/nothing").handler(ctx -> ctx.end());
                router.route("/pub/*").subRouter(pub);
                router.route("/*").handler(all());
            }
        },
        SUB_ROUTER_WITH_FILES {
            @Override
            void on(Router router) {
                Router pub = Server.router();
                partners().mountOn(pub);
                pub.route("/*").handler(of("pub"));
                router.route("/pub/*").subRouter(pub);
                router.route("/*").handler(all());
            }
        },
        SUB_ROUTER_OF_A_COVERED_ONE {
            @Override
            void on(Router router) {
                CrossOriginHandler.create(cors -> cors.origins("https://own.example"))
                        .mountOn(router);
                SUB_ROUTER_WITH_FILES.on(router);
            }
        };

        abstract void on(Router router);

        private static CrossOriginHandler partners() {
            return CrossOriginHandler.route(cors -> cors.origins(APP).supportsCredentials(true));
        }
    }

    /** Ways to write a step up and the slash behind it, decoded up to three times. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/f.txt", "/sub/f.txt", "/pub/f.txt", "/pub/in/f.txt"));
        List<String> dots = List.of("..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "%25252e%25252e", "%252e.");
        List<String> slashes = List.of(
                "/", "%2f", "%2F", "%5c", "\\", "%252f", "%255c", "//", "%2f%2f", "/;x=1/", ";/", "%3b/", "/./");
        for (String dot : dots) {
            for (String slash : slashes) {
                paths.add("/pub/" + dot + slash + "sub/f.txt");
                paths.add("/pub/" + dot + slash + "f.txt");
                paths.add("/pub/in" + slash + dot + slash + dot + slash + "sub/f.txt");
                paths.add("/pub" + slash + dot + slash + "sub" + slash + "f.txt");
                paths.add("/sub/" + dot + slash + "pub/f.txt");
            }
        }
        return paths;
    }

    @ParameterizedTest
    @EnumSource
    void noFileCarriesTheGrantOfAnotherDirectory(Scoped scoped) {
        assertNoForeignGrant(scoped, paths());
    }

    /** As {@link PathSpellings} writes them, for each directory from within the others. */
    @ParameterizedTest
    @EnumSource
    void noSpellingOfAFileCarriesTheGrantOfAnotherDirectory(Scoped scoped) {
        List<String> spellings = new ArrayList<>();
        spellings.addAll(PathSpellings.of("/sub/f.txt", List.of("/pub", "/pub/in"), SPELLINGS));
        spellings.addAll(PathSpellings.of("/f.txt", List.of("/pub", "/pub/in"), SPELLINGS));
        spellings.addAll(PathSpellings.of("/pub/f.txt", List.of("/sub", "/pub/in"), SPELLINGS));
        assertNoForeignGrant(scoped, spellings);
    }

    private static void assertNoForeignGrant(Scoped scoped, List<String> paths) {
        List<String> problems = new ArrayList<>();
        int foreignFiles = 0;
        int granted = 0;
        try (Server server = Server.start(scoped::on);
                RawClient client = new RawClient(server.port())) {
            for (String path : paths) {
                RawAnswer answer = client.ask("GET", path, "Host: localhost", "Origin: " + APP);
                boolean isForeign =
                        answer.body().equals("file of sub") || answer.body().equals("file of the root");
                foreignFiles += isForeign ? 1 : 0;
                granted += answer.allowedOrigin() != null ? 1 : 0;
                if (isForeign && answer.allowedOrigin() != null) {
                    problems.add(path + " " + answer.body() + " " + answer.cors());
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(foreignFiles).as("the server does find files by such paths").isGreaterThan(10);
        if (!scoped.name().endsWith("FALLS_THROUGH")) {
            assertThat(granted).as("what the directory itself has is granted").isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlashInANameClimbsNowhere(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            Router projects = Server.router();
            mounted.on(projects, CrossOriginHandler.create(cors -> cors.origins(APP)));
            projects.get("/:name").handler(ctx -> ctx.end(ctx.pathParam("name")));
            router.route("/projects/*").subRouter(projects);
        })) {
            Answer answer = server.raw("GET /projects/group%2Fproject HTTP/1.1", "Origin: " + APP);
            assertThat(answer.body()).isEqualTo("group/project");
            assertThat(answer.cors()).isEqualTo(Expect.granted(APP));
        }
    }
}
