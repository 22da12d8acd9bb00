package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.expression.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Whether an expression matches an origin that browsers send, and if not, why. */
enum OriginLanguage {
    SOME_ORIGINS(""),
    NO_ORIGIN("no origin can match this expression: an origin is scheme://host or scheme://host:port, without a path"),
    PORT_TOO_LARGE("no origin can match this expression: a port is a number up to 65535"),
    LABEL_TOO_LONG("no origin can match this expression: a host has at most " + OriginSyntax.LONGEST_LABEL
            + " characters between two dots"),
    FILES_ALONE("no origin can match this expression: pages opened from files have the origin null; serve them from a"
            + " server on this machine"),
    NONE_THAT_IS_SENT(
            "no browser sends an origin that this expression matches; origins are in lower case, have the scheme of"
                    + " a page, and leave out its default port"),
    NO_ADDRESS("no browser sends an origin that this expression matches; a host that ends in a number is an IPv4"
            + " address of four numbers up to 255, and a host in brackets is an IPv6 address of eight"
            + " groups or with ::, all without leading zeros");

    private static final String REST = "[a-z0-9+.-]*";
    private static final String FURTHER = "abcdefghijklmnopqrstuvwxyz0123456789+.-";
    private static final String CHARACTER = "[a-z0-9_-]";
    private static final String HOST = "(%1$s+(\\.%1$s+)*\\.?|\\[[0-9a-f:.]+\\])".formatted(CHARACTER);

    /** A last label that is <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">not a number</a>. */
    private static final String NO_NUMBER =
            "([a-z_-]%1$s*|[1-9][0-9]*[a-z_-]%1$s*|0[a-wyz_-]%1$s*|0[0-9]+[a-z_-]%1$s*|0x[0-9a-f]*[g-z_-]%1$s*)"
                    .formatted(CHARACTER);

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String GROUP = "(0|[1-9a-f][0-9a-f]{0,3})";

    /** A host as <a href="https://url.spec.whatwg.org/#host-serializing">browsers write it</a>. */
    private static final String HOST_AS_SENT =
            "((%1$s+\\.)*%2$s\\.?|%3$s(\\.%3$s){3}|\\[(%4$s(:%4$s){7}|(%4$s(:%4$s)*)?::(%4$s(:%4$s)*)?)\\])"
                    .formatted(CHARACTER, NO_NUMBER, BYTE, GROUP);

    private static final String FIVE_DIGITS = "[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

    /** The ports of https and http origins: any but the default ports, 443 and 80. */
    private static final String PORT_OF_HTTPS =
            "(:([1-9][0-9]?|[1-35-9][0-9]{2}|4[0-35-9][0-9]|44[0-24-9]|[1-9][0-9]{3}|" + FIVE_DIGITS + "))?";

    private static final String PORT_OF_HTTP = "(:([1-9]|[1-79][0-9]|8[1-9]|[1-9][0-9]{2,3}|" + FIVE_DIGITS + "))?";

    /** All well-formed origins, in any letter case: RFC 6454 does not prescribe one, and tools send upper case. */
    private static final Language WELL_FORMED =
            language("[a-z]" + REST + "://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[1-9][0-9]{0,4})?|"
                    + otherThan("", List.of("http", "https", "ws", "wss", "ftp"))
                    + "://");

    private static final Language WITH_A_PORT =
            language("[^:]*://([^:\\[]*|\\[[^\\]]*\\])(:([0-9]{0,4}|" + FIVE_DIGITS + "))?");

    private static final Language WITH_SHORT_LABELS =
            language("[^:]*://([a-z0-9_-]{0,%1$d}(\\.[a-z0-9_-]{0,%1$d})*(:[0-9]*)?|\\[[0-9a-f:.]*\\](:[0-9]*)?)"
                    .formatted(OriginSyntax.LONGEST_LABEL));

    private static final Language OF_NO_FILE = language(otherThan("", List.of("file")) + "://.*");

    /** The origins that browsers send, but with any numbers in addresses. */
    private static final Language SENT_LOOSELY = Language.of(sent(HOST));

    private static final Language SENT = Language.of(sent(HOST_AS_SENT));

    /** What is allowed combined with credentials: any scheme but http, and http on this machine. */
    private static final Language SECURE = language(
            otherThan("", List.of("http")) + "://.*|http://(([^:/]*\\.)?localhost|127\\.[0-9.]*|\\[::1\\])(:[0-9]*)?");

    /** The problem, in words; empty if there is none. */
    final String words;

    OriginLanguage(String words) {
        this.words = words;
    }

    private static Language language(String expression) {
        return Language.of(ExpressionParser.parse(expression, true));
    }

    private static Node sent(String host) {
        return ExpressionParser.parse(
                "https://" + host + PORT_OF_HTTPS + "|http://" + host + PORT_OF_HTTP + "|"
                        + otherThan("", List.of("http", "https", "ws", "wss", "ftp", "file"))
                        + "://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])?(:[1-9][0-9]{0,4})?",
                false);
    }

    /** Returns an expression for what follows a beginning in all schemes but some. */
    private static String otherThan(String beginning, List<String> excluded) {
        String next = excluded.stream()
                .filter(scheme -> scheme.startsWith(beginning) && scheme.length() > beginning.length())
                .map(scheme -> scheme.substring(beginning.length(), beginning.length() + 1))
                .distinct()
                .collect(Collectors.joining());
        String others = FURTHER.chars()
                .limit(beginning.isEmpty() ? 26 : FURTHER.length())
                .filter(c -> next.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        StringBuilder expression = new StringBuilder("([" + others + "]" + REST);
        for (String letter : next.split("")) {
            if (!letter.isEmpty()) {
                String longer = beginning + letter;
                expression.append('|').append(letter).append(otherThan(longer, excluded));
                expression.append(excluded.contains(longer) ? "" : "?");
            }
        }
        return expression.append(')').toString();
    }

    static boolean hasSome(Node expression) {
        return hasSome(Language.of(expression));
    }

    private static boolean hasSome(Language expression) {
        return expression.meets(SENT) && expression.meets(WITH_SHORT_LABELS);
    }

    /** Returns whether everything that the expression matches is {@code http:}, and not loopback. */
    static boolean isInsecure(Language expression) {
        return !expression.meets(SECURE);
    }

    static OriginLanguage of(Language language) {
        if (hasSome(language)) {
            return SOME_ORIGINS;
        }
        if (!language.meets(WELL_FORMED)) {
            return NO_ORIGIN;
        }
        if (!language.meets(WITH_A_PORT)) {
            return PORT_TOO_LARGE;
        }
        if (!language.meets(WITH_SHORT_LABELS)) {
            return LABEL_TOO_LONG;
        }
        if (!language.meets(OF_NO_FILE)) {
            return FILES_ALONE;
        }
        return language.meets(SENT_LOOSELY) ? NO_ADDRESS : NONE_THAT_IS_SENT;
    }

    /** Returns whether the expression matches origins that tools may send, but browsers do not. */
    boolean isOfTools() {
        return this == NONE_THAT_IS_SENT || this == NO_ADDRESS;
    }
}
