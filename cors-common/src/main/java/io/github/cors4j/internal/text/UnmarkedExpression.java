package io.github.cors4j.internal.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recognises an expression or a list that is written in the way of another language: the expression
 * without its {@code ^}, perhaps between slashes, or the list with its brackets and quotes.
 */
public final class UnmarkedExpression {
    /** What no host has, and no path that anybody means. */
    private static final Pattern SIGNS = Pattern.compile(
            "\\\\[dDwWsSzQ./:+*?()\\[\\]{}|$^-]" // escapes
                    + "|\\.[+?]|(^|[^A-Za-z0-9*])\\.\\*|\\[\\^|[\\])][*+?{]|\\[[^\\]/]*-[^\\]/]*\\]|\\(\\?|\\|");

    private static final Pattern BETWEEN_SLASHES = Pattern.compile("/(.*[^/].*)/([dgimsuy]*)");
    /** Others might as well be the last segment of a path. */
    private static final Set<String> FLAGS_ALONE = Set.of("d", "g", "i", "m", "s", "u", "y", "gi", "ig");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'|`([^`]+)`");
    private static final Pattern ELEMENT = Pattern.compile("(?:\\{[0-9]*,[0-9]*\\}|[^,;\\s])+");

    /** What stands between the elements of a list, or before each. */
    private static final Set<String> BETWEEN = Set.of("-", "&", "and", "or", "|", "+");

    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.]*\\]");

    /** The letters or signs with which Python and C# mark a text, ahead of its quote: {@code r"/a"}, {@code @"/a"}. */
    private static final Pattern MARKED_QUOTE =
            Pattern.compile("(^|[\\s,;(\\[{:=])(?:[rRuUbBfF]|[rR][bBfF]|[bBfF][rR]|@|\\$@?|@\\$)([\"'`][^\\s,;)\\]}])");

    /** A list of words as Ruby has it. */
    private static final Pattern WORDS_OF_RUBY = Pattern.compile("%[wWiI](?:\\(.*\\)|\\[.*\\]|\\{.*\\}|<.*>)");

    private static final Pattern QUOTE_WITHIN = Pattern.compile("[A-Za-z0-9_.-][\"'`][A-Za-z0-9_.-]");
    private static final String QUOTES = "\"'`";
    private static final String TYPOGRAPHIC = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a";

    private UnmarkedExpression() {}

    /** Whether there is anything in the text that means something to expressions only. */
    public static boolean hasSigns(String text) {
        return SIGNS.matcher(text).find();
    }

    /** Whether it is written as in JavaScript, {@code /a\/b/i}, and is no path, whose last segment may look like flags. */
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

    /** Whether quotes stand around the text, or around texts in it, or brackets around all. */
    public static boolean isQuoted(String text) {
        String bare = straight(text.strip());
        if (bare.length() < 2) {
            return false;
        }
        if (bare.charAt(0) == '%' && WORDS_OF_RUBY.matches(bare)) {
            return true;
        }
        char first = bare.charAt(0);
        char last = bare.charAt(bare.length() - 1);
        return QUOTES.indexOf(first) >= 0
                || QUOTES.indexOf(last) >= 0
                || first == '[' && last == ']' && !ADDRESS.matches(bare)
                || first == '(' && last == ')' && QUOTES.indexOf(bare.charAt(1)) >= 0
                || first == '{' && last == '}' && isList(bare)
                || first == '<' && last == '>';
    }

    /** Braces around one name are a parameter or a variable. */
    private static boolean isList(String braced) {
        return braced.indexOf('"') > 0 || braced.startsWith("{/") || braced.contains("://");
    }

    /** Decides whether a quote stands within a word, so that nobody knows where the word ends. */
    public static boolean hasQuoteWithin(String text) {
        return QUOTE_WITHIN.matcher(withoutMarks(straight(text))).find();
    }

    /** The text without what other languages write ahead of a quote. */
    private static String withoutMarks(String text) {
        boolean quoted = text.chars().anyMatch(c -> QUOTES.indexOf(c) >= 0);
        return quoted ? MARKED_QUOTE.matcher(text).replaceAll("$1$2") : text;
    }

    /** The text with the quotes that programs know, where a text processor wrote others. */
    private static String straight(String text) {
        String straight = text;
        for (char quote : TYPOGRAPHIC.toCharArray()) {
            straight = straight.replace(quote, '"');
        }
        return straight;
    }

    /** The elements of a list, or the one text, less quotes and brackets. */
    public static List<String> elements(String text) {
        String bare = withoutMarks(straight(text.strip()));
        bare = WORDS_OF_RUBY.matches(bare)
                ? bare.substring(3, bare.length() - 1).strip()
                : bare;
        while (bare.length() > 1 && "[{<(".indexOf(bare.charAt(0)) >= 0 && isQuoted(bare)) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        boolean allQuoted = found(ELEMENT, QUOTED.matcher(bare).replaceAll(" ")).isEmpty();
        return allQuoted ? found(QUOTED, bare) : found(ELEMENT, withoutQuotes(bare));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String group = matcher.group();
            if (pattern == ELEMENT && BETWEEN.contains(group)) {
                continue;
            }
            found.add(pattern == QUOTED ? group.substring(1, group.length() - 1).strip() : group);
        }
        return found;
    }

    private static String withoutQuotes(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.chars().filter(c -> QUOTES.indexOf(c) < 0).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    /**
     * The text as an expression without {@code ^} and {@code $}: without slashes around it, with a backslash before each
     * dot that repeats nothing, and only one where each was doubled.
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

    /** The text with a backslash before each dot that repeats nothing. */
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
     * Whether a dot between names has no backslash, so that it is any character. Where it stands before a class or alone,
     * that may be meant.
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

    /** In a port, any character is any digit. */
    private static boolean isInPort(String expression, int dot) {
        int start = dot;
        while (start > 0 && dot - start < 5 && "0123456789.".indexOf(expression.charAt(start - 1)) >= 0) {
            start--;
        }
        return start > 1 && expression.charAt(start - 1) == ':' && expression.charAt(start - 2) != '?';
    }

    /** Where there is a dot without a backslash that repeats nothing. */
    private static List<Integer> bareDots(String body) {
        List<Integer> dots = new ArrayList<>();
        boolean inClass = false;
        int first = 0; // where a bracket is a character of its class
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            char next = i + 1 < body.length() ? body.charAt(i + 1) : 0;
            if (c == '\\' && next != 0) {
                int quoted = next == 'Q' ? body.indexOf("\\E", i) : i;
                i = quoted < 0 ? body.length() : quoted + 1;
                continue;
            }
            if (inClass && c == '[' && next == ':') {
                i = Math.max(i, body.indexOf(":]", i) + 1); // letters by their name
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

    /** Whether there is a {@code |} outside of all groups and classes. */
    public static boolean hasAlternatives(String body) {
        return alternatives(body).size() > 1;
    }

    /** The parts between the {@code |} that are outside of all groups and classes. */
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
