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
    static final int LONGEST = 200;

    /** The most origins that such a text has room for. */
    private static final int MOST = 20;

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "%s|\\{(?:[A-Za-z_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)?\\}|<(?:[A-Za-z_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)?>");

    /** A first label in the notation of routers, {@code ://:tenant}. */
    private static final Pattern NAME_OF_ROUTER = Pattern.compile("(://):[A-Za-z_][A-Za-z0-9_]*");

    /** Expressions that match any text. */
    private static final Set<String> ANY = Set.of(".*", ".+", "(.*)", "(.+)", "/.*/", "/.+/");

    /** A version number, which browsers would take for an address. */
    private static final Pattern VERSION = Pattern.compile("(?i)(?:https?[:/]*)?[0-9]+(?:\\.[0-9]+){0,2}/?");

    private static final Pattern SINGLE_LABEL = Pattern.compile("https?://[a-z0-9_-]+");

    /** Words that say how to compare a text. */
    private static final Set<String> COMPARISONS =
            Set.of("prefix:", "suffix:", "contains:", "startswith:", "endswith:", "regex:", "like:");

    private static final Pattern VARIABLE = Pattern.compile(
            "[$#%]\\{|\\{\\{|\\$[A-Z_(]|^\\$[a-z]|^%[A-Za-z_][A-Za-z0-9_]*%$|%[A-Za-z_][A-Za-z0-9_]{2,}%|^<[A-Za-z][A-Za-z0-9_ -]*>$|^\\{[A-Za-z][A-Za-z0-9_-]*\\}$"
                    + "|^!(?:Ref|Sub|GetAtt|ImportValue|Join|Select|FindInMap)\\b|^!!|^\\*[A-Za-z_][A-Za-z0-9_-]*$|^<<:" // of YAML
                    + "|^_*[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)+_*$|^__[A-Za-z0-9_]+__$" // a name
                    + "|^ENC\\(|^\\{cipher\\}|^@[/A-Za-z][^(]*$" // encrypted, or in a file
                    + "|^(?:vault|ssm|op|arn|awssm|secretsmanager|kms|consul|configtree|classpath|env|ref\\+[a-z0-9]+|base64):(?:[^/]|/[^/]|//[^/]+/.)"
                    + "|^/(?:run|etc|var|opt|mnt|home|tmp|usr|secrets?)/[A-Za-z0-9_./-]+$" // a file
                    + "|[/.-]@[A-Za-z_][A-Za-z0-9_.-]*@|#[A-Za-z_][A-Za-z0-9_]*#|%[G-Zg-z_][A-Za-z0-9_]*%"
                    + "|^(?:[A-Za-z_][A-Za-z0-9_]*\\.)+(?:[A-Za-z_]*(?:Origins?|Ur[il]s?|UR[IL]s?)|origins?|ur[il]s?)$");

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

    static boolean isGood(String remedy) {
        return Stream.of(remedy.split(", ", -1))
                .allMatch(origin ->
                        Expression.isExpression(origin) ? MarkedRemedy.isSound(origin) : isGoodPattern(origin));
    }

    private static boolean isGoodPattern(String origin) {
        OriginPattern pattern = OriginParser.read(origin);
        return pattern != null && !(pattern instanceof OriginPattern.Null) && OriginParser.oddity(pattern) == null;
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
        if (OriginSpelling.isFile(text)) {
            return "http://localhost:*";
        }
        String named = NAME_OF_ROUTER.matcher(parts.get(0)).replaceFirst("$1*");
        return AddressRemedy.of(PLACEHOLDER.matcher(named).replaceAll("*"));
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
            String remedy = Expression.isExpression(part) ? MarkedRemedy.of(part) : isGood(part) ? part : mended(part);
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
}
