package io.github.cors4j.examples.demo;

import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** A problem that the user of the demo can fix; the message says how. */
final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    /** Returns the exception for a server that did not start, most often because its port is in use. */
    static DemoException ofStart(String framework, int port, String option, Throwable failure) {
        String address = Api.HOST + ":" + port;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new DemoException(framework + " cannot listen on " + address + ": " + cause.getMessage()
                        + ".\nFree the port, or choose another one with " + option + " (0 for any free one).");
            }
        }
        return new DemoException(framework + " cannot start on " + address + ": " + reason(failure));
    }

    private static String reason(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
