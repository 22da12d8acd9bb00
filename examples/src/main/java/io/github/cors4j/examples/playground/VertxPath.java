package io.github.cors4j.examples.playground;

import java.util.ArrayDeque;
import java.util.Deque;

/** The path that Vert.x routes on, for requests that are only described and never reach a router. */
final class VertxPath {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private VertxPath() {}

    static String normalize(String path) {
        String decoded = decodeUnreserved(path);
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = decoded.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].equals("..")) {
                kept.pollLast();
            } else if (!segments[i].equals(".") && !segments[i].isEmpty()) {
                kept.addLast(segments[i]);
            }
        }
        String last = segments[segments.length - 1];
        boolean directory = last.isEmpty() || last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (directory && !kept.isEmpty() ? "/" : "");
    }

    private static String decodeUnreserved(String path) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int escaped = c == '%' && i + 2 < path.length() ? hex(path.charAt(i + 1), path.charAt(i + 2)) : -1;
            if (escaped >= 0 && UNRESERVED.indexOf(escaped) >= 0) {
                decoded.append((char) escaped);
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : 16 * first + second;
    }
}
