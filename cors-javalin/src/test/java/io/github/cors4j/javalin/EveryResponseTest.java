package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.RedirectResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.sse.SseHandler;
import io.javalin.http.staticfiles.Location;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever Javalin sends, it carries the same CORS headers, all of them, once. */
class EveryResponseTest {

    private static final byte[] LARGE = new byte[300_000];

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(config -> {
            config.http.asyncTimeout = 200;
            config.http.maxRequestSize = 10;
            results(config);
            errors(config);
            files(config);
            config.registerPlugin(TestServer.oneOrigin()); // last: where it stands makes no difference
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void results(JavalinConfig config) {
        config.routes.get("/text", ctx -> ctx.result("hello"));
        config.routes.get("/empty", ctx -> {});
        config.routes.get("/no-content", ctx -> ctx.status(204));
        config.routes.get("/large", ctx -> ctx.result(LARGE));
        config.routes.get("/stream", ctx -> ctx.result(new ByteArrayInputStream(LARGE)));
        config.routes.get("/output", ctx -> ctx.outputStream().write(LARGE));
        config.routes.get("/output-small", ctx -> ctx.outputStream().write('x'));
        config.routes.get("/flush", ctx -> {
            ctx.outputStream().write('x');
            ctx.res().flushBuffer();
            ctx.outputStream().write('y');
        });
        config.routes.get("/writer", ctx -> ctx.res().getWriter().write("x"));
        config.routes.get("/seek", ctx -> ctx.writeSeekableStream(new ByteArrayInputStream(LARGE), "audio/mpeg"));
        config.routes.get("/future", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("later"))));
        config.routes.get(
                "/future-failed",
                ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> {
                    throw new UnauthorizedResponse();
                })));
        config.routes.get("/timeout", ctx -> ctx.future(CompletableFuture<Object>::new));
        config.routes.get("/async", ctx -> ctx.async(() -> ctx.result("later")));
        config.routes.get("/redirect", ctx -> ctx.redirect("/text", HttpStatus.FOUND));
        config.routes.get("/redirect-thrown", throwing(new RedirectResponse(HttpStatus.FOUND)));
        config.routes.get("/send-redirect", ctx -> ctx.res().sendRedirect("/text"));
        config.routes.get("/send-error", ctx -> ctx.res().sendError(403));
        config.routes.get("/reset", ctx -> ctx.res().reset());
        config.routes.get("/sse", new SseHandler(client -> {
            client.sendEvent("x");
            client.close();
        }));
        config.routes.get(
                "/early-hints",
                ctx -> ServletContextRequest.getServletContextRequest(ctx.req())
                        .getServletContextResponse()
                        .writeInterim(103, HttpFields.build().put("Link", "</style.css>"))
                        .join());
        config.routes.post("/post", ctx -> ctx.result(ctx.body()));
        config.routes.before("/before-redirect", ctx -> ctx.redirect("/text"));
        config.routes.get("/etag", ctx -> ctx.header("ETag", "\"1\"").status(304));
        config.routes.after("/after-throws", throwing(new IllegalStateException()));
        config.routes.get("/after-throws", ctx -> ctx.result("x"));
    }

    private static void errors(JavalinConfig config) {
        config.http.prefer405over404 = true;
        config.routes.get("/throws", throwing(new IllegalStateException("not for the log")));
        config.routes.get("/error", ctx -> {
            throw new AssertionError("not for the log");
        });
        config.routes.get("/http-exception", throwing(new UnauthorizedResponse()));
        config.routes.get("/mapped", throwing(new UnsupportedOperationException()));
        config.routes.exception(UnsupportedOperationException.class, (e, ctx) -> ctx.status(418));
        config.routes.get("/mapper-throws", throwing(new ArithmeticException()));
        config.routes.exception(ArithmeticException.class, (e, ctx) -> {
            throw new IllegalStateException();
        });
        config.routes.get("/error-mapped", ctx -> ctx.status(410));
        config.routes.error(410, ctx -> ctx.result("gone"));
        config.routes.beforeMatched("/role", throwing(new UnauthorizedResponse()));
        config.routes.get("/role", ctx -> ctx.result("x"));
        config.routes.get("/flush-throws", ctx -> {
            ctx.res().flushBuffer();
            throw new IllegalStateException();
        });
    }

    private static void files(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.hostedPath = "/files";
            files.directory = "/public";
            files.location = Location.CLASSPATH;
        });
        config.staticFiles.add(files -> {
            files.hostedPath = "/compressed";
            files.directory = "/public";
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = 1_000_000;
            files.headers = Map.of("Vary", "Accept-Encoding");
        });
        config.spaRoot.addFile("/spa", "/public/spa.html", Location.CLASSPATH);
        config.spaRoot.addHandler(
                "/page", ctx -> ctx.contentType(ContentType.TEXT_HTML).result("page"));
    }

    private static Handler throwing(Exception e) {
        return (Context ctx) -> {
            throw e;
        };
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /text, 200",
        "HEAD, /text, 200",
        "GET, /empty, 200",
        "GET, /no-content, 204",
        "GET, /large, 200",
        "GET, /stream, 200",
        "GET, /output, 200",
        "GET, /output-small, 200",
        "GET, /flush, 200",
        "GET, /writer, 200",
        "GET, /seek, 200",
        "GET, /future, 200",
        "GET, /future-failed, 401",
        "GET, /timeout, 500",
        "GET, /async, 200",
        "GET, /redirect, 302",
        "GET, /redirect-thrown, 302",
        "GET, /send-redirect, 302",
        "GET, /send-error, 403",
        "GET, /reset, 200",
        "GET, /sse, 200",
        "GET, /before-redirect, 302",
        "GET, /etag, 304",
        "GET, /after-throws, 500",
        "GET, /throws, 500",
        "GET, /error, 500",
        "GET, /http-exception, 401",
        "GET, /mapped, 418",
        "GET, /mapper-throws, 500",
        "GET, /error-mapped, 410",
        "GET, /role, 401",
        "GET, /flush-throws, 200",
        "GET, /none, 404",
        "GET, /files/none, 404",
        "PURGE, /none, 404",
        "DELETE, /text, 405",
        "OPTIONS, /text, 405",
        "OPTIONS, /none, 404",
        "GET, /files/big.txt, 200",
        "HEAD, /files/big.txt, 200",
        "GET, /files/docs, 200",
        "GET, /compressed/none, 404",
        "GET, /spa/any/where, 200",
        "GET, /page/any/where, 200",
    })
    void carriesTheHeaders(String method, String path, int status) {
        Wire.Answer answer = server.send(method, path, "Origin: " + ORIGIN, "Accept: text/event-stream, */*");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.cors()).containsExactly(GRANTED);
    }

    @Test
    void precompressedFileKeepsTheVaryThatItsConfigurationSets() {
        Wire.Answer answer = server.get("/compressed/big.txt", "Accept-Encoding: gzip");

        assertThat(answer.values("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.cors()).containsExactly(GRANTED[0], GRANTED[1], "Vary: Accept-Encoding, Origin");
    }

    @Test
    void compressedResultAndUnchangedFile() {
        Wire.Answer compressed = server.get("/large", "Accept-Encoding: gzip");
        assertThat(compressed.values("Content-Encoding")).containsExactly("gzip");
        assertThat(compressed.cors()).containsExactly(GRANTED);

        String etag = server.get("/files/big.txt").values("ETag").get(0);
        Wire.Answer unchanged = server.get("/files/big.txt", "If-None-Match: " + etag);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.cors()).containsExactly(GRANTED);
    }

    @Test
    void partOfASeekableStream() {
        Wire.Answer answer = server.get("/seek", "Range: bytes=0-9");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.cors()).containsExactly(GRANTED);
    }

    @Test
    void bodyThatIsTooLarge() {
        server.request()
                .header("Origin", ORIGIN)
                .body("more than ten bytes")
                .post("/post")
                .then()
                .statusCode(413)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Vary", equalTo("Origin"));
    }

    @Test
    void interimResponsesCarryNothingAndTheFinalOneDoes() {
        Wire.Answer answer = server.get("/early-hints");

        assertThat(answer.interim())
                .startsWith("HTTP/1.1 103 Early Hints", "Link: </style.css>")
                .noneMatch(line -> line.startsWith("Access-Control-") || line.startsWith("Vary"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cors()).containsExactly(GRANTED);
    }

    @Test
    void refusedOriginGetsNothingButVaryAndIsStillServed() {
        Wire.Answer answer = server.send("GET", "/text", "Origin: https://evil.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.cors()).containsExactly("Vary: Origin");
    }

    @Test
    void severalOriginLinesAreMalformedAndGetNothing() {
        Wire.Answer answer = server.send("GET", "/text", "Origin: " + ORIGIN, "Origin: " + ORIGIN);

        assertThat(answer.cors()).containsExactly("Vary: Origin");
    }
}
