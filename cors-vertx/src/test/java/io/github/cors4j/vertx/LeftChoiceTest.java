package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.PerRequestTest.At;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that fail while they wait for their policy, as with a timeout, and whose failure takes its time as well. Whatever
 * comes of the policy then, the request stays with whom it has gone to.
 */
class LeftChoiceTest {
    private static final String REQUEST = "POST /one/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: "
            + APP + "\r\nContent-Length: 5\r\n\r\nhello";

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    /** When it comes: before the failure is responded to, or never. */
    enum Policy {
        SUCCEEDS,
        FAILS,
        NEVER
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

    /** Fails the request as soon as its policy is asked for, and lets the policy come after that. */
    private CrossOriginHandler failing(Policy comes) {
        return CrossOriginHandler.perRequest(ctx -> {
            Promise<Cors> policy = Promise.promise();
            Context context = Vertx.currentContext();
            context.runOnContext(first -> {
                ctx.fail(503);
                context.runOnContext(second -> {
                    if (comes == Policy.SUCCEEDS) {
                        policy.complete(Cors.route(cors -> cors.origins(APP)));
                    } else if (comes == Policy.FAILS) {
                        policy.fail("on purpose");
                    }
                });
            });
            asked.incrementAndGet();
            return policy.future();
        });
    }

    private static void later(Runnable action) {
        Server.VERTX.setTimer(40, timer -> action.run());
    }

    private static Server serve(At at, CrossOriginHandler cors, Consumer<Router> first) {
        return Server.start(router -> {
            first.accept(router);
            at.on(router, cors);
        });
    }

    /** Wherever the policy is, and whenever it comes. */
    static Stream<Arguments> cases() {
        return Stream.of(At.values()).flatMap(at -> Stream.of(Policy.values()).map(comes -> Arguments.of(at, comes)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFailureIsHandledOnceAndLater(At at, Policy comes) {
        try (Server server = serve(
                at,
                failing(comes),
                router -> router.route().failureHandler(ctx -> {
                    failures.incrementAndGet();
                    later(() -> ctx.response().setStatusCode(ctx.statusCode()).end("sorry"));
                }))) {
            Answer answer = Answer.parse(server.exchange(REQUEST));
            assertThat(answer).returns(503, Answer::status).returns("sorry", Answer::body);
            assertThat(failures).hasValue(1);
            if (comes != Policy.SUCCEEDS) {
                assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ROOT", "HANDLER"}) // where it covers failures
    void thePolicyOfTheRouterCameInTimeForTheResponse(At at) {
        try (Server server = serve(
                at,
                failing(Policy.SUCCEEDS),
                router -> router.route()
                        .failureHandler(ctx ->
                                later(() -> ctx.response().setStatusCode(503).end("sorry"))))) {
            assertThat(Answer.parse(server.exchange(REQUEST)).cors()).isEqualTo(granted(APP));
        }
    }

    /** Without grants, as after a choice that failed, and without waiting for anybody. */
    @ParameterizedTest
    @MethodSource("cases")
    void theFailureIsReroutedToAPageThatTakesItsTime(At at, Policy comes) {
        try (Server server = serve(at, failing(comes), router -> {
            router.route("/one/*").failureHandler(ctx -> ctx.reroute(HttpMethod.POST, "/two/page"));
            router.route("/two/page").order(50).handler(ctx -> {
                pages.incrementAndGet();
                ctx.request().bodyHandler(body -> later(() -> respond(ctx, body.toString())));
            });
        })) {
            Answer answer = Answer.parse(server.exchange(REQUEST));
            assertThat(answer).returns(503, Answer::status).returns("sorry: hello", Answer::body);
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            assertThat(pages).hasValue(1);
            assertThat(asked).hasValue(1);
        }
    }

    /** No policy covers the page, so nothing of them runs again. */
    @ParameterizedTest
    @EnumSource(Policy.class)
    void soItIsToAPageThatNoPolicyCovers(Policy comes) {
        try (Server server = Server.start(router -> {
            router.route("/one/*").failureHandler(ctx -> ctx.reroute(HttpMethod.POST, "/two/page"));
            Router sub = Server.router();
            At.ROOT.on(sub, failing(comes));
            router.route("/one/*").subRouter(sub);
            router.route("/two/page").handler(ctx -> {
                pages.incrementAndGet();
                ctx.request().bodyHandler(body -> later(() -> respond(ctx, body.toString())));
            });
        })) {
            Answer answer = Answer.parse(server.exchange(REQUEST));
            assertThat(answer).returns(503, Answer::status).returns("sorry: hello", Answer::body);
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            assertThat(pages).hasValue(1);
        }
    }

    /** Nobody reads the body of the first request, which never gets its policy. */
    @Test
    void theNextRequestOfTheConnectionIsServed() {
        CrossOriginHandler never = CrossOriginHandler.perRequest(ctx -> {
            later(() -> ctx.response().setStatusCode(504).end());
            return Promise.<Cors>promise().future();
        });
        try (Server server =
                serve(At.SUB_ROUTER, never, router -> router.get("/next").handler(ctx -> ctx.end("next")))) {
            assertThat(server.exchange(REQUEST.replace("Connection: close\r\n", "")
                            + "GET /next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 504 ")
                    .endsWith("next");
        }
    }

    private static void respond(RoutingContext ctx, String body) {
        ctx.response().setStatusCode(503).end("sorry: " + body);
    }
}
