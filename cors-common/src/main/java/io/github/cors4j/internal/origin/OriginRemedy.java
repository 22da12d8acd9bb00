package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what to write in place of a text that is no origin: all its flaws mended at once. What it proposes has none
 * itself; of what might mean several things, nothing is proposed.
 */
final class OriginRemedy {
    /** A longer one helps nobody, and no line of a log shows it whole. */
    private static final int LONGEST = 200;

    /** No more origins find room in such a text. */
    private static final int MOST = 20;

    private static final String HTTPS = "https";

    /** What no scheme and no name has. */
    private static final String SIGNS = "()[]|?";

    /** A scheme that is plain, and what is left of {@code ://} behind it. */
    private static final Pattern WEB_SCHEME =
            Pattern.compile("(?i)(https?|wss?):*[/\\\\]+(.+)|(?i)(https?|wss?):([^0-9:].*|[0-9]+\\..*)");

    private static final Pattern OTHER_SCHEME = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+-]*)(?:::?|:+[/\\\\]+|[/\\\\]{2,})([A-Za-z0-9_-][A-Za-z0-9._-]*)(?:[/?#\\\\].*)?");

    private static final Pattern NO_SCHEME_OF_PAGES = Pattern.compile("(?i)(mailto|data|javascript|about|tel|urn):.*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_.-]*\\}|<[A-Za-z0-9_.-]*>");
    private static final Pattern NAME_IN_BRACES = Pattern.compile("\\{[a-z_][a-z0-9_.-]*\\}");
    private static final Pattern VARIABLE = Pattern.compile(
            "[$#%]\\{|\\{\\{|\\$[A-Za-z_(]|^%[A-Za-z_][A-Za-z0-9_]*%$|^<[A-Za-z][A-Za-z0-9_ -]*>$|^\\{[A-Za-z][A-Za-z0-9_-]*\\}$");
    private static final Pattern PATH_OF_EXPRESSION = Pattern.compile("(/|/?\\.[*+]|/\\*|\\(/\\.\\*\\)\\??|/\\?)+$");

    private static final Pattern NAME_BEHIND_ANY =
            Pattern.compile("\\.\\*[A-Za-z0-9-]+\\\\\\.[A-Za-z0-9]+(:.*|\\(:.*)?");

    /** Characters of which one is meant, and no address. */
    private static final Pattern CLASS = Pattern.compile("\\[[A-Za-z0-9-]+\\][^:/]");

    private static final Pattern OPTIONAL_S = Pattern.compile("(?i)^(\\^?http)(\\(s\\)|\\[s\\]|\\{s\\})(\\?)?:");

    /** A websocket has the origin of its page. */
    private static final Pattern WEBSOCKET = Pattern.compile("^(\\^(?:\\(\\?i\\))?)ws");

    private OriginRemedy() {}

    static @Nullable String of(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String remedy = mended(text);
        return remedy != null && remedy.length() <= LONGEST && isGood(remedy) ? remedy : null;
    }

    private static boolean isGood(String remedy) {
        if (Expression.isExpression(remedy)) {
            return isExpression(remedy);
        }
        for (String origin : remedy.split(", ", -1)) {
            OriginPattern pattern = OriginParser.read(origin);
            if (pattern == null || OriginParser.oddity(pattern) != null) {
                return false;
            }
        }
        return true;
    }

    /** An expression as it stands, or with the backslashes that its dots need, if that is still one. */
    private static @Nullable String ofMarked(String text) {
        return isExpression(text)
                ? Stream.of(expression(text.substring(1)), text)
                        .filter(remedy -> remedy != null && isGood(remedy))
                        .findFirst()
                        .orElse(null)
                : ofExpression(text);
    }

    private static boolean isExpression(String text) {
        try {
            return OriginExpressions.matchSome(Expression.of(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What to write in place of an expression that no origin matches. */
    static @Nullable String ofExpression(String text) {
        String bare = text.substring(text.startsWith("^") ? 1 : 0);
        boolean plain = bare.startsWith("(?") || bare.length() > LONGEST;
        String lower = lowerCase(text);
        String named = NAME_IN_BRACES.matcher(lower).replaceAll("[a-z0-9-]+");
        String ofPage = WEBSOCKET.matcher(named).replaceFirst("$1http");
        return Stream.of(
                        UnmarkedExpression.withEscapedDots(named),
                        UnmarkedExpression.withEscapedDots(ofPage),
                        lower,
                        plain ? null : expression(bare))
                .filter(remedy -> remedy != null && remedy.length() <= LONGEST && isGood(remedy))
                .findFirst()
                .orElse(null);
    }

    /** What to write in place of an expression that has a {@code *} as a pattern has it. */
    static @Nullable String ofPattern(String text) {
        String remedy = text.length() > LONGEST ? null : expression(text.substring(1));
        return remedy != null && isGood(remedy) ? remedy : null;
    }

    /** Of an escape, the case is its meaning. */
    private static String lowerCase(String expression) {
        StringBuilder lower = new StringBuilder(expression.length());
        boolean escaped = false;
        for (char c : expression.toCharArray()) {
            lower.append(escaped ? c : Character.toLowerCase(c));
            escaped = c == '\\' && !escaped;
        }
        return lower.toString();
    }

    /** Whether a text that does not begin with {@code ^} is meant as an expression. */
    static boolean looksLikeExpression(String written) {
        String text = OriginSpelling.withoutAddress(OriginSpelling.plain(written));
        int end = text.indexOf(OriginSyntax.SCHEME_END);
        String scheme = text.substring(0, Math.max(0, end));
        String rest = end < 0 ? text : text.substring(end + OriginSyntax.SCHEME_END.length());
        String bare = rest.startsWith("*.") ? rest.substring(2) : rest;
        boolean slash = text.startsWith("/") && !text.startsWith("//") && text.length() > 1;
        return slash
                || scheme.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0)
                || OPTIONAL_S.matcher(text).find()
                || UnmarkedExpression.hasSigns(rest)
                || hasSigns(bare);
    }

    /** An address has brackets, a {@code ?} may as well begin a query, and a {@code (} stand in a path. */
    private static boolean hasSigns(String rest) {
        int end = OriginParser.authorityEnd(rest);
        boolean query = end < rest.length() && rest.charAt(end) == '?';
        boolean bracket = rest.startsWith("[") && !CLASS.matcher(rest).lookingAt();
        int address = bracket ? rest.indexOf(']') + 1 : 0;
        String name = bracket && address == 0 ? "" : rest.substring(Math.min(address, end), end);
        return name.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0)
                || name.endsWith("$")
                || query
                        && rest.indexOf('.', end) > 0
                        && rest.indexOf('=', end) < 0
                        && (!rest.startsWith("?.", end) || rest.startsWith("s?.", end - 1));
    }

    private static @Nullable String mended(String written) {
        OriginWord word = OriginWord.of(written);
        if (word != null || ForeignSpelling.isHopeless(written.strip())) {
            return word == null ? null : word.suggestion();
        }
        String text = OriginSpelling.plain(written);
        if (hasVariable(text) || PLACEHOLDER.matches(text)) {
            return null;
        }
        if (UnmarkedExpression.isQuoted(text)) {
            return all(UnmarkedExpression.elements(text));
        }
        List<String> parts = UnmarkedExpression.elements(text);
        if (looksLikeExpression(text) && text.chars().noneMatch(c -> c == ';' || Character.isWhitespace(c))) {
            return expression(text);
        }
        if (parts.size() != 1) {
            return all(parts);
        }
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            return "http://localhost:*";
        }
        return origin(PLACEHOLDER.matcher(parts.get(0)).replaceAll("*"));
    }

    /** Whether there is a variable in the text that nothing has replaced by its value. */
    static boolean hasVariable(String text) {
        return VARIABLE.matcher(text).find();
    }

    private static @Nullable String all(List<String> parts) {
        if (parts.size() > MOST) {
            return null;
        }
        Map<String, String> remedies = new LinkedHashMap<>();
        for (String part : parts) {
            String remedy = Expression.isExpression(part) ? ofMarked(part) : isGood(part) ? part : mended(part);
            if (remedy == null || parts.size() > 1 && (remedy.equals("*") || isNumber(part) || isWord(part))) {
                return null;
            }
            boolean one = !Expression.isExpression(remedy) && !remedy.contains(", ");
            remedies.putIfAbsent(one ? String.valueOf(OriginParser.read(remedy)) : remedy, remedy);
        }
        return remedies.isEmpty() ? null : String.join(", ", remedies.values());
    }

    /** Between others, a word without a dot is hardly a host. */
    private static boolean isWord(String part) {
        return part.chars().noneMatch(c -> ".:*[^/".indexOf(c) >= 0) && !Loopback.isHost(part);
    }

    private static @Nullable String expression(String text) {
        boolean search = UnmarkedExpression.isBetweenSlashes(text) && !text.startsWith("/^");
        String body = UnmarkedExpression.body(OPTIONAL_S.matcher(text).replaceFirst("$1s?:"));
        String flags = body.startsWith("(?i)") ? "(?i)" : "";
        body = withoutPath(OriginSpelling.separated(lowerCase(body.substring(flags.length()))));
        body = body.startsWith("//") ? body.substring(2) : body;
        String pattern = OriginSpelling.ofPattern(body);
        if (pattern != null) {
            return origin(pattern);
        }
        body = OriginSpelling.withExpressions(body);
        int end = body.indexOf(OriginSyntax.SCHEME_END);
        String scheme = body.substring(0, Math.max(0, end));
        String rest = end < 0 ? body : body.substring(end + OriginSyntax.SCHEME_END.length());
        String port = String.valueOf(OriginParser.defaultPort(scheme));
        rest = rest.endsWith(port) ? rest.substring(0, rest.length() - port.length()) : rest;
        if (UnmarkedExpression.hasAlternatives(body)) {
            return "^" + flags + (end < 0 ? assumedScheme(body) + OriginSyntax.SCHEME_END : "") + "(" + body + ")$";
        }
        if (end < 0
                && search
                && !rest.isEmpty()
                && CharTable.TOKEN.has(rest.charAt(0))
                && !Loopback.isHost(beginning(rest))) {
            rest = "(.*\\.)?" + rest;
        }
        return "^" + flags + (end < 0 ? assumedScheme(rest) : scheme) + OriginSyntax.SCHEME_END + belowName(rest) + "$";
    }

    private static String assumedScheme(String body) {
        return Loopback.isHost(beginning(body)) ? "http" : HTTPS;
    }

    /** Directly before a name, {@code .*} would take evilexample.com for example.com. */
    private static String belowName(String rest) {
        if (rest.startsWith("\\.")) {
            return ".*" + rest;
        }
        return NAME_BEHIND_ANY.matches(rest) ? "(.*\\.)?" + rest.substring(2) : rest;
    }

    /** The name with which an expression begins, as far as it is written out. */
    private static String beginning(String body) {
        String plain = body.replace("\\.", ".");
        int end = 0;
        while (end < plain.length() && CharTable.HOST.has(plain.charAt(end))) {
            end++;
        }
        return plain.substring(0, end);
    }

    /** What stands behind the host of an expression, as if an origin had a path. */
    private static String withoutPath(String body) {
        int host = body.indexOf(OriginSyntax.SCHEME_END);
        int from = host < 0 ? 0 : host + OriginSyntax.SCHEME_END.length();
        int slash = body.indexOf('/', from);
        if (slash < 0) {
            return body;
        }
        if (!UnmarkedExpression.hasAlternatives(body)
                && body.substring(slash).chars().noneMatch(c -> SIGNS.indexOf(c) >= 0)) {
            return body.substring(0, slash);
        }
        Matcher path = PATH_OF_EXPRESSION.matcher(body.substring(from));
        return path.find() && path.group().indexOf('/') >= 0 ? body.substring(0, from + path.start()) : body;
    }

    private static @Nullable String origin(String text) {
        if (NO_SCHEME_OF_PAGES.matches(text) || text.equalsIgnoreCase(OriginSyntax.NULL)) {
            return null;
        }
        if (text.regionMatches(true, 0, "blob:", 0, 5)) {
            return origin(text.substring(5));
        }
        int end = text.indexOf(OriginSyntax.SCHEME_END);
        Matcher web = WEB_SCHEME.matcher(text);
        Matcher other = OTHER_SCHEME.matcher(text);
        if (web.matches()) {
            return web.group(1) == null
                    ? origin(web.group(3), web.group(4))
                    : origin(web.group(1), slashless(web.group(2)));
        }
        if (end >= 0 && !other.matches()) {
            return origin(text.substring(0, end), text.substring(end + OriginSyntax.SCHEME_END.length()));
        }
        if (other.matches() && !Loopback.isHost(other.group(1)) && !isNumber(other.group(2))) {
            return origin(other.group(1), other.group(2));
        }
        return origin("", slashless(text));
    }

    private static boolean isNumber(String text) {
        return CharTable.DECIMAL.hasAll(text);
    }

    private static String slashless(String text) {
        int start = 0;
        while (start < text.length() && "/\\".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static @Nullable String origin(String scheme, String rest) {
        String authority = rest.substring(0, OriginParser.authorityEnd(rest));
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        boolean noName = authority.chars().allMatch(c -> c == '.');
        if (noName && (scheme.isEmpty() || OriginSyntax.needsHost(scheme))) {
            return null;
        }
        HostRemedy host = HostRemedy.of(authority);
        if (host == null) {
            return null;
        }
        if (scheme.contains("*")) {
            return host.text().equals("*") ? "*" : written("https", host) + ", " + written("http", host);
        }
        boolean valid = OriginSyntax.isScheme(scheme, scheme.length());
        String lower = scheme.toLowerCase(Locale.ROOT);
        boolean any = !valid && host.text().equals("*") && host.port().length() != 1;
        String assumed = Loopback.isHost(host.text()) ? "http" : HTTPS;
        return any ? "*" : written(valid ? OriginParser.ofPages(lower) : assumed, host);
    }

    private static @Nullable String written(String scheme, HostRemedy host) {
        return host.isExpression() ? host.asExpression(scheme) : host.asOrigin(scheme);
    }
}
