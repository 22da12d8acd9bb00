package io.github.cors4j.internal.origin;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.List;

/** Decides whether a suggestion would allow any page although the text names a particular one. */
final class OpenProposal {
    /** Origins of untrusted pages. */
    private static final List<String> UNTRUSTED =
            List.of("https://x-7.example", "http://x-7.example", "https://x-7.example:3000", "http://x-7.example:3000");

    private static final Pattern SCHEME_OF_EXPRESSION =
            Pattern.compile("(?i)^\\^?(?:\\(\\?i\\))?\\(?(?:https?|wss?)[^A-Za-z]*");

    private static final Pattern CLASS_OR_ESCAPE = Pattern.compile("\\[[^\\]]*\\]|\\\\[A-Za-z]");

    private OpenProposal() {}

    /**
     * Returns whether a suggestion allows any page although the text has a name in it, or everybody who registers below a
     * public suffix.
     */
    static boolean isTooOpen(String remedy, String text) {
        List<String> origins = List.of(remedy.split(", ", -1));
        if (origins.stream().anyMatch(OpenProposal::isOverSuffix)) {
            return true;
        }
        if (OriginWord.of(text) != null || origins.stream().noneMatch(OpenProposal::isOpen)) {
            return false;
        }
        String body = UnmarkedExpression.body(OriginSpelling.plain(text)).replace("(?i)", "");
        String rest = CLASS_OR_ESCAPE
                .matcher(SCHEME_OF_EXPRESSION.matcher(body).replaceFirst(""))
                .replaceAll("");
        return rest.chars().anyMatch(Character::isLetter);
    }

    private static boolean isOpen(String origin) {
        return origin.equals("*")
                || Expression.isExpression(origin) && UNTRUSTED.stream().anyMatch(Expression.of(origin)::matches);
    }

    private static boolean isOverSuffix(String origin) {
        return OriginParser.read(origin) instanceof OriginPattern.Host host
                && host.subdomains()
                && PublicSuffixes.coverSubdomainsOf(host.host());
    }
}
