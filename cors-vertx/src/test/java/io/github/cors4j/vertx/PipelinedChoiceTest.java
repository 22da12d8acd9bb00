package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.PerRequestTest.At;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests on one connection, sent without waiting for the responses, while the policy of the first is not chosen yet. */
class PipelinedChoiceTest {

    /** The first request: what is sent at once, what follows only when its policy has been asked for, and what it gets. */
    enum First {
        WHOLE(head("POST", "Content-Length: 5") + "first", "", "first"),
        EMPTY(head("POST", "Content-Length: 0"), "", ""),
        HALF(head("POST", "Content-Length: 5") + "fi", "rst", "first"),
        CHUNKED(head("POST", "Transfer-Encoding: chunked") + "5\r\nfirst\r\n0\r\n\r\n", "", "first"),
        CHUNKS(head("POST", "Transfer-Encoding: chunked") + "2\r\nfi\r\n", "3\r\nrst\r\n0\r\n\r\n", "first"),
        PREFLIGHT(head("OPTIONS", "Access-Control-Request-Method: POST"), "", "");

        private final String atOnce;
        private final String rest;
        private final String body;

        First(String atOnce, String rest, String body) {
            this.atOnce = atOnce;
            this.rest = rest;
            this.body = body;
        }

        private static String head(String method, String line) {
            return method + " /one/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP + "\r\n" + line + "\r\n\r\n";
        }
    }

    private static final String SECOND =
            "POST /two/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + OTHER + "\r\nContent-Length: 6\r\n\r\nsecond";
    private static final String THIRD = "POST /one/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP
            + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nthird\r\n0\r\n\r\n";

    private final BlockingQueue<Promise<Cors>> asked = new LinkedBlockingQueue<>();

    static Stream<Object[]> everywhere() {
        return Arrays.stream(At.values())
                .flatMap(at -> Arrays.stream(First.values()).map(first -> new Object[] {at, first}));
    }

    private Server start(At at) {
        return Server.start(router -> at.on(router, CrossOriginHandler.perRequest(ctx -> {
            Promise<Cors> promise = Promise.promise();
            asked.add(promise);
            return promise.future();
        })));
    }

    private Promise<Cors> next() throws InterruptedException {
        Promise<Cors> promise = asked.poll(20, TimeUnit.SECONDS);
        assertThat(promise).as("a policy is asked for").isNotNull();
        return promise;
    }

    private static Cors only(String origin) {
        return Cors.route(cors -> cors.origins(origin));
    }

    /** Each in its turn, with its own body and its own grant. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void theyWaitForTheFirst(At at, First first) throws Exception {
        try (Server server = start(at)) {
            List<Answer> answers = exchange(server, first, () -> {
                next().complete(only(APP));
                next().complete(only(OTHER));
                next().complete(only(APP));
            });
            assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200);
            assertThat(answers).extracting(Answer::body).containsExactly(first.body, "second", "third");
            if (first == First.PREFLIGHT) {
                assertThat(answers.get(0).cors())
                        .containsEntry("access-control-allow-origin", APP)
                        .containsKey("access-control-allow-methods");
            } else {
                assertThat(answers.get(0).cors()).isEqualTo(granted(APP));
            }
            assertThat(answers.get(1).cors()).isEqualTo(granted(OTHER));
            assertThat(answers.get(2).cors()).isEqualTo(granted(APP));
        }
    }

    /** A body that nobody reads any more does not end up in the next request. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void theyAreServedIfTheFirstGetsNoPolicy(At at, First first) throws Exception {
        try (Server server = start(at)) {
            List<Answer> answers = exchange(server, first, () -> {
                next().fail("on purpose");
                next().complete(only(OTHER));
                next().complete(only(APP));
            });
            assertThat(answers).extracting(Answer::status).containsExactly(500, 200, 200);
            assertThat(answers.get(0).cors()).isEqualTo(Expect.NOTHING);
            assertThat(answers.get(1)).returns("second", Answer::body).returns(granted(OTHER), Answer::cors);
            assertThat(answers.get(2)).returns("third", Answer::body).returns(granted(APP), Answer::cors);
        }
    }

    private interface Choosing {
        void run() throws InterruptedException;
    }

    private List<Answer> exchange(Server server, First first, Choosing choosing) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            if (first.rest.isEmpty()) {
                write(out, first.atOnce + SECOND + THIRD);
            } else {
                write(out, first.atOnce);
                Promise<Cors> pending = next();
                asked.add(pending);
                write(out, first.rest + SECOND + THIRD);
            }
            choosing.run();
            return responses(socket.getInputStream());
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static List<Answer> responses(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        List<Answer> answers = new ArrayList<>();
        while (!text.isEmpty()) {
            Answer rest = Answer.parse(text);
            int length = Integer.parseInt(String.valueOf(rest.header("Content-Length")));
            answers.add(new Answer(rest.status(), rest.headers(), rest.body().substring(0, length)));
            text = rest.body().substring(length);
        }
        return answers;
    }
}
