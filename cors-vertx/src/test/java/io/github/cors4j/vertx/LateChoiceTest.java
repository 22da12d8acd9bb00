package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.PerRequestTest.RAN;
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
import java.lang.ref.WeakReference;
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
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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

    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()
                    && (entry.getLoggerName().startsWith("io.vertx.ext.web")
                            || entry.getLoggerName().startsWith("io.github.cors4j"))) {
                logged.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** A request, the policy that it waits for, and whether its client has gone. */
    private record Asked(RoutingContext ctx, Promise<Cors> policy, AtomicBoolean gone) {

        void choose(boolean succeeds) {
            if (succeeds) {
                policy.complete(forApp());
            } else {
                policy.fail("on purpose");
            }
        }

        private static Cors forApp() {
            return Cors.route(cors -> cors.origins(APP));
        }
    }

    /** A request that waits for its policy. */
    enum Sent {
        WITHOUT_BODY(POST + "Content-Length: 0\r\n\r\n"),
        WITH_A_BODY(POST + "Content-Length: 4\r\n\r\nbody"),
        WITH_HALF_A_BODY(POST + "Content-Length: 100\r\n\r\nbody"),
        WITH_A_CHUNK(POST + "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n"),
        WITH_ANOTHER_BEHIND(POST + "Content-Length: 4\r\n\r\nbody" + POST + "Content-Length: 4\r\n\r\nbody"),
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
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void nothingWasThrown() {
        Logger.getLogger("").removeHandler(log);
        Server.VERTX.exceptionHandler(null);
        assertThat(uncaught).isEmpty();
    }

    private Future<Cors> ask(RoutingContext ctx) {
        Asked now = new Asked(ctx, Promise.promise(), new AtomicBoolean());
        ctx.response().closeHandler(end -> now.gone.set(true));
        asked.add(now);
        return now.policy.future();
    }

    private Asked next() {
        await(() -> !asked.isEmpty());
        return asked.remove();
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
        assertThat(asked).isEmpty();
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((POST + "Connection: close\r\nContent-Length: 5\r\n\r\nhello")
                            .getBytes(StandardCharsets.US_ASCII));
            next().choose(true);
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
                Asked request;
                try (Socket socket = new Socket("localhost", server.port())) {
                    socket.getOutputStream().write(sent.text.getBytes(StandardCharsets.US_ASCII));
                    request = next();
                }
                await(request.gone::get);
                request.choose(succeeds);
                isServed(server);
                assertThat(request.ctx.data()).doesNotContainKey(RAN);
            }
            assertThat(logged).isEmpty();
        }
    }

    /** Nobody ever chooses: the server can be used, and closed, and nothing is kept of the request. */
    @ParameterizedTest
    @EnumSource
    void theClientHasGoneAndNoPolicyComes(At at) throws Exception {
        try (Server server = Server.start(router -> at.on(router, CrossOriginHandler.perRequest(this::ask)))) {
            Asked request;
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.getOutputStream().write(Sent.WITH_HALF_A_BODY.text.getBytes(StandardCharsets.US_ASCII));
                request = next();
            }
            await(request.gone::get);
            isServed(server);
            WeakReference<RoutingContext> left = new WeakReference<>(request.ctx);
            request = null;
            await(() -> {
                System.gc();
                return left.refersTo(null);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStreamIsReset(At at) {
        HttpClient client = AnyVersion.createHttpClient(
                Server.VERTX,
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        try (Server server = Server.start(router -> at.on(router, CrossOriginHandler.perRequest(this::ask)))) {
            for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.OPTIONS)) {
                for (boolean succeeds : new boolean[] {true, false}) {
                    HttpClientRequest sent = Server.await(client.request(method, server.port(), "localhost", "/one/x"));
                    sent.exceptionHandler(reset -> {});
                    sent.putHeader("Origin", APP).putHeader("Access-Control-Request-Method", "POST");
                    sent.setChunked(true).write(Buffer.buffer("body"));
                    Asked request = next();
                    AnyVersion.reset(sent, 8);
                    await(request.gone::get);
                    request.choose(succeeds);
                    isServed(server);
                    assertThat(request.ctx.data()).doesNotContainKey(RAN);
                }
            }
            assertThat(logged).isEmpty();
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
                    Answer answer =
                            Answer.parse(server.exchange(sent.text.replaceFirst("\r\n", "\r\nConnection: close\r\n")));
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.cors()).doesNotContainKey("access-control-allow-methods");
                    next().choose(succeeds);
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
            assertThat(one.tryComplete(Asked.forApp())).isTrue();
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
