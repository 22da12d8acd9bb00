package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that is made of plain values, to ask a policy about it without a server; immutable.
 *
 * <pre>{@code
 * CorsRequest request = CorsRequest.preflight("PUT", "/api/orders").from("https://app.example.com").headers("x-a");
 * assertThat(cors.explain(request).decision().allowed()).isTrue();
 * }</pre>
 */
public final class CorsRequest {
    private record Line(String name, String value) {}

    static final RequestReader<CorsRequest> READER = new RequestReader<>() {
        @Override
        public String method(CorsRequest request) {
            return request.method;
        }

        @Override
        public String path(CorsRequest request) {
            return request.path;
        }

        @Override
        public @Nullable String header(CorsRequest request, String name) {
            return request.lines(name).findFirst().orElse(null);
        }

        @Override
        public List<String> headers(CorsRequest request, String name) {
            return request.lines(name).toList();
        }

        @Override
        public String routedMethod(CorsRequest request) {
            return request.routedMethod;
        }
    };

    private final String method;
    private final String routedMethod;
    private final String path;
    private final List<Line> lines;

    private CorsRequest(String method, String routedMethod, String path, List<Line> lines) {
        this.method = method;
        this.routedMethod = routedMethod;
        this.path = path;
        this.lines = lines;
    }

    /**
     * Returns a request to which headers can be added.
     *
     * @param method the method as it is sent, in this letter case
     * @param path the path as the framework routes on it; a query is dropped
     * @return a request without headers
     */
    public static CorsRequest of(String method, String path) {
        Objects.requireNonNull(path, "path");
        String bare = path.substring(0, (path + "?").indexOf('?'));
        return new CorsRequest(Objects.requireNonNull(method, "method"), method, bare, List.of());
    }

    /**
     * Returns a GET request to which headers can be added.
     *
     * @param path the path as the framework routes on it; a query is dropped
     * @return a request without headers
     */
    public static CorsRequest get(String path) {
        return of("GET", path);
    }

    /**
     * Returns the preflight by which a browser asks whether it may send a request. It is a preflight only once it has an
     * origin: call {@link #from}.
     *
     * @param method the method that the preflight asks for
     * @param path the path as the framework routes on it; a query is dropped
     * @return an {@code OPTIONS} request with {@code Access-Control-Request-Method}
     */
    public static CorsRequest preflight(String method, String path) {
        return of("OPTIONS", path).header(CorsHeaders.REQUEST_METHOD, method);
    }

    /**
     * Returns the same request, sent by a page of an origin.
     *
     * @param origin the value of the {@code Origin} header
     * @return the request
     */
    public CorsRequest from(String origin) {
        return header(CorsHeaders.ORIGIN, origin);
    }

    /**
     * Returns the same preflight, asking for request headers as well ({@code Access-Control-Request-Headers}). To give the
     * request itself a header, call {@link #header(String, String)}.
     *
     * @param names the names of the headers, in the order in which they are sent
     * @return the request
     */
    public CorsRequest headers(String... names) {
        return header(CorsHeaders.REQUEST_HEADERS, String.join(",", names));
    }

    /**
     * Returns the same request with cookies, as a page sends it with {@code credentials: "include"}.
     *
     * @param cookies the value of the {@code Cookie} header
     * @return the request
     */
    public CorsRequest cookies(String cookies) {
        return header(CorsHeaders.COOKIE, cookies);
    }

    /**
     * Returns the same request with one more line of a header. Lines of the same header add up.
     *
     * @param name the header's name; names are compared without regard to case
     * @param value its value
     * @return the request
     */
    public CorsRequest header(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
        return new CorsRequest(method, routedMethod, path, List.copyOf(more));
    }

    /**
     * Returns the same request where the framework routes it by another method, because a header or a parameter overrides
     * the one that was sent. Guards look at both.
     *
     * @param method the method by which the request is routed
     * @return the request
     */
    public CorsRequest routedAs(String method) {
        return new CorsRequest(this.method, Objects.requireNonNull(method, "method"), path, lines);
    }

    /**
     * Returns the method.
     *
     * @return the method as it is sent
     */
    public String method() {
        return method;
    }

    /**
     * Returns the path.
     *
     * @return the path without query
     */
    public String path() {
        return path;
    }

    /**
     * Returns the value of a header.
     *
     * @param name the header's name; names are compared without regard to case
     * @return the value of its first line; empty if the request has no such header
     */
    public Optional<String> header(String name) {
        return lines(name).findFirst();
    }

    /** Returns the names of all headers. */
    Stream<String> headerNames() {
        return lines.stream().map(Line::name);
    }

    private Stream<String> lines(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Line::value);
    }

    /**
     * Returns the request as text, for the messages of tests.
     *
     * @return method, path and headers
     */
    @Override
    public String toString() {
        return method + (routedMethod.equals(method) ? " " : " as " + routedMethod + " ") + path + " " + lines;
    }
}
