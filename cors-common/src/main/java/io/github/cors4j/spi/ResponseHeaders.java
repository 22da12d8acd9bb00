package io.github.cors4j.spi;

import java.util.List;

/**
 * How to change the headers of a framework's response; an adapter implements it once, without state.
 *
 * @param <T> the framework's response
 */
public interface ResponseHeaders<T> {
    /**
     * Reads all lines of a header.
     *
     * @param response the response
     * @param name the header's name; names compare without case
     * @return each line's value, not split at commas; empty where there is no such header
     */
    List<String> getAll(T response, String name);

    /**
     * Sets a header, so that it has exactly one line.
     *
     * @param response the response
     * @param name the header's name
     * @param value the value, which replaces all lines that are there
     */
    void set(T response, String name, String value);

    /**
     * Adds a header that the response does not have yet. Override it if that is cheaper than {@link #set}.
     *
     * @param response the response
     * @param name the header's name
     * @param value the value
     */
    default void add(T response, String name, String value) {
        set(response, name, value);
    }

    /**
     * Removes all lines of a header, if there are any.
     *
     * @param response the response
     * @param name the header's name
     */
    void remove(T response, String name);

    /**
     * Returns whether a header has a value. Override it if that is cheaper than listing all lines.
     *
     * @param response the response
     * @param name the header's name; names compare without case
     * @param value the value
     * @return whether there is such a header, and its first line has the value
     */
    default boolean has(T response, String name, String value) {
        List<String> lines = getAll(response, name);
        return !lines.isEmpty() && lines.get(0).equals(value);
    }

    /**
     * Counts the lines of all headers whose names begin with a text: with that, one look shows that nothing is left to set
     * or to remove. By default it is not known.
     *
     * @param response the response
     * @param prefix the beginning; names compare without case
     * @return how many lines; negative if that is not known
     */
    default int count(T response, String prefix) {
        return -1;
    }
}
