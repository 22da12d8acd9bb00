package io.github.cors4j.contract;

/** A server on the loopback interface that runs a {@link Site}. */
public interface SiteServer extends AutoCloseable {
    /** Returns the port that it listens on. */
    int port();

    @Override
    void close();
}
