package io.github.cors4j.contract;

/** The response of a {@link SiteRoute}, whatever the framework. */
public interface Reply {
    /** Sets the status, if it is not to be 200. */
    void status(int status);

    /** Adds a header line, as the framework's own method for that does. */
    void add(String name, String value);

    /** Replaces all lines of a header, as the framework's own method for that does. */
    void set(String name, String value);

    /** Sets the body; called last, and once. */
    void body(String text);
}
