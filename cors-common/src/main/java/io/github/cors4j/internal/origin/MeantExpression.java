package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises a text that was meant as an expression but is not written as one, and writes the expression. */
final class MeantExpression {
    /** Characters that neither a scheme nor a host name has. */
    private static final String SIGNS = "()[]|?";

    private static final Pattern PATH_OF_EXPRESSION = Pattern.compile("(/|/?\\.[*+]|/\\*|\\(/\\.\\*\\)\\??|/\\?)+$");

    private static final Pattern ANY = Pattern.compile("^\\(?\\.[*+]\\??\\)?\\??");

    /** A character class at the beginning, which is not an IPv6 address. */
    private static final Pattern CLASS = Pattern.compile("\\[[A-Za-z0-9-]+\\][^:/]");

    /** Brackets around words, numbers or a numeric range: in other languages, they list these or make them optional. */
    private static final Pattern WORDS_IN_CLASS =
            Pattern.compile("\\[[^\\]-]*[A-Za-z][.:][^\\]-]*\\]|\\[[.:][^\\]-]*[A-Za-z][^\\]-]*\\]"
                    + "|\\[[^\\]]*[|*][^\\]]*\\]|\\[(?:[A-Za-z]{3,}|[0-9]{2,})\\]|[\\[(][0-9]+-[0-9]{2,}[\\])]");

    /** {@code (^|\.)}, which finds a name at the beginning of a host or after a dot. */
    private static final Pattern START_OR_DOT = Pattern.compile("\\((?:\\?:)?\\^\\|(?:\\.\\*)?\\\\\\.\\)");

    /** An anchor in the middle of a text. */
    private static final Pattern STRAY_END = Pattern.compile("(?:^|[^\\\\\\[])[$^]");

    /** A host between slashes, for which JavaScript searches within the origin. */
    private static final Pattern NAME_BETWEEN_SLASHES = Pattern.compile("^/([^/^$]*(?:\\\\\\.|localhost)[^/$]*)/$");

    /** The end of an expression between slashes that is anchored. */
    private static final Pattern ENDED = Pattern.compile("(?:\\$|\\\\[zZ])/[a-z]*$");

    /** A scheme that ends before its slashes. */
    private static final Pattern HALF_A_SCHEME = Pattern.compile("\\(?https?\\??(?:[:)]|$)");

    /** Several stars in a row: one star in a pattern, and invalid in an expression. */
    private static final Pattern STARS = Pattern.compile("\\*\\*+");

    /** The beginning of an IPv4 address with {@code .*} for the rest, which would match any name after it. */
    private static final Pattern ADDRESSES = Pattern.compile("(?:https?://)?[0-9]+(?:\\\\\\.[0-9]+)*(?:\\\\)?\\.\\*");

    /** Letters at the beginning, or a group of letters that is not optional. */
    private static final Pattern BEGINS_WITH_NAME =
            Pattern.compile("^(?:[A-Za-z0-9_-]|\\((?:\\?:)?[A-Za-z0-9_-][^()]*\\)[^?*{])");

    private static final Pattern LOOPBACK_NETWORK = Pattern.compile("127\\.[0-9.]*");

    private static final Pattern OPTIONAL_S =
            Pattern.compile("(?i)^(\\^?http)(?:(?:\\(s\\)|\\[s\\]|\\{s\\})\\??|\\?):");

    private static final Pattern EITHER_SCHEME = Pattern.compile("(?i)^(?:https\\|http|http\\|https)://");

    private MeantExpression() {}

    /** Returns whether a text that does not begin with {@code ^} is meant as an expression. */
    static boolean isMeant(String written) {
        String text = OriginSpelling.withoutAddress(OriginSpelling.plain(written));
        int end = text.indexOf(OriginSyntax.SCHEME_END);
        String scheme = text.substring(0, Math.max(0, end));
        String rest = end < 0 ? text : text.substring(end + OriginSyntax.SCHEME_END.length());
        String bare = rest.startsWith("*.") ? rest.substring(2) : rest;
        boolean slash = text.startsWith("/") && !text.startsWith("//") && text.length() > 1;
        return slash
                || hasSign(scheme)
                || OPTIONAL_S.matcher(text).find()
                || UnmarkedExpression.hasSigns(rest)
                || hasSigns(bare);
    }

    /**
     * Returns whether the part after the scheme has signs of an expression. But brackets may be those of an address, a
     * {@code ?} may begin a query, and a {@code (} may be in a path.
     */
    private static boolean hasSigns(String rest) {
        int end = OriginParser.authorityEnd(rest);
        String behind = rest.substring(end);
        boolean bracket = rest.startsWith("[") && !CLASS.matcher(rest).lookingAt();
        int address = bracket ? rest.indexOf(']') + 1 : 0;
        String name = bracket && address == 0 ? "" : rest.substring(Math.min(address, end), end);
        return hasSign(name)
                || name.endsWith("$")
                || behind.startsWith("?")
                        && behind.contains(".")
                        && !behind.contains("=")
                        && (!behind.startsWith("?.") || rest.startsWith("s?.", end - 1));
    }

    private static boolean hasSign(String text) {
        return text.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
    }

