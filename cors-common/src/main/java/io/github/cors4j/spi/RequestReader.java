package io.github.cors4j.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to read a framework's request; an adapter implements it once, without state.
 *
 * @param <R> the framework's request
 */
public interface RequestReader<R> {
    /**
     * Reads the method as it was on the wire; method override headers do not count.
     *
     * @param request the request
     * @return the method, in the letter case in which it came
     */
    String method(R request);

    /**
     * Reads the path that the framework routes on, in the form in which it routes on it.
     *
     * @param request the request
     * @return the path without query; normalised only where the framework normalises before it routes
     */
    String path(R request);

    /**
     * Reads the first line of a header.
     *
     * @param request the request
     * @param name the header's name; names compare without case
     * @return the first line's value, or {@code null} where there is no such header
     */
    @Nullable
    String header(R request, String name);

    /**
     * Reads all lines of a header.
     *
     * @param request the request
     * @param name the header's name; names compare without case
     * @return each line's value, in the order of the request, not split at commas; empty where there is no such header
     */
    List<String> headers(R request, String name);

    /**
     * Returns whether a header has more than one line. By default it asks for all lines; override it if that can be known
     * without making a list.
     *
     * @param request the request
     * @param name the header's name; names compare without case
     * @return whether there are two lines or more
     */
    default boolean hasSeveral(R request, String name) {
        return headers(request, name).size() > 1;
    }

    /**
     * Returns whether the framework's router ignores the letter case of paths; by default it does not.
     *
     * @param request the request
     * @return whether {@code /API} and {@code /api} are one route
     */
    default boolean pathsIgnoreCase(R request) {
        return false;
    }

    /**
     * Returns what else the path may be taken for: the one by which a container chooses a servlet or serves a file, if
     * that is not the one that the framework routes on. A policy grants nothing unless all of them belong to one
     * resource. By default there are none; nothing has to be returned that {@link #path} returns already.
     *
     * @param request the request
     * @return paths as the container has them, decoded and normalised or not
     */
    default List<String> otherPaths(R request) {
        return List.of();
    }

    /**
     * Returns the authority that the request was sent to: the host, and the port if it was written. By default it is the
     * header
     * {@code Host}; override it if the framework does not show {@code :authority} of HTTP/2 as {@code Host}.
     *
     * @param request the request
     * @return host or host and port; {@code null} if it is not known
     */
    default @Nullable String authority(R request) {
        return hasSeveral(request, "Host") ? null : header(request, "Host");
    }

    /**
     * Returns the method that the framework routes on, where a header or a parameter overrides the one that was sent. By
     * default nothing does.
     *
     * @param request the request
     * @return the method
     */
    default String routedMethod(R request) {
        return method(request);
    }

    /**
     * Returns whether the request opens a websocket in a way that its headers do not show: by the
     * <a href="https://www.rfc-editor.org/rfc/rfc8441">extended CONNECT</a> of HTTP/2, or since its route leads to nothing
     * else. {@code Upgrade: websocket} is recognised without this.
     *
     * @param request the request
     * @return whether it is known to open a websocket; by default it is not
     */
    default boolean opensWebSocket(R request) {
        return false;
    }
}
