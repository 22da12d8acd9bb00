package io.github.cors4j.internal.origin;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.Replacement;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Suggests what to write in place of a text that is marked as an expression, but matches nothing or more than was meant. */
final class MarkedRemedy {
    private static final Pattern NAME_IN_BRACES =
            Pattern.compile("\\{[a-z_][a-z0-9_.-]*\\}|<[a-z_][a-z0-9_.-]*>|(?:([/.]):[a-z_][a-z0-9_]*)");

    /** Alternatives in braces, as in a shell. */
    private static final Pattern NAMES_IN_BRACES =
            Pattern.compile("\\{([a-z0-9-]*[a-z-][a-z0-9-]*(?:,[a-z0-9-]+)+)\\}");

    private static final Pattern STRAY_SIGNS = Pattern.compile("[\\s\"'`]+");
    /** The scheme of a websocket, whose origin is that of its page. */
    private static final Pattern WEBSOCKET = Pattern.compile("^(\\^(?:\\(\\?i\\))?)ws");

    private MarkedRemedy() {}

    /**
     * Returns what to write for a text that begins with {@code ^}: for a sound expression, a clearer form or the text
     * itself; otherwise what was meant.
     */
    static @Nullable String of(String text) {
        return isSound(text)
                ? Stream.of(MeantExpression.of(text.substring(1)), text)
                        .filter(remedy -> remedy != null && OriginRemedy.isGood(remedy))
                        .findFirst()
                        .orElse(null)
                : ofExpression(text);
    }

    static boolean isSound(String text) {
        try {
            return OriginLanguage.hasSome(Expression.of(text).tree()) && !UnmarkedExpression.hasBareDot(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns what to write in place of an expression that no origin matches. */
    static @Nullable String ofExpression(String text) {
        String bare = bare(text);
        boolean plain = bare.startsWith("(?") || bare.length() > OriginRemedy.LONGEST;
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
                .filter(remedy ->
                        remedy != null && remedy.length() <= OriginRemedy.LONGEST && OriginRemedy.isGood(remedy))
                .findFirst()
                .orElse(null);
    }

    private static String withAlternatives(String expression) {
        return Replacement.ofEach(
                NAMES_IN_BRACES, expression, names -> "(" + names.group(1).replace(',', '|') + ")");
    }

    /** Returns what to write in place of an expression whose {@code *} was meant as a wildcard. */
    static @Nullable String ofPattern(String text) {
        String remedy = text.length() > OriginRemedy.LONGEST ? null : MeantExpression.of(bare(text));
        return remedy != null && OriginRemedy.isGood(remedy) ? remedy : null;
    }

    /** Removes the {@code ^}, which a {@link java.util.regex.Pattern} need not have. */
    private static String bare(String expression) {
        return expression.startsWith("^") ? expression.substring(1) : expression;
    }
}
