package io.github.cors4j.contract;

/** A running {@link Site}: what answers requests. */
public interface Target extends AutoCloseable {
    /** Sends the request byte by byte as it is written down. */
    Response send(Request request);

    /** Sends the request as applications do, with a client, unless a client would refuse or repair it. */
    default Response sendByClient(Request request) {
        return send(request);
    }

    @Override
    void close();
}
