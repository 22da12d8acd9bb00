package io.github.cors4j.internal.origin;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Flaw;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.EditDistance;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.QuotedExpression;
import io.github.cors4j.internal.text.StrayCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one configured origin, and reports all its flaws. */
public final class OriginParser {
    private static final Map<String, String> DEFAULT_PORTS =
            Map.of("http", ":80", "https", ":443", "ws", ":80", "wss", ":443", "ftp", ":21");

    /** The schemes of websockets, with those of the pages that open them. */
    private static final Map<String, String> PAGES_OF_SOCKETS = Map.of("ws", "http", "wss", "https");

    /** Schemes of servers that have no pages. Container platforms set variables with some of them. */
    private static final Set<String> OF_SERVERS =
            Set.of("tcp", "udp", "ftp", "ftps", "sftp", "ssh", "grpc", "jdbc", "redis");

    /** Schemes that resemble {@code http} and {@code https}, but are not misspelt. */
    private static final Set<String> NO_TYPO = Set.of("http", "https", "shttp");

    private static final String UNMARKED = "this looks like a regular expression, which must begin with ^";
    private static final String UNMARKED_OTHERWISE = "; begin it with ^, and escape its dots";

    private final String text;
    private final List<Flaw> flaws = new ArrayList<>();

    private OriginParser(String text) {
        this.text = text;
    }

    /**
     * Parses a text that is neither blank nor an expression, and reports its problems.
     *
     * @return the pattern; {@code null} after an error
     */
    public static @Nullable OriginPattern parse(String option, String text, Problems problems) {
        OriginParser parser = new OriginParser(text);
        OriginPattern pattern = parser.parse();
        if (pattern == null) {
            String remedy = problems.remedy(text, OriginRemedy::of);
            for (Flaw flaw : parser.flaws) {
                problems.error(option, text, flaw, remedy);
            }
        } else {
            String oddity = oddity(pattern);
            if (oddity != null) {
                problems.warning(option, text, Reason.UNREACHABLE, oddity, problems.remedy(text, OriginRemedy::of));
            }
        }
        return pattern;
    }

    /** Returns the pattern that a text means; {@code null} if the text has a flaw. */
    static @Nullable OriginPattern read(String text) {
        return new OriginParser(text).parse();
    }

    /** Returns why no request has such an origin; {@code null} if one may have it. */
    static @Nullable String oddity(OriginPattern pattern) {
        return pattern instanceof OriginPattern.Host host ? oddity(host.scheme()) : null;
    }

    /** Returns why no page has a scheme; {@code null} if one may have it. */
    static @Nullable String oddity(String scheme) {
        return PAGES_OF_SOCKETS.containsKey(scheme)
                ? "a WebSocket request carries the origin of its page, whose scheme is never " + scheme
                : isOfNoPage(scheme) ? "no page has the scheme " + scheme : null;
    }

    /** Returns the scheme of pages that another scheme was meant to be. */
    static String ofPages(String scheme) {
        if (isTypo(scheme)) {
            return scheme.contains("s") ? "https" : "http";
        }
        return isOfNoPage(scheme) ? "https" : PAGES_OF_SOCKETS.getOrDefault(scheme, scheme);
    }

    private static boolean isOfNoPage(String scheme) {
        return OF_SERVERS.contains(scheme) || isTypo(scheme);
    }

    private static boolean isTypo(String scheme) {
        return !NO_TYPO.contains(scheme)
                && (EditDistance.isMisspelt(scheme, "https") || EditDistance.isMisspelt(scheme, "http"));
    }

    private @Nullable OriginPattern parse() {
        if (text.equals("*")) {
            return new OriginPattern.Any();
        }
        if (text.equals(OriginSyntax.NULL)) {
            return new OriginPattern.Null();
        }
        if (!isPlain() && isOneFlaw()) {
            return null;
        }
        int schemeEnd = text.indexOf(OriginSyntax.SCHEME_END);
        String scheme = scheme(schemeEnd);
        String authority = authority(text.substring(schemeEnd + OriginSyntax.SCHEME_END.length()));
        int portStart = portStart(authority);
        String port = port(scheme, authority.substring(portStart));
        HostParser host = new HostParser(scheme, authority.substring(0, portStart), port, flaws);
        return flaws.isEmpty() ? host.pattern() : null;
    }

    /** Returns whether the text can be read in only one way, as most can: checking for other notations is slow. */
    private boolean isPlain() {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        start += text.startsWith("*.", start) ? 2 : 0;
        if (start >= text.length() || !Character.isLetter(text.charAt(start))) {
            return false;
        }
        int colon = text.indexOf(':', start);
        int end = colon < 0 ? text.length() : colon;
        for (int i = start; i < end; i++) {
            if (!CharacterClass.HOST.has(text.charAt(i))) {
                return false;
            }
        }
        return colon < 0 || CharacterClass.DECIMAL.hasAll(text.substring(colon + 1));
    }

