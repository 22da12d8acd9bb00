package io.github.cors4j.attack;

/** A running server that is attacked. */
public interface Target extends AutoCloseable {

    /** Creates a target from a port and from what stops the server. */
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

    /** Returns the port that it listens on, on the loopback interface. */
    int port();

    @Override
    void close();
}
