package io.github.cors4j.examples;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port that a program listens on. */
public final class Port {
    private static final String HOST = "127.0.0.1";

    private Port() {}

    /**
     * Returns the port from a program's arguments, or the usual one if there are none. If the argument is not a port, or no
     * server can listen on it, this prints one line to stderr and ends the program with exit code 1, before a framework
     * prints a stack trace and its threads keep the process alive.
     *
     * @param args the arguments, of which the first may be a port; 0 means any free port
     * @param usual the port if there are no arguments
     * @return a port to listen on
     */
    public static int of(String[] args, int usual) {
        String text = args.length == 0 ? Integer.toString(usual) : args[0];
        try {
            int port = Integer.parseInt(text);
            tryOut(port);
            return port;
        } catch (IllegalArgumentException e) {
            System.err.println("\"" + text + "\" is not a port: a port is a number from 0 to 65535.");
        } catch (IOException e) {
            System.err.println("Cannot listen on port " + text + ": " + e.getMessage()
                    + ". Free the port, or pass another one as the first argument (0 for any free one).");
        }
        System.exit(1);
        return usual;
    }

    /**
     * Checks that a server can listen on a port, by doing so for a moment.
     *
     * @param port the port
     * @throws IOException if no server can listen on it, most often because another one already does
     * @throws IllegalArgumentException if it is not a port, that is, a number from 0 to 65535
     */
    public static void tryOut(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port that another server has just closed is free
            socket.bind(new InetSocketAddress(HOST, port));
        }
    }
}
