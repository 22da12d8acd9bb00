package io.github.cors4j.benchmarks;

/** Something that handles requests, with CORS or without; one thread at a time. */
interface Subject extends AutoCloseable {
    /** Makes what a server would have of these requests before anybody asks for CORS. */
    void prepare(Sample[] ring);

    /**
     * Handles the request at a place of the ring.
     *
     * @return what came out of it, so that no compiler takes it for useless
     */
    Object handle(int slot);

    @Override
    default void close() {}
}
