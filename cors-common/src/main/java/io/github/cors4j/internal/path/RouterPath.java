package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a path as routers and shells write it: with parameters, and with {@code *} in any place. */
final class RouterPath {
    private static final String ANY = "*";
    private static final String ANY_BELOW = "**";

    /** What ends a path in Go, which otherwise goes on behind a slash. */
    static final String END = "{$}";

    private static final Pattern PARAMETER = Pattern.compile("\\$?\\{[^{}0-9/,][^{}/]*\\}|<[^<>/]+>");
    private static final Pattern BRACKETS = Pattern.compile("\\[+\\.*[A-Za-z_][A-Za-z0-9_]*\\]+");
    /** An identifier that nobody gives to a resource itself; other names behind a {@code $} are, {@code /$metadata}. */
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:id|[A-Za-z]+(?:Id|_id))");

    private static final Pattern WHOLE_PARAMETER =
            Pattern.compile("(\\$?\\{[^{}/]*(\\{[^{}]*\\}[^{}/]*)*\\}|<[^/<>]+>|:[A-Za-z_][A-Za-z0-9_]*)[?*+]?|"
                    + BRACKETS.pattern() + "|" + DOLLAR.pattern());

    /**
     * Notations with an unclear meaning: braces that list something or hold more than a parameter, an optional format, and
     * whole numbers in a character class.
     */
    private static final Pattern UNCLEAR = Pattern.compile(
            "\\{[A-Za-z_][A-Za-z0-9_]*[|,][^{}]*\\}|\\{[?;#.&/][^{}]*\\}|\\{[A-Za-z_][A-Za-z0-9_.]*=[^{}]*\\}"
                    + "|<[^<>]*[|! ][^<>]*>|<>|\\(\\.:[^()]*(?:$|\\).)"
                    + "|\\[[0-9]+-[0-9]{2,}\\]|\\[[0-9]{2,}-[0-9]+\\]|\\[[1-9]0\\]");

    private static final Pattern OPTIONAL =
            Pattern.compile("(\\{[A-Za-z_*][^{}/]*\\}|<[^<>/]+>|/:[A-Za-z_][A-Za-z0-9_]*)[?*+](/|$)");

    /** A parameter with an expression of its own, {@code :id(\d+)}, or in parentheses, {@code (:id)}. */
    private static final Pattern NAMED = Pattern.compile(
            "/(?:(:[A-Za-z_][A-Za-z0-9_]*)\\((?:[^()]|\\([^()]*\\))*\\)|\\((:[A-Za-z_]+|\\*[A-Za-z_]*)\\))");

    /** What is filled in by programs, {@code /users/%d}; as an escape, it would go on with a digit. */
    private static final Pattern FILLED_IN =
            Pattern.compile("%(?:\\([A-Za-z_]+\\)|[0-9]+\\$)?[-+]?(?:[0-9]*\\.[0-9]+)?[sdifuv]($|[/._-])");

    private static final Pattern INTERPOLATED = Pattern.compile("([/._-])[#%]\\{[A-Za-z_@][^{}/]*\\}");

    /** The name of a format, which may be missing. */
    private static final Pattern FORMAT = Pattern.compile("(.*[^)])\\(\\.:[A-Za-z_]+\\)");

    /** An optional last part, {@code /users(/:id)}: a {@code *} at the end matches with it and without it. */
    private static final Pattern OPTIONAL_END = Pattern.compile("\\((/:[A-Za-z_][A-Za-z0-9_]*)\\)$"
            + "|^(/[^\\[\\]()]*)[\\[(](/(?::[A-Za-z_][A-Za-z0-9_]*|\\{[A-Za-z_][^{}/]*\\}|\\*\\*?))[\\])]$");

    /** A parameter for all that follows, {@code /files/*path}. */
    private static final Pattern NAMED_REST = Pattern.compile("/\\*[A-Za-z_][A-Za-z0-9_]*$");

    /** Several parameters in one segment, {@code :from-:to}. */
    private static final Pattern NAMES = Pattern.compile("(^v?|[.-]):[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern STARS = Pattern.compile("\\*+");
    private static final Pattern BRACED = Pattern.compile("\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}");
    private static final Pattern OF_LETTERS = Pattern.compile("\\{[A-Za-z_*].*");
    private static final Pattern STARS_AT_END = Pattern.compile("(/\\*+)+/?$");

    /** A path without its leading slash. */
    private static final Pattern BARE = Pattern.compile("[\\pL\\pN_.*:@][^ =:\"'`%/]*(/.*)?");

    private RouterPath() {}

    /** Returns the text with each parameter in its plainest form, {@code :id} or {@code {id}}, without a sign after it. */
    static String plain(String text) {
        String filled = text.contains("%") ? FILLED_IN.matcher(text).replaceAll("{x}$1") : text;
        filled = filled.contains("#{") || filled.contains("%{")
                ? INTERPOLATED.matcher(filled).replaceAll("$1{x}")
                : filled;
        String named = filled.contains("(") || filled.contains("[")
                ? OPTIONAL_END
                        .matcher(NAMED.matcher(filled).replaceAll("/$1$2"))
                        .replaceFirst("$1$2$3")
                : filled;
        return OPTIONAL.matcher(named).replaceAll("$1$2");
    }

    /** Returns the text with a letter in place of each parameter, which may have an expression of its own. */
    static String withoutParameters(String text) {
        String without = Replacement.ofEach(
                BRACED, plain(text), braced -> OF_LETTERS.matches(braced.group()) ? "x" : braced.group());
        return Stream.of(PARAMETER.matcher(without).replaceAll("x").split("/", -1))
                .map(segment -> BRACKETS.matches(segment) ? "x" : segment)
                .collect(Collectors.joining("/"));
    }

    static boolean hasParameter(String text) {
        return text.contains("{")
                || text.contains("<")
                || text.contains("(.:")
                || !plain(text).equals(text)
                || text.contains("[") && Stream.of(text.split("/", -1)).anyMatch(BRACKETS::matches);
    }

    /** Returns whether a text has a notation whose meaning is unclear. */
    static boolean isUnclear(String text) {
        return UNCLEAR.matcher(text).find() || text.equals("{}");
    }

    /** Returns whether a text is one parameter and nothing else. */
    static boolean isParameter(String text) {
        return PARAMETER.matches(text) || DOLLAR.matches(text);
    }

    /** Returns whether a segment has a name behind a colon, {@code :id} or {@code v:version}. */
    static boolean isNamed(String segment) {
        return segment.length() > 1 && segment.startsWith(":") || segment.length() > 2 && segment.startsWith("v:");
    }

    /** Returns an expression with {@code [^/]+}, which stands for one segment, in place of each parameter. */
    static String inExpression(String text) {
        return PARAMETER.matcher(plain(text)).replaceAll("[^/]+");
    }

    static boolean hasQuery(String text) {
        String path = plain(text);
        return query(path) < path.length();
    }

    /** Returns the index at which the path ends and its query or fragment begins. A parameter may contain a {@code ?}. */
    private static int query(String text) {
        int end = 0;
        while (end < text.length() && "?#".indexOf(text.charAt(end)) < 0) {
            int close = text.charAt(end) == '{' ? text.indexOf('}', end) : end;
            end = Math.max(end, close) + 1;
        }
        return end;
    }

    /**
     * Returns a path as a pattern with {@code *} for each parameter, or as an expression if a {@code *} is not a whole
     * segment; {@code null} if it cannot be told what was meant.
     */
    static @Nullable String toPattern(String text) {
        Matcher format = FORMAT.matcher(text.endsWith(")") ? text : "");
        if (format.matches()) {
            String pattern = toPattern(format.group(1));
            return pattern == null || pattern.endsWith("/*") ? pattern : withFormat(pattern);
        }
        if (text.contains("(.:")) {
            return null;
        }
        String path = plain(text.endsWith(END) ? text.substring(0, text.length() - END.length()) : text);
        int end = query(path);
        if (path.startsWith("?/", end) || path.startsWith("?", end) && end == path.length() - 1) {
            return null; // the ? stands for a character, or makes something optional
        }
        path = path.substring(0, end).strip();
        if (!path.startsWith("/") && !BARE.matches(withoutParameters(path))) {
            return null;
        }
        path = NAMED_REST.matcher(path.startsWith("/") ? path : "/" + path).replaceFirst("/*");
        return patterned(STARS_AT_END.matcher(path).replaceFirst("/*"));
    }

    private static @Nullable String withFormat(String pattern) {
        if (pattern.startsWith("^")) {
            return null;
        }
        String path = expressionOf(PathPattern.writtenSegments(pattern));
        return path.substring(0, path.length() - 1) + "(\\.[^/]+)?$";
    }

    private static @Nullable String patterned(String path) {
        List<String> segments = new ArrayList<>();
        boolean expression = false;
        String[] written = path.substring(1).split("/", -1);
        for (int i = 0; i < written.length; i++) {
            String segment = written[i].equals(ANY_BELOW) ? ANY_BELOW : segment(written[i]);
            String literal = segment.replace(ANY, "");
            boolean starred = !segment.equals(literal);
            if (starred && literal.contains("%")) {
                return null; // it may be an escaped slash
            }
            boolean last = i == written.length - 1 && written[i].endsWith(ANY);
            if (last && segment.equals(literal + ANY) && !literal.isEmpty()) {
                boolean goesOn = goesOn(literal);
                segments.add(goesOn ? segment : literal);
                segment = goesOn ? ANY_BELOW : ANY;
            }
            expression |= starred && !segment.equals(ANY);
            segments.add(segment);
        }
        String encoded = expression ? expressionOf(segments) : PercentEncoding.of("/" + String.join("/", segments));
        return encoded == null || expression ? encoded : PathNormalizer.normalize(encoded);
    }

    /** Returns a segment with one star for each parameter and for each row of stars. */
    private static String segment(String written) {
        String segment = WHOLE_PARAMETER.matches(written)
                ? ANY
                : PARAMETER.matcher(written).replaceAll(ANY);
        String named = isNamed(segment) ? NAMES.matcher(segment).replaceAll("$1*") : segment;
        String stars = STARS.matcher(named).replaceAll(ANY);
        return written.startsWith(ANY_BELOW) && !stars.equals(ANY) ? ANY + stars : stars;
    }

    /** Returns whether a name is incomplete, as in /api/v* and /user-*; but /api* is a path and what is below it. */
    private static boolean goesOn(String literal) {
        return literal.equals("v") || !Character.isLetterOrDigit(literal.charAt(literal.length() - 1));
    }

    private static String expressionOf(List<String> segments) {
        StringBuilder expression = new StringBuilder("^");
        for (int n = 0; n < segments.size(); n++) {
            String segment = segments.get(n);
            boolean last = n == segments.size() - 1;
            if (segment.equals(ANY_BELOW) || last && segment.equals(ANY)) {
                expression.append("(/.*)?");
                continue;
            }
            expression.append('/');
            for (int i = 0; i < segment.length(); i++) {
                char c = segment.charAt(i);
                if (segment.startsWith(ANY_BELOW, i)) {
                    expression.append(".*"); // and what is below
                    i++;
                    continue;
                }
                boolean plain = c == '@' || CharacterClass.TOKEN.has(c) && "+.$^|".indexOf(c) < 0;
                expression.append(c == '*' ? "[^/]+" : (plain ? "" : "\\") + c);
            }
        }
        return expression.append('$').toString();
    }
}
