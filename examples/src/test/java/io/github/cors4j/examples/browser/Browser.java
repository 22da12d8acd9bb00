package io.github.cors4j.examples.browser;

import java.util.List;

/** A browser that runs, without a window. */
interface Browser extends AutoCloseable {

    /** The name and version, for the report. */
    String name();

    /** Opens a page and waits until it has loaded. */
    void open(String url);

    /** Calls the page's function {@code probe} and waits for what it promised. */
    String probe(String json);

    /** The messages that the console has got since the last call; empty where the driver does not tell. */
    List<String> console();

    @Override
    void close();
}
