package io.github.cors4j.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of a framework. An adapter implements it once, without state.
 *
 * @param <R> the type of the framework's request
 */
public interface RequestReader<R> {
    /**
     * Returns the method that was sent. Method override headers do not count; see {@link #routedMethod}.
     *
     * @param request the request
     * @return the method, in the letter case in which it was sent
     */
    String method(R request);

    /**
     * Returns the path that the framework routes on, exactly in the form in which it routes on it.
     *
     * @param request the request
     * @return the path without query; normalised only if the framework normalises it before routing
     */
    String path(R request);

    /**
     * Returns the value of a header's first line.
     *
     * @param request the request
     * @param name the header's name; names are compared without regard to case
     * @return the value of the first line, or {@code null} if there is no such header
     */
    @Nullable
    String header(R request, String name);

    /**
     * Returns the values of all lines of a header.
     *
     * @param request the request
     * @param name the header's name; names are compared without regard to case
     * @return the value of each line, in the order of the request, not split at commas; empty if there is no such header
     */
    List<String> headers(R request, String name);

    /**
     * Returns whether a header has more than one line. By default this calls {@link #headers}; override it if you can tell
     * without creating a list.
     *
     * @param request the request
     * @param name the header's name; names are compared without regard to case
     * @return whether there are two lines or more
     */
    default boolean hasSeveral(R request, String name) {
        return headers(request, name).size() > 1;
    }

    /**
     * Returns whether the framework's router ignores the letter case of paths.
     *
     * @param request the request
     * @return whether {@code /API} and {@code /api} are the same route; by default {@code false}
     */
    default boolean pathsIgnoreCase(R request) {
        return false;
    }

    /**
     * Returns the other paths that the request may be taken for, such as the one by which a container chooses a servlet or
     * serves a file, if the framework routes on another one. A policy grants nothing unless all of these paths belong to the
     * same resource.
     *
     * @param request the request
     * @return the paths as the container has them, decoded and normalised or not, without the one that {@link #path}
     *     returns; by default none
     */
    default List<String> otherPaths(R request) {
        return List.of();
    }

    /**
     * Returns whether the path has escapes that cannot be decoded, such as {@code /%zz}, and still reaches the application.
     * A policy that covers it grants nothing then.
     *
     * @param request the request
     * @return whether the path cannot be decoded; by default {@code false}
     */
    default boolean hasUndecodablePath(R request) {
        return false;
    }

    /**
     * Returns the authority that the request was sent to: the host, and the port if the client gave one. By default it is
     * the value of the header {@code Host}; override it if the framework does not show the {@code :authority} of HTTP/2 as
     * {@code Host}.
     *
     * @param request the request
     * @return the host, or host and port; {@code null} if it is not known, by default also if there are several {@code Host}
     *     lines
     */
    default @Nullable String authority(R request) {
        return hasSeveral(request, "Host") ? null : header(request, "Host");
    }

    /**
     * Returns the method that the framework routes on, which differs from the one that was sent if a header or a parameter
     * overrides it. By default nothing does.
     *
     * @param request the request
     * @return the method; by default the one that was sent
     */
    default String routedMethod(R request) {
        return method(request);
    }

    /**
     * Returns whether the request opens a websocket in a way that {@code Upgrade: websocket} does not show: by the
     * <a href="https://www.rfc-editor.org/rfc/rfc8441">extended CONNECT</a> of HTTP/2, or because its route leads to nothing
     * but a websocket. {@code Upgrade: websocket} is recognised without this method.
     *
     * @param request the request
     * @return whether it is known to open a websocket; by default {@code false}
     */
    default boolean opensWebSocket(R request) {
        return false;
    }
}
