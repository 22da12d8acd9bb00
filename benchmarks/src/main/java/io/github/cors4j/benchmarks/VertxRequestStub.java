package io.github.cors4j.benchmarks;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A request of Vert.x with its real header map. */
abstract class VertxRequestStub extends HttpServerRequestInternal {
    private static final AsciiString ORIGIN = AsciiString.cached("Origin");
    private static final AsciiString REQUEST_METHOD = AsciiString.cached("Access-Control-Request-Method");
    private static final AsciiString REQUEST_HEADERS = AsciiString.cached("Access-Control-Request-Headers");

    private static final HostAndPort AUTHORITY = HostAndPort.create("api.example.com", 8080);
    private static final SocketAddress REMOTE = SocketAddress.inetSocketAddress(50_000, "127.0.0.1");

    private final VertxResponseStub response = Stub.of(VertxResponseStub.class);
    private HttpMethod method = HttpMethod.GET;
    private String path = "";
    private MultiMap headers = Http1xHeaders.httpHeaders();

    static Http1xHeaders otherHeaders() {
        Http1xHeaders headers = Http1xHeaders.httpHeaders();
        for (var header : Sample.OTHER_HEADERS) {
            headers.add(AsciiString.cached(header.get(0)), header.get(1));
        }
        return headers;
    }

    /** Reads a sample into headers that already hold all that have nothing to do with CORS. */
    void read(Sample sample, Http1xHeaders headers) {
        method = HttpMethod.valueOf(sample.method());
        path = sample.path();
        this.headers = headers;
        set(headers, ORIGIN, sample.origin());
        set(headers, REQUEST_METHOD, sample.requestedMethod());
        if (!sample.requestedHeaders().isEmpty()) {
            headers.remove(REQUEST_HEADERS);
            for (byte[] line : sample.requestedHeaders()) {
                headers.add(REQUEST_HEADERS, Sample.text(line));
            }
        }
        response.renew();
    }

    private static void set(Http1xHeaders headers, AsciiString name, byte @Nullable [] value) {
        if (value != null) {
            headers.set(name, Sample.text(value));
        }
    }

    @Override
    public HttpMethod method() {
        return method;
    }

    @Override
    public HttpVersion version() {
        return HttpVersion.HTTP_1_1;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String uri() {
        return path;
    }

    @Override
    public MultiMap headers() {
        return headers;
    }

    /** Returns the parameters, to which Vert.x adds those of the path. */
    @Override
    public MultiMap params(boolean semicolonIsNormal) {
        return MultiMap.caseInsensitiveMultiMap();
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public String getHeader(CharSequence name) {
        return headers.get(name);
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public boolean isSSL() {
        return false;
    }

    @Override
    public HostAndPort authority() {
        return AUTHORITY;
    }

    @Override
    public SocketAddress remoteAddress() {
        return REMOTE;
    }

    @Override
    public boolean isValidAuthority() {
        return true;
    }

    @Override
    public boolean isEnded() {
        return true;
    }

    @Override
    public HttpServerRequest routed(String route) {
        return this;
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }
}
