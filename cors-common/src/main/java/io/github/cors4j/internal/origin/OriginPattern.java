package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.text.Expression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of the allowed origins, parsed and normalised. */
public sealed interface OriginPattern {
    /** Returns an entry with {@code https} in place of {@code http}, unless it is loopback. */
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

    /** Any origin. */
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

    /** All origins that an expression matches. */
    record Matching(Expression expression) implements OriginPattern {
        /** Returns whom the expression trusts, as its structure shows. */
        public ExpressionReach.Verdict reach() {
            return ExpressionReach.of(expression.tree());
        }

        /** Returns whether it is certain that only insecure origins match it. */
        public boolean isInsecure() {
            return OriginLanguage.isInsecure(Language.of(expression.tree()));
        }

        /**
         * Returns how to write the expression so that it spells out scheme and domain; {@code null} if that is not known.
         */
        public @Nullable String remedy() {
            return ExpressionRemedy.of(expression.tree());
        }

        @Override
        public String toString() {
            return expression.toString();
        }
    }

    /**
     * A scheme with a host or the hosts below it, and a port.
     *
     * @param below empty for the host itself; {@code *.} for all hosts below it; a label with a {@code *} in it, and a dot,
     *     for the hosts directly below it whose label matches
     * @param port a colon and the number; empty for the scheme's default port; {@code null} for any port
     */
    record Host(
            String scheme,
            String below,
            String host,
            @Nullable String port) implements OriginPattern {
        /** Stands for all subdomains. */
        static final String ALL_BELOW = "*.";

        boolean isExact() {
            return below.isEmpty() && port != null;
        }

        /** Returns whether it lists hosts below its host, which anybody can have if that is a public suffix. */
        public boolean isBelow() {
            return !below.isEmpty();
        }

        public boolean subdomains() {
            return below.equals(ALL_BELOW);
        }

        /**
         * Returns whether the labels before its host, with the dot behind them, have the text around its {@code *}, though
         * perhaps with nothing or with several labels in place of it.
         */
        public boolean fitsAround(String labels) {
            return isBelow()
                    && !subdomains()
                    && labels.startsWith(labelBeginning())
                    && labels.endsWith(labelEnd() + ".");
        }

        String labelBeginning() {
            return below.substring(0, below.indexOf('*'));
        }

        String labelEnd() {
            return below.substring(below.indexOf('*') + 1, below.length() - 1);
        }

        /** Returns the origin as browsers send it. It must be an exact one. */
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
