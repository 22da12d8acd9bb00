package io.github.cors4j.examples.playground;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says in JSON what is wrong with requests that Jetty refuses itself, such as one with a malformed {@code Host}. */
final class JsonErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Map<String, String> body = Map.of("message", reason(response.getStatus(), request));
        response.write(true, ByteBuffer.wrap(Json.STRICT.writeValueAsBytes(body)), callback);
        return true;
    }

    private static String reason(int status, Request request) {
        Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        return failure instanceof HttpException cause && cause.getReason() != null
                ? "The request cannot be read: " + cause.getReason() + "."
                : HttpStatus.getMessage(status) + ".";
    }
}
