package io.github.cors4j.javalin.internal.servlet;

import io.github.cors4j.spi.RequestReader;
import io.javalin.config.RouterConfig;
import io.javalin.http.Header;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request: the path as Javalin's router uses it, raw and without the context path, and the method that was sent. */
public final class ServletReader implements RequestReader<HttpServletRequest> {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /**
     * The method by which HTTP/2 opens a websocket;
     * <a href="https://fetch.spec.whatwg.org/#websocket-opening-handshake">Fetch</a> treats it as a GET.
     */
    private static final String CONNECT = "CONNECT";

    private static final String GET = "GET";

    private final RouterConfig router;

    public ServletReader(RouterConfig router) {
        this.router = router;
    }

    /**
     * Returns the path that Javalin matches its routes against; for the bare context path, the one that Jetty redirects to.
     */
    public static String routedPath(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        String path = uri.startsWith(context) ? uri.substring(context.length()) : uri;
        return path.isEmpty() ? "/" : path;
    }

    /** Returns the request as the container made it, without the wrappers that filters and dispatchers put around it. */
    static ServletRequest unwrapped(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    /** Filters may change the method, but they do not change what kind of request it is. */
    @Override
    public String method(HttpServletRequest request) {
        return methodOf(
                unwrapped(request) instanceof HttpServletRequest sent && !(request instanceof FailedRequest)
                        ? sent
                        : request);
    }

    private String methodOf(HttpServletRequest request) {
        String method = request.getMethod();
        return method.equals(CONNECT) && opensWebSocket(request) ? GET : method;
    }

    /** Returns whether a filter has changed the method that Javalin routes on. */
    public boolean methodIsChanged(HttpServletRequest request) {
        return unwrapped(request) instanceof HttpServletRequest sent
                && !routedMethod(sent).equals(routedMethod(request));
    }

    /** Javalin treats every request with this header as a handshake, and as nothing else. No page can set the header. */
    @Override
    public boolean opensWebSocket(HttpServletRequest request) {
        return request.getHeader(Header.SEC_WEBSOCKET_VERSION) != null;
    }

    @Override
    public String path(HttpServletRequest request) {
        String path = routedPath(request);
        return router.treatMultipleSlashesAsSingleSlash ? SLASHES.matcher(path).replaceAll("/") : path;
    }

    /** Returns the path by which the container has chosen a servlet other than Javalin's; Javalin routes on the raw path. */
    @Override
    public List<String> otherPaths(HttpServletRequest request) {
        if (!JettyRequests.ARE_THERE
                || !(unwrapped(request) instanceof HttpServletRequest inner)
                || !inner.getRequestURI().equals(request.getRequestURI())) { // somebody has rewritten it since
            return List.of();
        }
        String contained = JettyRequests.pathOfOtherServlet(inner);
        return contained == null || contained.equals(path(request)) ? List.of() : List.of(contained);
    }

    @Override
    public @Nullable String header(HttpServletRequest request, String name) {
        return request.getHeader(name);
    }

    @Override
    public List<String> headers(HttpServletRequest request, String name) {
        Enumeration<String> lines = request.getHeaders(name);
        return lines == null ? List.of() : Collections.list(lines); // the servlet API lets containers return null
    }

    @Override
    public boolean hasSeveral(HttpServletRequest request, String name) {
        Enumeration<String> lines = request.getHeaders(name);
        if (lines == null || !lines.hasMoreElements()) {
            return false;
        }
        lines.nextElement();
        return lines.hasMoreElements();
    }

    @Override
    public boolean pathsIgnoreCase(HttpServletRequest request) {
        return router.caseInsensitiveRoutes;
    }

    /** Javalin lets this header choose the route. The kind of request depends on the method that was sent. */
    @Override
    public String routedMethod(HttpServletRequest request) {
        String override = request.getHeader(Header.X_HTTP_METHOD_OVERRIDE);
        return override != null ? override : methodOf(request);
    }

    /** HTTP/2 has {@code :authority} instead of {@code Host}. If a client sends a {@code Host} as well, it is ignored. */
    @Override
    public @Nullable String authority(HttpServletRequest request) {
        boolean hasHost = request.getProtocol().startsWith("HTTP/1") && header(request, Header.HOST) != null;
        return hasHost || request.getServerName() == null
                ? RequestReader.super.authority(request)
                : request.getServerName() + ":" + request.getServerPort();
    }
}
