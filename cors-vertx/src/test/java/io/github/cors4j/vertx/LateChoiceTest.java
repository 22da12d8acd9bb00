package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.PerRequestTest.At;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that are chosen when the request has ended in another way, or never. */
class LateChoiceTest {
    private static final String POST = "POST /one/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP + "\r\n";
    private static final String PREFLIGHT = "OPTIONS /one/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP
            + "\r\nAccess-Control-Request-Method: POST\r\n";

    private final Queue<Promise<Cors>> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    /** A request that waits for its policy. */
    enum Sent {
        WITHOUT_BODY(POST + "Content-Length: 0\r\n\r\n"),
        WITH_A_BODY(POST + "Content-Length: 4\r\n\r\nbody"),
        WITH_HALF_A_BODY(POST + "Content-Length: 100\r\n\r\nbody"),
        WITH_A_CHUNK(POST + "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n"),
        AS_PREFLIGHT(PREFLIGHT + "\r\n");

        private final String text;

        Sent(String text) {
            this.text = text;
        }
    }

    static Stream<Object[]> everywhere() {
        return Arrays.stream(At.values())
                .flatMap(at -> Arrays.stream(Sent.values()).map(sent -> new Object[] {at, sent}));
    }

    @BeforeEach
    void listen() {
        Server.VERTX.exceptionHandler(uncaught::add);
    }

    @AfterEach
    void nothingWasThrown() {
        Server.VERTX.exceptionHandler(null);
        assertThat(uncaught).isEmpty();
    }

    private Future<Cors> ask(RoutingContext ctx) {
        Promise<Cors> promise = Promise.promise();
        ctx.request().connection().closeHandler(end -> closed.incrementAndGet());
        asked.add(promise);
        return promise.future();
    }

    private static Cors policy() {
        return Cors.route(cors -> cors.origins(APP));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("nothing happens").isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Sends a request whose policy is there as soon as it is asked for. */
    private void isServed(Server server) {
        asked.clear();
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((POST + "Connection: close\r\nContent-Length: 5\r\n\r\nhello")
                            .getBytes(StandardCharsets.US_ASCII));
            await(() -> !asked.isEmpty());
            asked.remove().complete(policy());
            Answer answer = Answer.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            assertThat(answer).returns(200, Answer::status).returns("hello", Answer::body);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void theClientHasGone(At at, Sent sent) throws Exception {
        try (Server server = Server.start(router -> at.on(router, CrossOriginHandler.perRequest(this::ask)))) {
            for (boolean succeeds : new boolean[] {true, false}) {
                asked.clear();
                closed.set(0);
                try (Socket socket = new Socket("localhost", server.port())) {
                    socket.getOutputStream().write(sent.text.getBytes(StandardCharsets.US_ASCII));
                    await(() -> !asked.isEmpty());
                }
                await(() -> closed.get() > 0);
                if (succeeds) {
                    asked.remove().complete(policy());
                } else {
                    asked.remove().fail("on purpose");
                }
                isServed(server);
            }
        }
    }

    /** Nobody ever chooses: the server can be used, and closed. */
    @ParameterizedTest
    @EnumSource
    void theClientHasGoneAndNoPolicyComes(At at) throws Exception {
        try (Server server = Server.start(router -> at.on(router, CrossOriginHandler.perRequest(this::ask)))) {
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.getOutputStream().write(Sent.WITH_HALF_A_BODY.text.getBytes(StandardCharsets.US_ASCII));
                await(() -> !asked.isEmpty());
            }
            await(() -> closed.get() > 0);
            isServed(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStreamIsReset(At at) {
        HttpClient client = AnyVersion.createHttpClient(
                Server.VERTX,
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        AtomicInteger reset = new AtomicInteger();
        try (Server server = Server.start(router -> at.on(router, CrossOriginHandler.perRequest(ctx -> {
            ctx.request().exceptionHandler(failure -> reset.incrementAndGet());
            ctx.response().closeHandler(end -> reset.incrementAndGet());
            return ask(ctx);
        })))) {
            for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.OPTIONS)) {
                asked.clear();
                reset.set(0);
                HttpClientRequest request = Server.await(client.request(method, server.port(), "localhost", "/one/x"));
                request.putHeader("Origin", APP).putHeader("Access-Control-Request-Method", "POST");
                request.setChunked(true).write(Buffer.buffer("body"));
                await(() -> !asked.isEmpty());
                request.reset(8);
                await(() -> reset.get() > 0);
                asked.remove().complete(policy());
            }
            isServed(server);
        } finally {
            Server.await(client.close());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRequestHasTimedOut(At at) {
        AtomicInteger ran = new AtomicInteger();
        AtomicBoolean late = new AtomicBoolean(true);
        TimeoutHandler timeout = TimeoutHandler.create(30);
        try (Server server = Server.start(router -> {
            router.route().order(Integer.MIN_VALUE).handler(ctx -> {
                if (late.get()) {
                    timeout.handle(ctx);
                } else {
                    ctx.next();
                }
            });
            at.on(router, CrossOriginHandler.perRequest(this::ask));
            router.route().order(Integer.MAX_VALUE).handler(ctx -> {
                ran.incrementAndGet();
                ctx.next();
            });
        })) {
            for (Sent sent : List.of(Sent.WITH_A_BODY, Sent.AS_PREFLIGHT)) {
                for (boolean succeeds : new boolean[] {true, false}) {
                    asked.clear();
                    Answer answer =
                            Answer.parse(server.exchange(sent.text.replaceFirst("\r\n", "\r\nConnection: close\r\n")));
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.cors()).doesNotContainKey("access-control-allow-methods");
                    if (succeeds) {
                        asked.remove().complete(policy());
                    } else {
                        asked.remove().fail("on purpose");
                    }
                }
            }
            assertThat(ran).hasValue(0);
            late.set(false);
            isServed(server);
        }
    }

    /** As a cache gives it to all who ask while it loads. */
    @ParameterizedTest
    @EnumSource
    void manyWaitForTheSameFuture(At at) throws Exception {
        Promise<Cors> one = Promise.promise();
        AtomicInteger waiting = new AtomicInteger();
        List<Socket> sockets = new ArrayList<>();
        try (Server server = Server.start(router -> at.on(router, CrossOriginHandler.perRequest(ctx -> {
            waiting.incrementAndGet();
            return one.future();
        })))) {
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket("localhost", server.port());
                socket.setSoTimeout(20_000);
                sockets.add(socket);
                String text = POST + "Connection: close\r\nContent-Length: 1\r\n\r\n" + i;
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            }
            await(() -> waiting.get() == 8);
            assertThat(one.tryComplete(policy())).isTrue();
            assertThat(one.tryComplete(Cors.defaults())).isFalse();
            for (int i = 0; i < 8; i++) {
                Answer answer = Answer.parse(
                        new String(sockets.get(i).getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
                assertThat(answer.body()).isEqualTo(String.valueOf(i));
                assertThat(answer.cors()).isEqualTo(granted(APP));
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
