package io.github.cors4j.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** What returns another type in earlier versions, where a call that was compiled against this one does not find it. */
final class AnyVersion {
    private AnyVersion() {}

    static void reset(HttpServerResponse response) {
        call(HttpServerResponse.class, "reset", response);
    }

    static void reset(HttpClientRequest request, long code) {
        call(HttpClientRequest.class, "reset", request, code);
    }

    static void writeContinue(HttpServerResponse response) {
        call(HttpServerResponse.class, "writeContinue", response);
    }

    static HttpClient createHttpClient(Vertx vertx, HttpClientOptions options) {
        return (HttpClient) call(Vertx.class, "createHttpClient", vertx, options);
    }

    private static Object call(Class<?> type, String name, Object target, Object... arguments) {
        Class<?>[] types = new Class<?>[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = arguments[i] instanceof Long ? long.class : arguments[i].getClass();
        }
        try {
            Method method = type.getMethod(name, types);
            return method.invoke(target, arguments);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new AssertionError(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