    /** Returns whether the text as a whole is wrong, so that its parts need no check, and reports that. */
    private boolean isOneFlaw() {
        OriginWord word = OriginWord.of(OriginSpelling.withoutLabel(text));
        ForeignSpelling foreign = ForeignSpelling.in(text);
        if (word != null) {
            flaw(Reason.SCHEME_MISSING, word.words(), "");
        } else if (QuotedExpression.is(text)) {
            flaw(Reason.EXPRESSION_UNMARKED, UNMARKED, UNMARKED_OTHERWISE);
        } else if (foreign != ForeignSpelling.NEGATION && ForeignCode.isObject(text)) {
            flaw(Reason.TYPE_INVALID, "a string can list only origins; remove the rest of the object", "");
        } else if (foreign != null) {
            flaw(foreign.reason, foreign.words, foreign.otherwise);
        } else if (OriginRemedy.hasVariable(text) || isQuotedVariable()) {
            boolean scheme = text.indexOf(OriginSyntax.SCHEME_END) >= 0;
            flaw(scheme ? Reason.HOST_INVALID : Reason.SCHEME_MISSING, ForeignCode.NOT_REPLACED, "");
        } else if (ForeignCode.isIn(text)) {
            flaw(Reason.SCHEME_INVALID, ForeignCode.CODE, "");
        } else if (StrayCharacters.areIn(text)) {
            flaw(
                    Reason.HOST_NOT_ASCII,
                    "it contains invisible characters, or characters that only look like a space",
                    "");
        } else if (ForeignList.isQuoted(text)) {
            flaw(
                    Reason.SEVERAL_IN_ONE,
                    "an origin must not have quotes or brackets; separate several origins with commas",
                    "; remove the quotes or brackets");
        } else if (OriginSpelling.hasLabel(text)) {
            flaw(
                    Reason.SCHEME_INVALID,
                    "an origin must not be preceded by a name or hyphen",
                    "; remove what is before it");
        } else if (isSeveral(StrayCharacters.removed(text), MeantExpression.isMeant(text))) {
            flaw(Reason.SEVERAL_IN_ONE, "origins must be separated by commas, not by spaces or semicolons", "");
        } else if (OriginSpelling.isFile(text)) {
            flaw(
                    Reason.FILE_ORIGIN,
                    "pages opened from files have the origin null; serve them from a server on this machine",
                    "; list http://localhost");
        } else if (MeantExpression.isMeant(text)) {
            flaw(Reason.EXPRESSION_UNMARKED, UNMARKED, UNMARKED_OTHERWISE);
        } else if (text.equalsIgnoreCase(OriginSyntax.NULL)) {
            flaw(
                    Reason.NULL_ORIGIN,
                    "the origin null must be in lower case, and any page can send it; remove it, or set"
                            + " dangerouslyAllowNullOrigin",
                    "");
        } else if (text.indexOf(OriginSyntax.SCHEME_END) < 0) {
            flaw(Reason.SCHEME_MISSING, "an origin must begin with its scheme", ", such as https://app.example.com");
        }
        return !flaws.isEmpty();
    }

    private boolean isQuotedVariable() {
        return ForeignList.isQuoted(text) && ForeignList.elements(text).stream().anyMatch(OriginRemedy::hasVariable);
    }

    /** Returns whether the text holds several origins. In an expression, a comma may have another meaning. */
    private static boolean isSeveral(String text, boolean expression) {
        return text.chars().anyMatch(c -> c == ',' && !expression || c == ';' || Character.isWhitespace(c));
    }

    private String scheme(int end) {
        String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (scheme.contains("*")) {
            flaw(
                    Reason.WILDCARD_MISPLACED,
                    "the scheme cannot be a wildcard; list the origin with each scheme: https://..., http://...",
                    "");
        } else if (!OriginSyntax.isScheme(text, end)) {
            flaw(
                    Reason.SCHEME_INVALID,
                    "a scheme must be a letter followed by letters, digits, +, - or .",
                    ", as in https://app.example.com");
        }
        return scheme.intern(); // origins share the text, which saves 48 bytes for each
    }

    /** Returns the authority without userinfo, and reports userinfo, path, query and fragment. */
    private String authority(String rest) {
        int end = authorityEnd(rest);
        if (end < rest.length()) {
            switch (rest.charAt(end)) {
                case '?' ->
                    flaw(Reason.QUERY_PRESENT, "an origin must not have a query", "; write only the part before it");
                case '#' ->
                    flaw(
                            Reason.FRAGMENT_PRESENT,
                            "an origin must not have a fragment",
                            "; write only the part before it");
                default -> {
                    boolean slash = end == rest.length() - 1;
                    flaw(
                            slash ? Reason.TRAILING_SLASH : Reason.PATH_PRESENT,
                            "an origin must not have a " + (slash ? "trailing slash" : "path"),
                            "; write only the part before it");
                }
            }
        }
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            flaw(
                    Reason.USERINFO_PRESENT,
                    "an origin must not have a user name or password, only the part after the @",
                    "; write the part after the @");
        }
        return authority.substring(at + 1);
    }

    static int authorityEnd(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /**
     * Returns the index of the port's colon, or the length if there is none. An IPv6 address without brackets is all host.
     */
    static int portStart(String authority) {
        if (IpLiteral.isIpv6(authority)) {
            return authority.length();
        }
        int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        return colon < 0 ? authority.length() : colon;
    }

    /** Returns the default port of a scheme, with a colon before it; {@code null} if the scheme has none. */
    public static @Nullable String defaultPort(String scheme) {
        return DEFAULT_PORTS.get(scheme);
    }

    private @Nullable String port(String scheme, String port) {
        if (port.equals(":*")) {
            return null;
        }
        if (port.isEmpty() || port.equals(defaultPort(scheme))) {
            return "";
        }
        if (OriginSyntax.hostEnd("https://host" + port) == OriginSyntax.MALFORMED) {
            flaw(
                    Reason.PORT_INVALID,
                    "a port must be a number from 1 to 65535 without leading zeros, or * for any port",
                    "; leave the colon out for the default port of the scheme");
        }
        return port;
    }

    private void flaw(Reason reason, String words, String otherwise) {
        flaws.add(new Flaw(reason, words, otherwise));
    }
}
