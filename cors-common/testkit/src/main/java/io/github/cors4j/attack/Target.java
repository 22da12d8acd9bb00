package io.github.cors4j.attack;

/** A running server that is attacked. */
public interface Target extends AutoCloseable {

    /** Makes one of a port and of what stops the server. */
    static Target of(int port, Runnable stop) {
        return new Target() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void close() {
                stop.run();
            }
        };
    }

    /** Where it listens, on the loopback interface. */
    int port();

    @Override
    void close();
}
