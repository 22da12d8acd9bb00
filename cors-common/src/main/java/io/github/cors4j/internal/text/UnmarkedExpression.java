package io.github.cors4j.internal.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recognises an expression in the notation of another language: without its {@code ^}, perhaps between slashes. */
public final class UnmarkedExpression {
    /** Signs that neither a host nor any sensible path has. */
    private static final Pattern SIGNS = Pattern.compile(
            "\\\\[dDwWsSzQ./:+*?()\\[\\]{}|$^-]" // escapes
                    + "|\\.[+?]|(^|[^A-Za-z0-9*])\\.\\*|\\[\\^|[\\])][*+?{]|\\[[^\\]/]*-[^\\]/]*\\]|\\(\\?|\\|");

    private static final Pattern BETWEEN_SLASHES = Pattern.compile("/(.*[^/].*)/([dgimsuy]*)");
    /** Flags that are certain. Other letters after the last slash may be the last segment of a path. */
    private static final Set<String> FLAGS_ALONE = Set.of("d", "g", "i", "m", "s", "u", "y", "gi", "ig");

    private UnmarkedExpression() {}

    /** Returns whether a text has signs with a meaning only in expressions. */
    public static boolean hasSigns(String text) {
        return SIGNS.matcher(text).find();
    }

    /**
     * Returns whether a text is written as an expression in JavaScript, {@code /a\/b/i}, and is not a path whose last
     * segment looks like flags.
     */
    public static boolean isBetweenSlashes(String text) {
        Matcher slashes = BETWEEN_SLASHES.matcher(text);
        if (!slashes.matches()) {
            return false;
        }
        String body = slashes.group(1);
        return body.startsWith("^")
                || body.endsWith("$")
                || body.contains("\\/")
                || body.contains("://")
                || body.indexOf('/') < 0 && FLAGS_ALONE.contains(slashes.group(2));
    }

    /**
     * Returns the text as an expression without {@code ^} and {@code $}: without the slashes around it, with a backslash
     * before each dot that is not repeated, and with a single backslash in place of two.
     */
    public static String body(String text) {
        Matcher slashes = BETWEEN_SLASHES.matcher(text);
        boolean between = isBetweenSlashes(text) && slashes.matches();
        String body = between ? slashes.group(1) : text;
        body = body.replace("\\\\", "\\").replace("\\/", "/");
        if (body.startsWith("^") || body.startsWith("\\A")) {
            body = body.substring(body.startsWith("^") ? 1 : 2);
        }
        if (body.endsWith("\\z") || body.endsWith("\\Z")) {
            body = body.substring(0, body.length() - 2);
        }
        if (body.endsWith("$") && !body.endsWith("\\$")) {
            body = body.substring(0, body.length() - 1);
        }
        body = withEscapedDots(body);
        return between && slashes.group(2).contains("i") ? "(?i)" + body : body;
    }

    /** Returns the text with a backslash before each dot that is not repeated. */
    public static String withEscapedDots(String body) {
        StringBuilder escaped = new StringBuilder(body.length() + 8);
        int from = 0;
        for (int dot : bareDots(body)) {
            escaped.append(body, from, dot).append('\\');
            from = dot;
        }
        return escaped.append(body, from, body.length()).toString();
    }

    /**
     * Returns whether a dot between names has no backslash, so that it matches any character. Before a class, or by itself,
     * that may be intended.
     */
    public static boolean hasBareDot(String expression) {
        return bareDots(expression).stream().anyMatch(dot -> {
            char before = dot == 0 ? '^' : expression.charAt(dot - 1);
            char behind = dot + 1 < expression.length() ? expression.charAt(dot + 1) : '$';
            return "^/(|.".indexOf(before) < 0
                    && !isInPort(expression, dot)
                    && (Character.isLetterOrDigit(behind) || "()".indexOf(behind) >= 0);
        });
    }

    /** Returns whether a dot is within a port, where it can only match a digit. */
    private static boolean isInPort(String expression, int dot) {
        int start = dot;
        while (start > 0 && dot - start < 5 && "0123456789.".indexOf(expression.charAt(start - 1)) >= 0) {
            start--;
        }
        return start > 1 && expression.charAt(start - 1) == ':' && expression.charAt(start - 2) != '?';
    }

    /** Returns the indexes of all dots that have no backslash and are not repeated. */
    private static List<Integer> bareDots(String body) {
        List<Integer> dots = new ArrayList<>();
        boolean inClass = false;
        int first = 0; // the index at which a bracket is a plain character of its class
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            char next = i + 1 < body.length() ? body.charAt(i + 1) : 0;
            if (c == '\\' && next != 0) {
                int quoted = next == 'Q' ? body.indexOf("\\E", i) : i;
                i = quoted < 0 ? body.length() : quoted + 1;
                continue;
            }
            if (inClass && c == '[' && next == ':') {
                i = Math.max(i, body.indexOf(":]", i) + 1); // a POSIX class
                continue;
            }
            if (!inClass && c == '[') {
                first = i + (next == '^' ? 2 : 1);
            }
            inClass = c == '[' || inClass && (c != ']' || i == first);
            if (c == '.' && !inClass && "*+?{".indexOf(next) < 0) {
                dots.add(i);
            }
        }
        return dots;
    }

    /** Returns whether there is a {@code |} outside of all groups and classes. */
    public static boolean hasAlternatives(String body) {
        return alternatives(body).size() > 1;
    }

    /** Returns the parts between the {@code |} that are outside of all groups and classes. */
    public static List<String> alternatives(String body) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < body.length(); i++) {
            switch (body.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        parts.add(body.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(body.substring(start));
        return parts;
    }
}
