package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.header.Vary;
import io.github.cors4j.spi.ResponseHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a decision onto a response: sets its CORS headers, removes those of others, and adds to {@code Vary}. */
final class HeaderWriter {
    /** Writes into a new map instead of a response. */
    private static final ResponseHeaders<Map<String, String>> MAP = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(Map<String, String> headers, String name) {
            return List.of();
        }

        @Override
        public void set(Map<String, String> headers, String name, String value) {
            headers.put(name, value);
        }

        @Override
        public void remove(Map<String, String> headers, String name) {}
    };

    /** Handles one header. Returns the number of its lines that already have the right value. */
    private interface Visitor {
        <T> int visit(T response, ResponseHeaders<T> access, String name, @Nullable String value);
    }

    private HeaderWriter() {}

    static Map<String, String> toMap(CorsDecision decision) {
        Map<String, String> headers = new LinkedHashMap<>();
        visit(decision, headers, MAP, HeaderWriter::add);
        return headers;
    }

    static <T> void write(CorsDecision decision, T response, ResponseHeaders<T> access) {
        int present = access.count(response, CorsHeaders.PREFIX);
        if (present == 0) {
            visit(decision, response, access, HeaderWriter::add);
        } else if (present < 0 || visit(decision, response, access, HeaderWriter::setMissing) != present) {
            visit(decision, response, access, HeaderWriter::replace);
        }
        // Otherwise all lines that were there already have the right value, and nothing has to be removed.
    }

    /** Removes those CORS headers of a decision that still have its values. */
    static <T> void withdraw(CorsDecision decision, T response, ResponseHeaders<T> access) {
        visit(decision, response, access, HeaderWriter::removeUnchanged);
    }

    /** Adds the names that {@code Vary} does not have yet. If it has all of them, it is left as it is. */
    static <T> void addVary(Vary vary, T response, ResponseHeaders<T> access) {
        if (vary.names().isEmpty()) {
            return;
        }
        List<String> lines = access.getAll(response, CorsHeaders.VARY);
        if (lines.isEmpty()) {
            access.add(response, CorsHeaders.VARY, vary.line());
        } else if (lines.size() > 1 || !lines.get(0).equals(vary.line())) {
            access.set(response, CorsHeaders.VARY, vary.mergedWith(lines));
        }
    }

    private static <T> int visit(CorsDecision decision, T response, ResponseHeaders<T> access, Visitor visitor) {
        String credentials = decision.allowsCredentials() ? "true" : null;
        String privateNetwork = decision.allowsPrivateNetwork() ? "true" : null;
        return visitor.visit(response, access, CorsHeaders.ALLOW_ORIGIN, decision.allowedOrigin())
                + visitor.visit(response, access, CorsHeaders.ALLOW_CREDENTIALS, credentials)
                + visitor.visit(response, access, CorsHeaders.EXPOSE_HEADERS, decision.exposedHeaders())
                + visitor.visit(response, access, CorsHeaders.ALLOW_METHODS, decision.allowedMethods())
                + visitor.visit(response, access, CorsHeaders.ALLOW_HEADERS, decision.allowedHeaders())
                + visitor.visit(response, access, CorsHeaders.MAX_AGE, decision.maxAge())
                + visitor.visit(response, access, CorsHeaders.ALLOW_PRIVATE_NETWORK, privateNetwork);
    }

    private static <T> int add(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value != null) {
            access.add(response, name, value);
        }
        return 0;
    }

    private static <T> int setMissing(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value == null) {
            return 0;
        }
        if (access.has(response, name, value)) {
            return 1;
        }
        access.set(response, name, value);
        return 0;
    }

    private static <T> int replace(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value != null) {
            access.set(response, name, value);
        } else {
            access.remove(response, name);
        }
        return 0;
    }

    private static <T> int removeUnchanged(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value != null && access.has(response, name, value)) {
            access.remove(response, name);
        }
        return 0;
    }
}
