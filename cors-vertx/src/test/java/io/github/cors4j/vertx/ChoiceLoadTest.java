package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies of requests whose policies are waited for: none is lost, and no response is mixed up with another one's.
 * {@code -Dchoices=50000} sends more of them, {@code -Dseed=…} others.
 */
class ChoiceLoadTest {
    private static final int REQUESTS = Integer.getInteger("choices", 400);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int AT_ONCE = 48;
    private static final int TENANTS = 7;
    private static final List<Cors> POLICIES = IntStream.range(0, TENANTS)
            .mapToObj(tenant -> Cors.of(cors -> cors.origins(origin(tenant)).exposeHeaders("X-Tenant-" + tenant)))
            .toList();

    /** How the requests come. */
    enum Protocol {
        PIPELINED(new HttpClientOptions().setPipelining(true).setPipeliningLimit(8)),
        STREAMS(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));

        private final HttpClientOptions options;

        Protocol(HttpClientOptions options) {
            this.options = options;
        }
    }

    private static String origin(int tenant) {
        return "https://tenant" + tenant + ".example";
    }

    /** At once, by a timer, or by another thread. */
    private static Future<Cors> choose(RoutingContext ctx, ExecutorService threads) {
        Cors policy = POLICIES.get(ctx.request().path().charAt(1) - '0');
        Promise<Cors> promise = Promise.promise();
        switch (ctx.request().path().charAt(3)) {
            case '0' -> promise.complete(policy);
            case '1' -> threads.execute(() -> promise.complete(policy));
            default -> ctx.vertx().setTimer(1 + Math.abs(ctx.hashCode() % 5), timer -> promise.complete(policy));
        }
        return promise.future();
    }

    /** Where the policies are mounted. */
    enum At {
        ROOT {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                cors.mountOn(router);
                echo(router.post("/*"));
                stream(router.put("/*"));
            }
        },
        HANDLER {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                router.route().handler(cors);
                echo(router.post("/*"));
                stream(router.put("/*"));
            }
        },
        SUB_ROUTER {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                Router sub = Server.router();
                ROOT.on(sub, cors);
                router.route("/*").subRouter(sub);
            }
        },
        SUB_ROUTER_OF_A_COVERED_ONE {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                CrossOriginHandler.create(outer -> outer.origins(Server.EVIL)).mountOn(router);
                SUB_ROUTER.on(router, cors);
            }
        },
        ROUTE {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                CrossOriginHandler.create(outer -> outer.origins(Server.EVIL)).mountOn(router);
                echo(cors.mountOn(router, router.post("/*")));
                stream(cors.mountOn(router, router.put("/*")));
            }
        };

        abstract void on(Router router, CrossOriginHandler cors);

        private static void echo(Route route) {
            route.handler(BodyHandler.create(false))
                    .handler(ctx -> ctx.response()
                            .putHeader("X-Path", ctx.request().path())
                            .end(
                                    ctx.body().isEmpty()
                                            ? Buffer.buffer()
                                            : ctx.body().buffer()));
        }

        /** Without anybody who keeps the body. */
        private static void stream(Route route) {
            route.handler(ctx -> {
                ctx.response()
                        .setChunked(ctx.request().version() != HttpVersion.HTTP_2)
                        .putHeader("X-Path", ctx.request().path());
                ctx.request().pipeTo(ctx.response());
            });
        }
    }

    static Stream<Object[]> all() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(At.values()).map(at -> new Object[] {protocol, at}));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsLostAndNothingMixed(Protocol protocol, At at) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        HttpClient client = AnyVersion.createHttpClient(Server.VERTX, protocol.options);
        Random random = new Random(SEED);
        List<String> problems = new ArrayList<>();
        Semaphore free = new Semaphore(AT_ONCE);
        try (Server server =
                Server.start(router -> at.on(router, CrossOriginHandler.perRequest(ctx -> choose(ctx, threads))))) {
            for (int i = 0; i < REQUESTS; i++) {
                int tenant = random.nextInt(TENANTS);
                String path = "/" + tenant + "/" + random.nextInt(4) + "/" + i;
                byte[] body = new byte[random.nextInt(5) == 0 ? random.nextInt(100_000) : random.nextInt(300)];
                random.nextBytes(body);
                HttpMethod method = random.nextBoolean() ? HttpMethod.POST : HttpMethod.PUT;
                assertThat(free.tryAcquire(30, TimeUnit.SECONDS))
                        .as("a response hangs before %s", path)
                        .isTrue();
                send(client, server, method, path, origin(tenant), Buffer.buffer(body))
                        .onComplete(sent -> {
                            String problem = sent.failed() ? path + " " + sent.cause() : sent.result();
                            if (!problem.isEmpty()) {
                                synchronized (problems) {
                                    problems.add(method + " " + problem);
                                }
                            }
                            free.release();
                        });
            }
            assertThat(free.tryAcquire(AT_ONCE, 30, TimeUnit.SECONDS)).isTrue();
            synchronized (problems) {
                assertThat(problems).isEmpty();
            }
        } finally {
            Server.await(client.close());
            threads.shutdown();
        }
        System.out.printf("%d requests, %s, %s, none lost or mixed%n", REQUESTS, protocol, at);
    }

    /** What is wrong with a response; empty if nothing is. */
    private static Future<String> send(
            HttpClient client, Server server, HttpMethod method, String path, String origin, Buffer body) {
        // The body is asked for on the event loop: asked for by this thread, it may have gone by already.
        return client.request(method, server.port(), "localhost", path)
                .compose(request -> request.putHeader("Origin", origin)
                        .send(body)
                        .compose(response ->
                                response.body().map(received -> problem(path, origin, body, response, received))));
    }

    private static String problem(
            String path, String origin, Buffer body, HttpClientResponse response, Buffer received) {
        boolean right = response.statusCode() == 200
                && origin.equals(response.getHeader("Access-Control-Allow-Origin"))
                && ("X-Tenant-" + path.charAt(1)).equals(response.getHeader("Access-Control-Expose-Headers"))
                && path.equals(response.getHeader("X-Path"))
                && body.equals(received);
        return right
                ? ""
                : path + " " + response.statusCode() + " " + body.length() + " -> " + received.length() + " "
                        + response.headers();
    }
}
