package io.github.cors4j.javalin;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;

import io.github.cors4j.attack.PathSpellingsContract;
import io.github.cors4j.attack.Target;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.JavalinStaticResourceHandler;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PathSpellingsTest extends PathSpellingsContract {
    @TempDir
    static Path directory;

    @BeforeAll
    static void files() throws IOException {
        Files.createDirectories(directory.resolve("files/secret"));
        Files.writeString(directory.resolve("files/f.txt"), "file");
        Files.writeString(directory.resolve("files/secret/s.txt"), "secret");
        Files.writeString(directory.resolve("page.html"), "page");
    }

    /** What a variant changes; kept apart from the record so that the lambda has a type. */
    private static Variant variant(String name, String context, Consumer<JavalinConfig> setting) {
        return new Variant(name, context, setting);
    }

    @Override
    protected Stream<Variant> variants() {
        return Stream.of(
                variant("as it comes", "", config -> {}),
                variant("below a context path", "/ctx", config -> config.router.contextPath = "/ctx"),
                variant("routes in any letter case", "", config -> config.router.caseInsensitiveRoutes = true),
                variant(
                        "multiple slashes as one",
                        "",
                        config -> config.router.treatMultipleSlashesAsSingleSlash = true),
                variant("trailing slashes told apart", "", config -> config.router.ignoreTrailingSlashes = false),
                variant(
                        "Javalin's own files",
                        "",
                        config -> config.resourceHandler(new JavalinStaticResourceHandler())),
                variant("any letter case, multiple slashes, Javalin's own files", "", config -> {
                    config.router.caseInsensitiveRoutes = true;
                    config.router.treatMultipleSlashesAsSingleSlash = true;
                    config.resourceHandler(new JavalinStaticResourceHandler());
                }));
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Target start(Variant variant) {
        TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(policy("")));
            ((Consumer<JavalinConfig>) variant.setting()).accept(config);
            config.staticFiles.add(files -> {
                files.hostedPath = "/";
                files.directory = directory.toString();
                files.location = Location.EXTERNAL;
            });
            // Javalin looks for single pages by the path that has the context in front
            config.spaRoot.addFile(
                    variant.context() + "/app/", directory.resolve("page.html").toString(), Location.EXTERNAL);
            config.routes.get("/api/x", ctx -> ctx.result("exact"));
            config.routes.get("/api/{name}", ctx -> ctx.result("api " + ctx.pathParam("name")));
            config.routes.get("/api/<rest>", ctx -> ctx.result("api " + ctx.pathParam("rest")));
            config.routes.get("/users/{id}/photos", ctx -> ctx.result("photos"));
            config.routes.get("/users/{id}", ctx -> ctx.result("user"));
            config.routes.get("/closed/x", ctx -> ctx.result("closed"));
            config.routes.apiBuilder(() -> path("/t/{tenant}", () -> {
                get("/open", ctx -> ctx.result("open"));
                get("/shut", ctx -> ctx.result("shut"));
            }));
        });
        return Target.of(server.port(), server::close);
    }
}
