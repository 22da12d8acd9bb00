package io.github.cors4j.vertx;

import io.github.cors4j.attack.PathSpellingsContract;
import io.github.cors4j.attack.Target;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PathSpellingsTest extends PathSpellingsContract {
    @TempDir
    static Path directory;

    @BeforeAll
    static void files() throws IOException {
        Files.createDirectories(directory.resolve("secret"));
        Files.writeString(directory.resolve("f.txt"), "file");
        Files.writeString(directory.resolve("secret/s.txt"), "secret");
    }

    @Override
    protected Stream<Variant> variants() {
        return Stream.of(
                new Variant("as it comes", "", false),
                new Variant("all below a sub-router", "/ctx", false),
                new Variant("all below a sub-router that has the policy", "/ctx", true));
    }

    @Override
    protected Target start(Variant variant) {
        Server server = Server.start(router -> {
            Router routes = variant.context().isEmpty() ? router : Server.router();
            boolean inside = (boolean) variant.setting();
            CrossOriginHandler.create(policy(variant.context())).mountOn(inside ? routes : router);
            routes(routes);
            if (routes == router) {
                Router tenant = Server.router();
                tenant.get("/open").handler(ctx -> ctx.end("open"));
                tenant.get("/shut").handler(ctx -> ctx.end("shut"));
                router.route("/t/:tenant/*").subRouter(tenant);
            } else { // where Vert.x finds no sub-router whose path has parameters
                routes.get("/t/:tenant/open").handler(ctx -> ctx.end("open"));
                routes.get("/t/:tenant/shut").handler(ctx -> ctx.end("shut"));
                router.route(variant.context() + "/*").subRouter(routes);
            }
        });
        return Target.of(server.port(), server::close);
    }

    private static void routes(Router router) {
        router.get("/api/x").handler(ctx -> ctx.end("exact"));
        router.get("/api/:name").handler(ctx -> ctx.end("api " + ctx.pathParam("name")));
        router.get("/api/*").handler(ctx -> ctx.end("api"));
        router.get("/users/:id/photos").handler(ctx -> ctx.end("photos"));
        router.get("/users/:id").handler(ctx -> ctx.end("user"));
        router.get("/closed/x").handler(ctx -> ctx.end("closed"));
        router.get("/files/*").handler(StaticHandler.create(FileSystemAccess.ROOT, directory.toString()));
        router.get("/app/*").handler(ctx -> ctx.end("page"));
    }
}
