package io.github.cors4j.examples.migration;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of the comparison. Its text is what the pages call it.
 *
 * @param method the method on the wire
 * @param host the host that it goes to; {@code 127.0.0.1} unless another name of this machine is meant
 * @param path where it goes
 * @param origin its Origin; empty for none; {@code self} is the server's own
 * @param asksFor the method that a preflight asks for; empty where this is no preflight
 * @param asksWith the header names that a preflight asks for; empty for none
 */
record Call(String method, String host, String path, String origin, String asksFor, String asksWith) {
    private static final String SELF = "self";
    private static final String HERE = "127.0.0.1";

    static Call of(String method, String path) {
        return new Call(method, HERE, path, "", "", "");
    }

    static Call preflight(String method, String path) {
        return new Call("OPTIONS", HERE, path, "", method, "");
    }

    Call from(String origin) {
        return new Call(method, host, path, origin, asksFor, asksWith);
    }

    Call to(String host) {
        return new Call(method, host, path, origin, asksFor, asksWith);
    }

    Call fromItself() {
        return from(SELF);
    }

    Call with(String headers) {
        return new Call(method, host, path, origin, asksFor, headers);
    }

    HttpRequest request(int port) {
        String here = "http://" + host + ":" + port;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(here + path));
        request.method(method, BodyPublishers.noBody());
        if (!origin.isEmpty()) {
            request.header("Origin", origin.equals(SELF) ? here : origin);
        }
        if (!asksFor.isEmpty()) {
            request.header("Access-Control-Request-Method", asksFor);
        }
        if (!asksWith.isEmpty()) {
            request.header("Access-Control-Request-Headers", asksWith);
        }
        return request.build();
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        if (asksFor.isEmpty()) {
            words.add("`" + method + " " + path + "`");
        } else {
            words.add("preflight for `" + asksFor + " " + path + "`");
        }
        if (!host.equals(HERE)) {
            words.add("to `" + host + "`");
        }
        if (!asksWith.isEmpty()) {
            words.add("with `" + asksWith + "`");
        }
        if (origin.equals(SELF)) {
            words.add("from the server's own origin");
        } else if (origin.isEmpty()) {
            words.add("without `Origin`");
        } else {
            words.add("from `" + origin + "`");
        }
        return String.join(" ", words);
    }
}
