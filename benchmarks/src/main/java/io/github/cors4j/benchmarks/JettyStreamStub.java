package io.github.cors4j.benchmarks;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Stands in for a stream: Jetty reads an empty body from it and sends responses to it. */
final class JettyStreamStub implements HttpStream {
    private MetaData.@Nullable Response response;
    private @Nullable Throwable failure;

    MetaData.Response response() {
        if (response == null || failure != null) {
            throw new IllegalStateException("no response", failure);
        }
        return response;
    }

    @Override
    public String getId() {
        return "stub";
    }

    @Override
    public Content.Chunk read() {
        return Content.Chunk.EOF;
    }

    @Override
    public void demand() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {}

    @Override
    public void send(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        if (response != null) {
            this.response = response;
        }
        if (content != null) {
            content.position(content.limit());
        }
        callback.succeeded();
    }

    @Override
    public @Nullable Runnable cancelSend(Throwable cause, Callback appCallback) {
        return null;
    }

    @Override
    public long getIdleTimeout() {
        return -1;
    }

    @Override
    public void setIdleTimeout(long idleTimeoutMs) {}

    @Override
    public boolean isCommitted() {
        return response != null;
    }

    @Override
    public @Nullable Throwable consumeAvailable() {
        return null;
    }

    @Override
    public void succeeded() {}

    @Override
    public void failed(Throwable failure) {
        this.failure = failure;
    }
}
