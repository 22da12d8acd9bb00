package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A policy that guards methods, a handler that it guards, and requests of which each has to reach the handler or not. */
final class GuardedMethods {
    static final Cors POLICY =
            Cors.route(cors -> cors.origins(APP).methods("GET", "POST").guardUnsafeMethods(true));

    /** How often the handler has run. */
    final AtomicInteger ran = new AtomicInteger();

    /** Answers with the method by which the request came here. */
    void handled(RoutingContext ctx) {
        ran.incrementAndGet();
        ctx.end(ctx.request().method().name());
    }

    /** The policy, for which a request has to wait. */
    static Future<Cors> later() {
        Promise<Cors> later = Promise.promise();
        Server.VERTX.setTimer(2, timer -> later.complete(POLICY));
        return later.future();
    }

    /**
     * One request.
     *
     * @param origin its page; empty if it comes from no page
     * @param overrides the lines of the header that overrides the method
     * @param handled by which method the handler gets it; empty if the guard refuses it
     */
    record Row(String origin, String method, String path, List<String> overrides, String handled) {
        Answer ask(Server server) {
            List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
            if (!origin.isEmpty()) {
                lines.add("Origin: " + origin);
            }
            overrides.forEach(each -> lines.add("X-HTTP-Method-Override: " + each));
            return server.raw(lines.toArray(String[]::new));
        }
    }

    /** Status, body and CORS headers of each response, and whether the handler has run. */
    void check(Consumer<Router> routes, List<Row> rows) {
        try (Server server = Server.start(routes)) {
            for (Row row : rows) {
                ran.set(0);
                Answer answer = row.ask(server);
                boolean refused = row.handled().isEmpty();
                assertThat(answer.status()).as("%s", row).isEqualTo(refused ? 403 : 200);
                assertThat(answer.body()).as("%s", row).isEqualTo(row.handled());
                assertThat(ran).as("%s", row).hasValue(refused ? 0 : 1);
                boolean grants = row.origin().equals(APP) || row.origin().isEmpty();
                assertThat(answer.cors()).as("%s", row).isEqualTo(grants ? granted(APP) : Expect.ONLY_VARY);
            }
        }
    }
}
