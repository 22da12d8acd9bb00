package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Expect.with;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files and the Vary that StaticHandler gives its compressed variants. */
class StaticFilesTest {

    @TempDir
    static Path directory;

    @BeforeAll
    static void files() throws IOException {
        Files.createDirectory(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/file.css"), "body {}");
        Files.writeString(directory.resolve("index.html"), "<p>");
    }

    private static Server start(ApplicationTest.Mounted mounted, CrossOriginHandler cors) {
        return Server.start(new HttpServerOptions().setCompressionSupported(true), router -> {
            mounted.on(router, cors);
            router.route("/*").handler(StaticHandler.create(FileSystemAccess.ROOT, directory.toString()));
        });
    }

    private static CrossOriginHandler app() {
        return CrossOriginHandler.create(cors -> cors.origins(APP));
    }

    @ParameterizedTest
    @EnumSource
    void plainFilesIndexAndMisses(ApplicationTest.Mounted mounted) {
        try (Server server = start(mounted, app())) {
            assertThat(server.raw("GET /sub/file.css HTTP/1.1", "Origin: " + APP)
                            .cors())
                    .isEqualTo(granted(APP));
            assertThat(server.raw("GET / HTTP/1.1", "Origin: " + APP).cors()).isEqualTo(granted(APP));
            assertThat(server.raw("GET /nothing HTTP/1.1", "Origin: " + APP).status())
                    .isEqualTo(404);
            assertThat(server.raw("GET /nothing HTTP/1.1", "Origin: " + APP).cors())
                    .isEqualTo(granted(APP));
            assertThat(server.raw("GET /sub/file.css HTTP/1.1", "Origin: " + EVIL)
                            .cors())
                    .isEqualTo(Expect.ONLY_VARY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void compressedVariantsKeepAcceptEncoding(ApplicationTest.Mounted mounted) {
        try (Server server = start(mounted, app())) {
            Answer answer = server.raw("GET /sub/file.css HTTP/1.1", "Origin: " + APP, "Accept-Encoding: gzip");
            assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(answer.cors()).isEqualTo(with(granted(APP), "vary", "accept-encoding, Origin"));
            assertThat(server.raw("HEAD /sub/file.css HTTP/1.1", "Origin: " + APP, "Accept-Encoding: gzip")
                            .cors())
                    .isEqualTo(with(granted(APP), "vary", "accept-encoding, Origin"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void notModified(ApplicationTest.Mounted mounted) {
        try (Server server = start(mounted, app())) {
            String modified = server.raw("GET /sub/file.css HTTP/1.1").header("Last-Modified");
            Answer answer =
                    server.raw("GET /sub/file.css HTTP/1.1", "Origin: " + APP, "If-Modified-Since: " + modified);
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rangesAndBadRanges(ApplicationTest.Mounted mounted) {
        try (Server server = start(mounted, app())) {
            Answer part = server.raw("GET /sub/file.css HTTP/1.1", "Origin: " + APP, "Range: bytes=0-2");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.cors()).isEqualTo(granted(APP));
            Answer none = server.raw("GET /sub/file.css HTTP/1.1", "Origin: " + APP, "Range: bytes=99-100");
            assertThat(none.status()).isEqualTo(416);
            assertThat(none.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void noSpellingGetsTheGrantOfAnotherDirectory() {
        CrossOriginHandler cors =
                CrossOriginHandler.create(options -> options.origins(APP).resource("/open/*"));
        try (Server server = start(ApplicationTest.Mounted.MOUNT_ON, cors)) {
            for (String path : new String[] {
                "/open/../sub/file.css",
                "/open/%2e%2e/sub/file.css",
                "//sub/file.css",
                "/%73ub/file.css",
                "/sub/./file.css"
            }) {
                Answer answer = server.raw("GET " + path + " HTTP/1.1", "Origin: " + APP);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.cors()).as(path).isEqualTo(Expect.NOTHING);
            }
        }
    }
}