    /** Returns the expression, or a pattern that says the same; {@code null} if it cannot be told what was meant. */
    static @Nullable String of(String written) {
        String text = NAME_BETWEEN_SLASHES.matcher(written).replaceFirst("/$1\\$/");
        if (WORDS_IN_CLASS.matcher(OriginSpelling.withoutAddress(text)).find()) {
            return null;
        }
        boolean search = UnmarkedExpression.isBetweenSlashes(text) && !text.startsWith("/^");
        text = EITHER_SCHEME.matcher(text).replaceFirst("https?://");
        String body = UnmarkedExpression.body(OPTIONAL_S.matcher(text).replaceFirst("$1s?:"));
        String flags = body.startsWith("(?i)") ? "(?i)" : "";
        body = STARS.matcher(body.substring(flags.length())).replaceAll("*");
        body = OriginSpelling.separated(OriginSpelling.lowerCase(body));
        body += body.endsWith(":") && (body.contains(OriginSyntax.SCHEME_END) || isLoopback(body)) ? "*" : "";
        int slashes = body.startsWith("://") ? 3 : body.startsWith("//") ? 2 : 0;
        body = withoutPath(body.substring(slashes));
        String pattern = OriginSpelling.ofPattern(body);
        if (pattern != null) {
            return AddressRemedy.of(pattern);
        }
        body = START_OR_DOT.matcher(OriginSpelling.withExpressions(body)).replaceAll("(.*\\.)?");
        boolean schemeless = !body.contains(OriginSyntax.SCHEME_END);
        if (STRAY_END.matcher(body).find()
                || schemeless && HALF_A_SCHEME.matcher(body).lookingAt()) {
            return null;
        }
        String scheme = schemeless ? "" : body.substring(0, body.indexOf(OriginSyntax.SCHEME_END));
        String rest = schemeless ? body : body.substring(scheme.length() + OriginSyntax.SCHEME_END.length());
        String port = OriginParser.defaultPort(scheme);
        rest = port != null && rest.endsWith(port) ? rest.substring(0, rest.length() - port.length()) : rest;
        List<String> alternatives = UnmarkedExpression.alternatives(body);
        if (alternatives.size() > 1) {
            String assumed = assumedScheme(body);
            String before = "^" + flags + (schemeless ? assumed + OriginSyntax.SCHEME_END : "");
            boolean alike = alternatives.stream()
                    .allMatch(part -> !ADDRESSES.matches(part)
                            && MarkedRemedy.isSound(before + part + "$")
                            && (!schemeless || assumedScheme(part).equals(assumed)));
            return alike ? ExpressionRemedy.narrowed(before + "(" + body + ")$") : null;
        }
        if (schemeless
                && search
                && slashes == 0
                && BEGINS_WITH_NAME.matcher(rest).find()
                && !isLoopback(rest)) {
            rest = (rest.startsWith("-") ? "[a-z0-9-]+" : "(.*\\.)?") + rest;
        }
        boolean begun = UnmarkedExpression.isBetweenSlashes(text)
                && !ENDED.matcher(written).find();
        rest += begun && !rest.replace("?:", "").contains(":") && isOnThisMachine(rest) ? "(:[0-9]+)?" : "";
        rest = rest.isEmpty() && UnmarkedExpression.isBetweenSlashes(text) ? "[^/]+" : rest;
        rest = rest.startsWith("\\.") ? ".*" + rest : rest;
        return ExpressionRemedy.narrowed(
                "^" + flags + (schemeless ? assumedScheme(rest) : scheme) + OriginSyntax.SCHEME_END + rest + "$");
    }

    private static boolean isOnThisMachine(String host) {
        return MarkedRemedy.isSound("^http://" + host + "$")
                && ExpressionReach.of(Expression.of("^http://" + host).tree()) == ExpressionReach.Verdict.OWNED;
    }

    private static String assumedScheme(String body) {
        return isLoopback(body) ? "http" : "https";
    }

    private static boolean isLoopback(String body) {
        String host = beginning(ANY.matcher(body).replaceFirst(""));
        return Loopback.isHost(host) || LOOPBACK_NETWORK.matches(host);
    }

    /** Returns the literal name at the beginning of an expression. */
    private static String beginning(String body) {
        String plain = body.replace("\\.", ".");
        int end = 0;
        while (end < plain.length() && CharacterClass.HOST.has(plain.charAt(end)) && !plain.startsWith(".*", end)) {
            end++;
        }
        return plain.substring(0, end);
    }

    /** Removes what follows the host in an expression, as if an origin had a path. */
    private static String withoutPath(String body) {
        int from = body.contains(OriginSyntax.SCHEME_END)
                ? body.indexOf(OriginSyntax.SCHEME_END) + OriginSyntax.SCHEME_END.length()
                : 0;
        int slash = body.indexOf('/', from);
        if (slash < 0) {
            return body;
        }
        if (!UnmarkedExpression.hasAlternatives(body) && !hasSign(body.substring(slash))) {
            return body.substring(0, slash);
        }
        Matcher path = PATH_OF_EXPRESSION.matcher(body.substring(from));
        return path.find() && path.group().indexOf('/') >= 0 ? body.substring(0, from + path.start()) : body;
    }
}
