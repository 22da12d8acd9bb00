package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** An exception in a headers-end handler would keep Vert.x from ever sending the response, so ours has none. */
class HeadersEndTest {

    private final MultiMap sent = MultiMap.caseInsensitiveMultiMap();
    private final List<Handler<Void>> atHeadersEnd = new ArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    @Test
    void whateverGoesWrongThereStaysThere() {
        CrossOriginHandler.create().handle(context());
        assertThat(sent.get("Access-Control-Allow-Origin")).isEqualTo(Server.APP);
        broken.set(true);
        assertThat(atHeadersEnd).isNotEmpty();
        for (Handler<Void> handler : atHeadersEnd) {
            assertThatCode(() -> handler.handle(null)).doesNotThrowAnyException();
        }
    }

    private RoutingContext context() {
        MultiMap received = MultiMap.caseInsensitiveMultiMap().add("Origin", Server.APP);
        HttpServerRequest request = fake(HttpServerRequest.class, (name, args) -> switch (name) {
            case "method" -> HttpMethod.GET;
            case "headers" -> received;
            case "getHeader" -> received.get((String) args[0]);
            default -> null;
        });
        HttpServerResponse response = fake(HttpServerResponse.class, (name, args) -> switch (name) {
            case "headers" -> headers();
            case "headWritten", "ended" -> false;
            default -> null;
        });
        return fake(RoutingContext.class, (name, args) -> switch (name) {
            case "request" -> request;
            case "response" -> response;
            case "normalizedPath" -> "/x";
            case "addHeadersEndHandler" -> add(args[0]);
            default -> null;
        });
    }

    private MultiMap headers() {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return sent;
    }

    @SuppressWarnings("unchecked")
    private int add(Object handler) {
        atHeadersEnd.add((Handler<Void>) handler);
        return atHeadersEnd.size();
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answers.apply(method.getName(), args)));
    }
}
