package io.github.cors4j.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import org.jspecify.annotations.Nullable;

/** A response of Vert.x with its real header map. It ends like the real one, but sends nothing. */
abstract class VertxResponseStub implements HttpServerResponse {
    private MultiMap headers = Http1xHeaders.httpHeaders();
    private int status;
    private boolean ended;
    private @Nullable Handler<Void> headersEndHandler;

    void renew() {
        headers = Http1xHeaders.httpHeaders();
        status = 200;
        ended = false;
        headersEndHandler = null;
    }

    @Override
    public MultiMap headers() {
        return headers;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public HttpServerResponse setStatusCode(int status) {
        this.status = status;
        return this;
    }

    @Override
    public String getStatusMessage() {
        return "Failed";
    }

    @Override
    public HttpServerResponse setStatusMessage(String message) {
        return this;
    }

    @Override
    public HttpServerResponse putHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    @Override
    public HttpServerResponse putHeader(CharSequence name, CharSequence value) {
        headers.set(name, value);
        return this;
    }

    @Override
    public boolean headWritten() {
        return ended;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean closed() {
        return false;
    }

    @Override
    public HttpServerResponse headersEndHandler(Handler<Void> handler) {
        headersEndHandler = handler;
        return this;
    }

    @Override
    public Future<Void> end() {
        return finish("0");
    }

    @Override
    public Future<Void> end(String chunk) {
        return finish(Integer.toString(chunk.length()));
    }

    private Future<Void> finish(String length) {
        if (!headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            headers.set(HttpHeaders.CONTENT_LENGTH, length);
        }
        if (headersEndHandler != null) {
            headersEndHandler.handle(null);
        }
        ended = true;
        return Future.succeededFuture();
    }
}
