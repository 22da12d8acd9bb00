package io.github.cors4j;

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
     * Makes a header have exactly one line.
     *
     * @param response the response
     * @param name the header's name
     * @param value the value, which replaces all lines that are there
     */
    void set(T response, String name, String value);

    /**
     * Removes all lines of a header, where there are any.
     *
     * @param response the response
     * @param name the header's name
     */
    void remove(T response, String name);

    /**
     * Tells whether the response has any header whose name begins with a text. By default the answer is that it may;
     * override it where one look is cheaper than the several removals that it saves.
     *
     * @param response the response
     * @param prefix the beginning; names compare without case
     * @return false only if there is certainly none
     */
    default boolean mayHave(T response, String prefix) {
        return true;
    }
}
