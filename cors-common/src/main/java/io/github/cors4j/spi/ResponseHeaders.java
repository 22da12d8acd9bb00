package io.github.cors4j.spi;

import java.util.List;

/**
 * Reads and changes the headers of a framework's responses. An adapter implements it once, without state.
 *
 * @param <T> the type of the framework's response
 */
public interface ResponseHeaders<T> {
    /**
     * Returns the values of all lines of a header.
     *
     * @param response the response
     * @param name the header's name; names are compared without regard to case
     * @return the value of each line, not split at commas; empty if there is no such header
     */
    List<String> getAll(T response, String name);

    /**
     * Sets a header, so that it has exactly one line.
     *
     * @param response the response
     * @param name the header's name
     * @param value the value, which replaces all existing lines
     */
    void set(T response, String name, String value);

    /**
     * Adds a header that the response does not have yet. By default this calls {@link #set}; override it if adding is
     * cheaper.
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
     * Returns whether the first line of a header has a value. By default this calls {@link #getAll}; override it if you can
     * tell without listing all lines.
     *
     * @param response the response
     * @param name the header's name; names are compared without regard to case
     * @param value the value
     * @return whether there is such a header, and its first line has exactly this value
     */
    default boolean has(T response, String name, String value) {
        List<String> lines = getAll(response, name);
        return !lines.isEmpty() && lines.get(0).equals(value);
    }

    /**
     * Returns the number of lines of all headers whose names begin with a prefix. It is an optimisation: the number can show
     * that nothing is left to set or remove.
     *
     * @param response the response
     * @param prefix the beginning of the names, which are compared without regard to case
     * @return the number of lines; negative if it is not known, which is the default
     */
    default int count(T response, String prefix) {
        return -1;
    }
}
