package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.StrayCharacters;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what to write in place of a text that is no path pattern, or one that no request has. What it proposes has no
 * flaw itself.
 */
final class PathRemedy {
    /** A longer one helps nobody, and no line of a log shows it whole. */
    private static final int LONGEST = 200;

    private static final String ANY = "*";
    private static final String ANY_BELOW = "**";

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\^?(\\(?https?\\??\\)?:?|[a-z*]+:)\\\\?/\\\\?/([^/\\\\?#]|\\\\[.-])*");
    private static final Pattern HOST = Pattern.compile(
            "(?i)(localhost|[a-z0-9-]+\\.[a-z0-9.-]+\\.[a-z]{2,}|[a-z0-9.-]+:[0-9*]+)(:[0-9*]+)?(/.*)?");
    private static final Pattern METHOD =
            Pattern.compile("(\\*|(?i:get|head|post|put|patch|delete|options|trace|all|any))\\s+(/.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$?\\{[^{}0-9/,][^{}/]*\\}|<[^<>/]+>");
    private static final Pattern BRACKETS = Pattern.compile("\\[+\\.*[A-Za-z_][A-Za-z0-9_]*\\]+");
    private static final Pattern WHOLE_PARAMETER = Pattern.compile(
            "(\\$?\\{[^{}/]*(\\{[^{}]*\\}[^{}/]*)*\\}|<[^/<>]+>|:[A-Za-z_][^/]*)[?*+]?|" + BRACKETS.pattern());
    /** What takes a path away, or comments on it. */
    private static final Pattern TAKES_AWAY =
            Pattern.compile("(?i)(?:[!#]|(?:not|no|except|exclude|deny|disallow):? ).*");

    /** Braces that list, or hold what no parameter does. */
    private static final Pattern NO_PARAMETER =
            Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*[|,][^{}]*\\}|\\{[?;#.&/][^{}]*\\}|<[^<>]*[|! ][^<>]*>");

    private static final Pattern OPTIONAL_PARAMETER = Pattern.compile("(\\{[A-Za-z_*][^{}/]*\\}|<[^<>/]+>)[?*+](/|$)");
    private static final Pattern PATHS_IN_GROUP = Pattern.compile("\\(/[^()|]*(\\|/[^()|]*)*\\).*");
    private static final Pattern QUERY_OF_EXPRESSION = Pattern.compile("(\\\\\\?|\\[\\?\\]|#).*$");

    /** A parameter of a router in an expression. */
    private static final Pattern PARAMETER_OF_EXPRESSION =
            Pattern.compile("/(\\{[A-Za-z_][A-Za-z0-9_]*\\}|:[A-Za-z_][A-Za-z0-9_]*)");

    private static final Pattern BRACED = Pattern.compile("\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}");
    private static final Pattern OF_LETTERS = Pattern.compile("\\{[A-Za-z_*].*");
    private static final Pattern OPTIONAL_LETTER = Pattern.compile("/[^?#:{}<>]*[A-Za-z0-9)\\]]\\?[A-Za-z0-9/._-]*");
    private static final Pattern STAR_SEGMENTS = Pattern.compile("/\\*(/)");
    private static final Pattern STAR_OF_ALTERNATIVE = Pattern.compile("/\\*([|)]|$)");
    private static final Pattern STARS_AT_END = Pattern.compile("(/\\*+)+/?$");

    /** Characters of which one is meant, in a segment with others. */
    private static final Pattern CLASS = Pattern.compile("[^/\\[]\\[[A-Za-z0-9]+\\]|\\[[A-Za-z0-9]+\\][^/\\]]");

    private PathRemedy() {}

    /** What was meant by an expression with the {@code *} of a pattern; {@code null} if it has none. */
    static @Nullable String ofPatternWithin(String text) {
        String bare = text.substring(1, text.length() - (text.endsWith("$") ? 1 : 0));
        return bare.contains("/*") && bare.length() <= LONGEST && PathPattern.isGood(bare) ? bare : null;
    }

    /** What was meant by an expression with the parameters of a router; {@code null} if it has none. */
    static @Nullable String ofParametersWithin(String text) {
        String remedy = PARAMETER_OF_EXPRESSION.matcher(text).replaceAll("/[^/]+");
        return remedy.equals(text) || remedy.length() > LONGEST || !isExpression(remedy) ? null : remedy;
    }

    static @Nullable String of(String text) {
        String remedy = text.length() > LONGEST || ForeignCode.isIn(text) ? null : mended(text);
        return remedy != null && remedy.length() <= LONGEST && isGood(remedy) ? remedy : null;
    }

    /** Whether a question mark makes a letter optional, which begins no query. */
    private static boolean hasOptionalLetter(String path) {
        return OPTIONAL_LETTER.matches(path);
    }

    /** Without the mark of an item in a list of YAML, and the end of an expression or of a list. */
    private static String withoutMark(String text) {
        String bare = text.startsWith("- ") ? text.substring(2).strip() : text;
        boolean marked =
                bare.length() > 1 && !bare.startsWith("^") && "$;".indexOf(bare.charAt(bare.length() - 1)) >= 0;
        return marked && !looksLikeExpression(bare) ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static boolean isGood(String remedy) {
        return Stream.of(remedy.split(", ", -1))
                .allMatch(path -> Expression.isExpression(path) ? isExpression(path) : PathPattern.isGood(path));
    }

    private static boolean isExpression(String text) {
        try {
            return PathPattern.matchesSome(Expression.of(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What to write in place of an expression that no path matches. */
    static @Nullable String ofExpression(String text) {
        if (text.startsWith("^~")) {
            String read = ForeignPath.read(text);
            return of(read.equals(text) ? text.substring(2).strip() : read);
        }
        String bare = QUERY_OF_EXPRESSION
                .matcher(text.substring(text.startsWith("^") ? 1 : 0))
                .replaceFirst("");
        boolean odd = bare.startsWith("(?") && !bare.startsWith("(?i)");
        String remedy = bare.length() > LONGEST || odd ? "" : expression(bare);
        return remedy.startsWith("^") && isExpression(remedy) ? remedy : null;
    }

    /** Whether a text that does not begin with {@code ^} is meant as an expression. */
    static boolean looksLikeExpression(String text) {
        Matcher address = ADDRESS.matcher(text);
        boolean url = address.lookingAt();
        String plain = withoutParameters(url ? text.substring(address.end()) : text);
        return UnmarkedExpression.hasSigns(plain)
                || plain.endsWith(".*") && !plain.endsWith("*.*")
                || !url && hasOptionalLetter(plain)
                || CLASS.matcher(plain).find()
                || ForeignPath.hasOneCharacter(plain)
                || ForeignPath.isMarkedExpression(plain);
    }

    /** A parameter may have an expression of its own, {@code {id:[0-9]+}}. */
    private static String withoutParameters(String path) {
        if (path.indexOf('{') < 0 && path.indexOf('<') < 0 && path.indexOf('[') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder();
        String text = OPTIONAL_PARAMETER.matcher(path).replaceAll("$1$2");
        Matcher braced = BRACED.matcher(text);
        int end = 0;
        while (braced.find()) {
            boolean parameter = OF_LETTERS.matches(braced.group());
            plain.append(text, end, braced.start()).append(parameter ? "x" : braced.group());
            end = braced.end();
        }
        plain.append(text, end, text.length());
        return Stream.of(PARAMETER.matcher(plain).replaceAll("x").split("/", -1))
                .map(segment -> BRACKETS.matches(segment) ? "x" : segment)
                .collect(Collectors.joining("/"));
    }

    static boolean hasQuery(String text) {
        String path = OPTIONAL_PARAMETER.matcher(text).replaceAll("$1$2");
        return query(path) < path.length();
    }

    static boolean hasParameter(String text) {
        return text.contains("{")
                || text.contains("<")
                || text.contains("[") && Stream.of(text.split("/", -1)).anyMatch(BRACKETS::matches);
    }

    static boolean beginsWithMethod(String text) {
        return METHOD.matches(text);
    }

    static boolean isSeveral(String text) {
        return text.indexOf(';') < 0 && areSeveral(text);
    }

    /** Whether there are paths with semicolons or blanks between them; a semicolon is a plain character, too. */
    static boolean areSeveral(String text) {
        List<String> parts = UnmarkedExpression.elements(text);
        return parts.size() > 1 && parts.stream().allMatch(part -> part.startsWith("/"));
    }

    private static @Nullable String mended(String written) {
        String text =
                withoutMark(ForeignPath.read(StrayCharacters.removed(written).strip()));
        if (ForeignPath.isVariable(text) || ForeignPath.isObject(text) || TAKES_AWAY.matches(text)) {
            return null;
        }
        List<String> braces = ForeignPath.ofBraces(text);
        if (braces != null) {
            return all(braces);
        }
        if (text.startsWith("^")) {
            return isGood(text) ? text : ofExpression(text);
        }
        if (UnmarkedExpression.isQuoted(text) && !PARAMETER.matches(text)) {
            return all(UnmarkedExpression.elements(text));
        }
        Matcher method = METHOD.matcher(text);
        if (method.matches()) {
            return mended(method.group(2));
        }
        if (areSeveral(text)) {
            return all(UnmarkedExpression.elements(text));
        }
        if (NO_PARAMETER.matcher(text).find() || text.equals("{}")) {
            return null;
        }
        return looksLikeExpression(text) ? expression(text) : path(text);
    }

    private static @Nullable String all(List<String> parts) {
        List<String> remedies = new ArrayList<>();
        for (String part : parts) {
            boolean good = Expression.isExpression(part) ? isExpression(part) : PathPattern.isGood(part);
            String remedy = good ? part : mended(part);
            if (remedy == null) {
                return null;
            }
            if (!remedies.contains(remedy)) {
                remedies.add(remedy);
            }
        }
        return remedies.isEmpty() ? null : String.join(", ", remedies);
    }

    private static String expression(String text) {
        String body = UnmarkedExpression.body(text);
        String flags = body.startsWith("(?i)") ? "(?i)" : "";
        body = body.substring(flags.length());
        Matcher address = ADDRESS.matcher(body);
        body = address.lookingAt() ? body.substring(address.end()) : body;
        body = PARAMETER.matcher(body).replaceAll("[^/]+");
        body = STAR_SEGMENTS.matcher(body).replaceAll("/[^/]+$1");
        body = STAR_OF_ALTERNATIVE.matcher(body).replaceAll("(/.*)?$1");
        if (UnmarkedExpression.hasAlternatives(body)) {
            boolean paths = body.startsWith("/") && body.replace("|/", "").indexOf('|') < 0;
            return "^" + flags + (paths ? "(" + body : "/(" + (body.startsWith("/") ? body.substring(1) : body)) + ")$";
        }
        return "^" + flags + (body.startsWith("/") || PATHS_IN_GROUP.matches(body) ? "" : "/") + body + "$";
    }

    private static @Nullable String path(String text) {
        Matcher address = ADDRESS.matcher(text);
        Matcher host = HOST.matcher(text.startsWith("//") ? text.substring(2) : text);
        String path = text;
        if (address.lookingAt()) {
            path = text.substring(address.end());
        } else if (host.matches()) {
            path = host.group(3) == null ? "" : host.group(3);
        }
        if (!path.equals(text) && (path.isEmpty() || path.equals("/"))) {
            return "/*";
        }
        path = OPTIONAL_PARAMETER.matcher(path).replaceAll("$1$2");
        path = path.substring(0, query(path));
        path = path.startsWith("/") ? path : "/" + path;
        return patterned(STARS_AT_END.matcher(path).replaceFirst("/*"));
    }

    /** Where the path ends and its query or fragment begins; a parameter may hold a {@code ?}. */
    private static int query(String text) {
        int end = 0;
        while (end < text.length() && "?#".indexOf(text.charAt(end)) < 0) {
            int close = text.charAt(end) == '{' ? text.indexOf('}', end) : -1;
            end = Math.max(end, close) + 1;
        }
        return end;
    }

    /** Writes each parameter as {@code *}; as an expression where {@code *} is not a whole segment. */
    private static @Nullable String patterned(String path) {
        List<String> segments = new ArrayList<>();
        boolean expression = false;
        String[] written = path.substring(1).split("/", -1);
        for (int i = 0; i < written.length; i++) {
            String segment = WHOLE_PARAMETER.matches(written[i])
                    ? ANY
                    : PARAMETER.matcher(written[i]).replaceAll("*");
            boolean last = i == written.length - 1;
            if (last
                    && segment.length() > 1
                    && segment.indexOf('*') == segment.replace("*", "").length()) {
                boolean version = segment.equals("v*");
                segments.add(version ? segment : segment.replace("*", "")); // /api* and /api**
                segment = version ? ANY_BELOW : ANY;
            }
            expression |= segment.contains(ANY) && !segment.equals(ANY);
            segments.add(segment);
        }
        return expression
                ? expressionOf(segments)
                : PathNormalizer.normalize(encoded("/" + String.join("/", segments)));
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
                boolean plain = CharTable.TOKEN.has(c) && "+.$^|".indexOf(c) < 0;
                expression.append(c == '*' ? "[^/]+" : (plain ? "" : "\\") + c);
            }
        }
        return expression.append('$').toString();
    }

    /** A comma would separate two paths, where it no longer stands in brackets. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c == '%' ? PathNormalizer.escapedAt(path, i) >= 0 : c != ',' && CharTable.PATH.has(c);
            if (plain) {
                encoded.append(c);
            } else {
                int end = path.offsetByCodePoints(i, 1);
                for (byte octet : path.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", octet & 0xff));
                }
                i = end - 1;
            }
        }
        return encoded.toString();
    }
}
