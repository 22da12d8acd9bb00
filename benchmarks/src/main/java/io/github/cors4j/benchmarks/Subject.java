package io.github.cors4j.benchmarks;

/** Handles requests, with or without CORS; one thread at a time. */
interface Subject extends AutoCloseable {
    /** Creates what a server would have of these requests before CORS is handled. */
    void prepare(Sample[] ring);

    /**
     * Handles the request at a place of the ring.
     *
     * @return the result, so that the compiler does not remove the call
     */
    Object handle(int slot);

    @Override
    default void close() {}
}
