package io.github.cors4j.contract;

/** The response of a {@link SiteRoute}, whatever the framework. */
public interface Reply {
    /** Sets the status, if it is not to be 200. */
    void status(int status);

    /** Adds a line, as the framework's own method to add one does. */
    void add(String name, String value);

    /** Replaces all lines, as the framework's own method to set one does. */
    void set(String name, String value);

    /** Says what the body is; called last, and once. */
    void body(String text);
}
