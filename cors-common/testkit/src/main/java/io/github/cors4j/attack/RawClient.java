package io.github.cors4j.attack;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends one request after the other, on one connection for as long as the server keeps it open. */
public final class RawClient implements AutoCloseable {
    private final int port;
    private RawConnection connection;

    /** Connects to a server on this machine. */
    public RawClient(int port) {
        this.port = port;
    }

    /** Sends a request without a body and reads the response. */
    public RawAnswer ask(String method, String target, String... lines) {
        try {
            boolean kept = connection != null;
            if (!kept) {
                connection = new RawConnection(port);
            }
            RawAnswer answer;
            try {
                answer = connection.ask(method, target, lines);
            } catch (IOException e) {
                close();
                if (!kept) {
                    throw e;
                }
                return ask(method, target, lines); // the server had closed the connection that we kept
            }
            if (answer.last() || answer.status() == 400 || answer.status() == 431) {
                close();
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                connection = null;
            }
        }
    }
}
