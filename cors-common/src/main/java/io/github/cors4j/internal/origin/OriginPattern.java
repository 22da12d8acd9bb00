package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.Expression;
import org.jspecify.annotations.Nullable;

/** One configured entry of the allowed origins, parsed and normalised. */
public sealed interface OriginPattern {
    /** Every origin. */
    record Any() implements OriginPattern {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** The origin {@code null}. */
    record Null() implements OriginPattern {
        @Override
        public String toString() {
            return OriginSyntax.NULL;
        }
    }

    /** Whatever an expression matches. */
    record Matching(Expression expression) implements OriginPattern {
        @Override
        public String toString() {
            return expression.toString();
        }
    }

    /**
     * A scheme with a host, its subdomains instead, and a port, or all of them.
     *
     * @param port a colon and the number; empty for the scheme's own port; {@code null} for any
     */
    record Host(
            String scheme,
            String host,
            boolean subdomains,
            @Nullable String port) implements OriginPattern {
        boolean isExact() {
            return !subdomains && port != null;
        }

        /** The origin as browsers send it; only of an exact one. */
        String origin() {
            return scheme + OriginSyntax.SCHEME_END + host + port;
        }

        public boolean isInsecure() {
            return scheme.equals("http") && !Loopback.isHost(host);
        }

        @Override
        public String toString() {
            return scheme + OriginSyntax.SCHEME_END + (subdomains ? "*." : "") + host + (port == null ? ":*" : port);
        }
    }
}
