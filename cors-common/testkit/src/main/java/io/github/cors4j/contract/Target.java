package io.github.cors4j.contract;

/** A running {@link Site}, which responds to requests. */
public interface Target extends AutoCloseable {
    /** Sends the request byte by byte as it is written. */
    Response send(Request request);

    /** Sends the request as applications do, with a client, unless a client would refuse or repair it. */
    default Response sendByClient(Request request) {
        return send(request);
    }

    @Override
    void close();
}
