package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.Expression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One configured entry of the allowed origins, parsed and normalised. */
public sealed interface OriginPattern {
    /** Returns an entry with {@code https}, if anybody on the way could forge its {@code http}. */
    static String secured(String origin) {
        if (Expression.isExpression(origin)) {
            Matching expression = new Matching(Expression.of(origin));
            boolean insecure = expression.reach() == ExpressionReach.Verdict.ONLY_INSECURE;
            return insecure ? Objects.requireNonNullElse(expression.remedy(), origin) : origin;
        }
        if (!(OriginParser.read(origin) instanceof Host host) || !host.isInsecure()) {
            return origin;
        }
        return String.valueOf(OriginParser.read("https" + origin.substring("http".length())));
    }

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
        /** Returns whom the expression trusts, as its structure shows. */
        public ExpressionReach.Verdict reach() {
            return ExpressionReach.of(expression.tree());
        }

        /** Returns how it could be written so that it spells out scheme and domain; {@code null} if that is not known. */
        public @Nullable String remedy() {
            return ExpressionRemedy.of(expression.tree());
        }

        @Override
        public String toString() {
            return expression.toString();
        }
    }

    /**
     * A scheme with a host, or what is below it, and a port.
     *
     * @param below empty for the host itself; {@code *.} for all below it; a label with a {@code *} in it, and a dot, for
     *     those directly below it whose label begins and ends so
     * @param port a colon and the number; empty for the scheme's own port; {@code null} for any
     */
    record Host(
            String scheme,
            String below,
            String host,
            @Nullable String port) implements OriginPattern {
        /** What stands for every subdomain. */
        static final String ALL_BELOW = "*.";

        boolean isExact() {
            return below.isEmpty() && port != null;
        }

        /** Whether it stands for hosts below its host, which anybody may have if that is a public suffix. */
        public boolean isBelow() {
            return !below.isEmpty();
        }

        public boolean subdomains() {
            return below.equals(ALL_BELOW);
        }

        String labelBeginning() {
            return below.substring(0, below.indexOf('*'));
        }

        String labelEnd() {
            return below.substring(below.indexOf('*') + 1, below.length() - 1);
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
            return scheme + OriginSyntax.SCHEME_END + below + host + (port == null ? ":*" : port);
        }
    }
}
