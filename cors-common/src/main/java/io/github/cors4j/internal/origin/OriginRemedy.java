package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.QuotedExpression;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Suggests what to write in place of a text that is not an origin, with all its flaws corrected at once. A suggestion has no
 * flaws itself. If the text may mean several things, nothing is suggested.
 */
final class OriginRemedy {
    /** The most characters of a text or suggestion: log lines show no more. */
    private static final int LONGEST = 200;

    /** The most origins that such a text has room for. */
    private static final int MOST = 20;

    private static final String HTTPS = "https";

    /** A scheme of the web, and what is left of the {@code ://} after it. */
    private static final Pattern WEB_SCHEME =
            Pattern.compile("(?i)(https?|wss?):*[/\\\\]+(.+)|(?i)(https?|wss?):([^0-9:].*|[0-9]+\\..*)");

    private static final Pattern OTHER_SCHEME = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+-]*)(?:::?|:+[/\\\\]+|[/\\\\]{2,})([A-Za-z0-9_-][A-Za-z0-9._-]*)(?:[/?#\\\\].*)?");

    private static final Pattern NO_SCHEME_OF_PAGES = Pattern.compile("(?i)(mailto|data|javascript|about|tel|urn):.*");

    /** A scheme with nothing after it but a port. */
    private static final Pattern NO_HOST = Pattern.compile("(?i)(https?|wss?)(:*[/\\\\]*|:[0-9]+[/\\\\]*)");

    /** A port, or a placeholder for one, after a host that might be a scheme. */
    private static final Pattern PORT = Pattern.compile("-?[0-9]+(-[0-9]*)?|(?i)[a-z_]*port");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "%s|\\{(?:[A-Za-z_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)?\\}|<(?:[A-Za-z_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)?>");

    /** A first label in the notation of routers, {@code ://:tenant}. */
    private static final Pattern NAME_OF_ROUTER = Pattern.compile("(://):[A-Za-z_][A-Za-z0-9_]*");

    /** A scheme that is repeated. */
    private static final Pattern DOUBLED = Pattern.compile("(?i)(?:https?://)+(https?://.+)");

    /** A scheme that is not separated from its host. */
    private static final Pattern STRAY_SCHEME = Pattern.compile("(?i)(?:https?|wss?)[^A-Za-z0-9-].*");

    /** Expressions that match any text. */
    private static final Set<String> ANY = Set.of(".*", ".+", "(.*)", "(.+)", "/.*/", "/.+/");

    /** A version number, which browsers would take for an address. */
    private static final Pattern VERSION = Pattern.compile("(?i)(?:https?[:/]*)?[0-9]+(?:\\.[0-9]+){0,2}/?");

    private static final Pattern SINGLE_LABEL = Pattern.compile("https?://[a-z0-9_-]+");

    /** Words that say how to compare a text. */
    private static final Set<String> COMPARISONS =
            Set.of("prefix:", "suffix:", "contains:", "startswith:", "endswith:", "regex:", "like:");

    private static final Pattern NAME_IN_BRACES =
            Pattern.compile("\\{[a-z_][a-z0-9_.-]*\\}|<[a-z_][a-z0-9_.-]*>|(?:([/.]):[a-z_][a-z0-9_]*)");

    /** Alternatives in braces, as in a shell. */
    private static final Pattern NAMES_IN_BRACES =
            Pattern.compile("\\{([a-z0-9-]*[a-z-][a-z0-9-]*(?:,[a-z0-9-]+)+)\\}");

    private static final Pattern STRAY_SIGNS = Pattern.compile("[\\s\"'`]+");
    private static final Pattern VARIABLE = Pattern.compile(
            "[$#%]\\{|\\{\\{|\\$[A-Z_(]|^\\$[a-z]|^%[A-Za-z_][A-Za-z0-9_]*%$|%[A-Za-z_][A-Za-z0-9_]{2,}%|^<[A-Za-z][A-Za-z0-9_ -]*>$|^\\{[A-Za-z][A-Za-z0-9_-]*\\}$"
                    + "|^!(?:Ref|Sub|GetAtt|ImportValue|Join|Select|FindInMap)\\b|^!!|^\\*[A-Za-z_][A-Za-z0-9_-]*$|^<<:" // of YAML
                    + "|^_*[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)+_*$|^__[A-Za-z0-9_]+__$" // a name
                    + "|^ENC\\(|^\\{cipher\\}|^@[/A-Za-z][^(]*$" // encrypted, or in a file
                    + "|^(?:vault|ssm|op|arn|awssm|secretsmanager|kms|consul|configtree|classpath|env|ref\\+[a-z0-9]+):(?:[^/]|//?[^/]+/.)");
    /** The scheme of a websocket, whose origin is that of its page. */
    private static final Pattern WEBSOCKET = Pattern.compile("^(\\^(?:\\(\\?i\\))?)ws");

    /** An origin that is written out, whatever surrounds it. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(https?://[a-z0-9-]+(?:\\.[a-z0-9-]+)*(?::[0-9]+)?)(?:$|[\\s/,;|\"'`)\\]}>]|\\\\[\"'/nrt])");

    private OriginRemedy() {}

    static @Nullable String of(String written) {
        if (written.length() > LONGEST) {
            return null;
        }
        String text = QuotedExpression.betweenSlashes(written);
        String remedy = ForeignCode.isIn(text) && OriginWord.of(text) == null ? null : mended(text);
        return remedy != null
                        && remedy.length() <= LONGEST
                        && isGood(remedy)
                        && allowsNamed(remedy, text)
                        && !OpenProposal.isTooOpen(remedy, text)
                ? remedy
                : null;
    }

    /**
     * Returns whether the suggestion allows all origins that are written out in the text. If it does not, the text was
     * misread.
     */
    private static boolean allowsNamed(String remedy, String text) {
        OriginMatcher matcher = new OriginMatcher(
                Stream.of(remedy.split(", ", -1)).map(OriginRemedy::pattern).toList(), false);
        Matcher named = NAMED.matcher(OriginSpelling.plain(text));
        while (named.find()) {
            OriginPattern origin = OriginParser.read(named.group(1));
            if (origin != null && matcher.check(origin.toString()) != OriginVerdict.ALLOWED) {
                return false;
            }
        }
        return true;
    }

    private static OriginPattern pattern(String origin) {
        return Expression.isExpression(origin)
                ? new OriginPattern.Matching(Expression.of(origin))
                : Objects.requireNonNull(OriginParser.read(origin));
    }

    private static boolean isGood(String remedy) {
        return Stream.of(remedy.split(", ", -1))
                .allMatch(origin -> Expression.isExpression(origin) ? isExpression(origin) : isGoodPattern(origin));
    }

    private static boolean isGoodPattern(String origin) {
        OriginPattern pattern = OriginParser.read(origin);
        return pattern != null && !(pattern instanceof OriginPattern.Null) && OriginParser.oddity(pattern) == null;
    }

    /**
     * Returns what to write for a text that begins with {@code ^}: for a sound expression, a clearer form or the text
     * itself; otherwise what was meant.
     */
    private static @Nullable String ofMarked(String text) {
        return isExpression(text)
                ? Stream.of(MeantExpression.of(text.substring(1)), text)
                        .filter(remedy -> remedy != null && isGood(remedy))
                        .findFirst()
                        .orElse(null)
                : ofExpression(text);
    }

    static boolean isExpression(String text) {
        try {
            return OriginExpressions.matchSome(Expression.of(text)) && !UnmarkedExpression.hasBareDot(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns what to write in place of an expression that no origin matches. */
    static @Nullable String ofExpression(String text) {
        String bare = bare(text);
        boolean plain = bare.startsWith("(?") || bare.length() > LONGEST;
        String lower = OriginSpelling.lowerCase(text);
        String typed = withAlternatives(STRAY_SIGNS.matcher(lower).replaceAll(""));
        String named = NAME_IN_BRACES.matcher(typed).replaceAll("$1[a-z0-9-]+");
        String ofPage = WEBSOCKET.matcher(named).replaceFirst("$1http");
        return Stream.of(
                        UnmarkedExpression.withEscapedDots(named),
                        UnmarkedExpression.withEscapedDots(ofPage),
                        lower,
                        plain
                                ? null
                                : MeantExpression.of(STRAY_SIGNS.matcher(bare).replaceAll("")))
                .filter(remedy -> remedy != null && remedy.length() <= LONGEST && isGood(remedy))
                .findFirst()
                .orElse(null);
    }

    private static String withAlternatives(String expression) {
        Matcher braces = NAMES_IN_BRACES.matcher(expression);
        StringBuilder written = new StringBuilder();
        int end = 0;
        while (braces.find()) {
            written.append(expression, end, braces.start());
            written.append('(').append(braces.group(1).replace(',', '|')).append(')');
            end = braces.end();
        }
        return written.append(expression.substring(end)).toString();
    }

    /** Returns what to write in place of an expression whose {@code *} was meant as a wildcard. */
    static @Nullable String ofPattern(String text) {
        String remedy = text.length() > LONGEST ? null : MeantExpression.of(bare(text));
        return remedy != null && isGood(remedy) ? remedy : null;
    }

    /** Removes the {@code ^}, which a {@link java.util.regex.Pattern} need not have. */
    private static String bare(String expression) {
        return expression.startsWith("^") ? expression.substring(1) : expression;
    }

    private static @Nullable String mended(String written) {
        String unlabelled = OriginSpelling.withoutLabel(written.strip());
        OriginWord word = OriginWord.of(unlabelled);
        if (word != null
                || !unlabelled.equals(written.strip()) && ForeignSpelling.isHopeless(written.strip())
                || ForeignSpelling.isHopeless(unlabelled)) {
            return word == null ? null : word.suggestion();
        }
        String text = OriginSpelling.plain(written);
        if (hasVariable(text) || PLACEHOLDER.matches(text)) {
            return null;
        }
        if (ForeignList.isQuoted(text)) {
            return all(ForeignList.elements(text));
        }
        if (ANY.contains(UnmarkedExpression.body(text).replace("(?i)", ""))) {
            return "*";
        }
        List<String> parts = ForeignList.elements(text);
        if (MeantExpression.isMeant(text) && text.chars().noneMatch(c -> c == ';' || Character.isWhitespace(c))) {
            return MeantExpression.of(text);
        }
        if (parts.size() != 1) {
            return all(parts);
        }
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            return "http://localhost:*";
        }
        String named = NAME_OF_ROUTER.matcher(parts.get(0)).replaceFirst("$1*");
        return origin(PLACEHOLDER.matcher(named).replaceAll("*"));
    }

    /** Returns whether a text has a variable that was not replaced by its value. */
    static boolean hasVariable(String text) {
        return VARIABLE.matcher(text).find();
    }

    private static @Nullable String all(List<String> parts) {
        if (parts.size() > MOST) {
            return null;
        }
        Map<String, String> remedies = new LinkedHashMap<>();
        for (String part : parts) {
            if (parts.size() > 1 && part.endsWith(":") && !COMPARISONS.contains(part.toLowerCase(Locale.ROOT))) {
                continue; // a label for the parts after it
            }
            String remedy = Expression.isExpression(part) ? ofMarked(part) : isGood(part) ? part : mended(part);
            if (remedy == null || parts.size() > 1 && isDoubtful(part, remedy, parts)) {
                return null;
            }
            boolean one = !Expression.isExpression(remedy) && !remedy.contains(", ");
            remedies.putIfAbsent(one ? String.valueOf(OriginParser.read(remedy)) : remedy, remedy);
        }
        return remedies.isEmpty() ? null : String.join(", ", remedies.values());
    }

    /** Returns whether a part is probably not an origin of its own, but a piece of one or of a sentence. */
    private static boolean isDoubtful(String part, String remedy, List<String> parts) {
        boolean piece = part.startsWith(".") || part.endsWith(".") || part.startsWith("-") || VERSION.matches(part);
        boolean beside = parts.stream().anyMatch(other -> !other.contains(OriginSyntax.SCHEME_END));
        boolean single = SINGLE_LABEL.matches(remedy) && !Loopback.isHost(remedy.substring(remedy.indexOf('/') + 2));
        return piece || remedy.equals("*") || isWord(part) || beside && single;
    }

    /** Returns whether a part is a word without a dot, which among other parts is hardly a host. */
    private static boolean isWord(String part) {
        return part.chars().noneMatch(c -> ".:*^/".indexOf(c) >= 0) && !Loopback.isHost(part);
    }

    /** Returns what to write for a text that is meant as an origin or pattern; {@code null} if its meaning is unclear. */
    static @Nullable String origin(String text) {
        if (NO_SCHEME_OF_PAGES.matches(text) || NO_HOST.matches(text) || text.equalsIgnoreCase(OriginSyntax.NULL)) {
            return null;
        }
        if (text.regionMatches(true, 0, "blob:", 0, 5)) {
            return origin(text.substring(5));
        }
        Matcher doubled = DOUBLED.matcher(text);
        if (doubled.matches()) {
            return origin(doubled.group(1));
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
        if (other.matches() && !Loopback.isHost(other.group(1)) && !PORT.matches(other.group(2))) {
            return origin(other.group(1), other.group(2));
        }
        return STRAY_SCHEME.matches(text) ? null : origin("", slashless(text));
    }

    private static String slashless(String text) {
        int start = 0;
        while (start < text.length() && "/\\".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static @Nullable String origin(String scheme, String rest) {
        if (rest.contains(OriginSyntax.SCHEME_END)) {
            return null;
        }
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
        boolean valid = OriginSyntax.isScheme(scheme, scheme.length());
        if (scheme.isEmpty() && host.isSuffix()) {
            return null;
        }
        if (!valid && host.isAny()) {
            return host.port().isEmpty() || host.port().equals(":*") ? "*" : host.asExpression("https?");
        }
        if (scheme.contains("*")) {
            String secure = written(HTTPS, host);
            return secure == null ? null : secure + ", " + written("http", host);
        }
        String assumed = host.isLoopback() ? "http" : HTTPS;
        return written(valid ? OriginParser.ofPages(scheme.toLowerCase(Locale.ROOT)) : assumed, host);
    }

    private static @Nullable String written(String scheme, HostRemedy host) {
        return host.isExpression() ? host.asExpression(scheme) : host.asOrigin(scheme);
    }
}
