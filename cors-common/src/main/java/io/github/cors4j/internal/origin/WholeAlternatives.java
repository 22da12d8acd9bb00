package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alternatives that an expression consists of: each has to match whole origins. */
final class WholeAlternatives {
    /** The most alternatives that are examined: more are hardly a slip. */
    private static final int MOST = 20;

    private static final Language NULL = Language.of(ExpressionParser.parse(OriginSyntax.NULL, false));

    private WholeAlternatives() {}

    /** Returns whether one of several alternatives is certain to match no origin, in lower case either. */
    static boolean hasDead(Node expression) {
        List<Node> parts = ExpressionParts.flat(expression).stream()
                .filter(part -> !(part instanceof Node.Assertion))
                .toList();
        if (parts.size() == 1 && parts.get(0) instanceof Node.Sequence group) {
            return hasDead(group);
        }
        return parts.size() == 1
                && parts.get(0) instanceof Node.Alternatives alternatives
                && alternatives.branches().size() <= MOST
                && alternatives.branches().stream().anyMatch(WholeAlternatives::isDead);
    }

    private static boolean isDead(Node alternative) {
        Language language = Language.of(alternative);
        return OriginLanguage.of(language) == OriginLanguage.NO_ORIGIN && !language.meets(NULL);
    }

    /**
     * Returns the expression with parentheses around what follows its scheme; {@code null} if that is not what it lacks, or
     * if it then no longer shows whom it trusts.
     */
    static @Nullable String inParentheses(String text) {
        String expression = UnmarkedExpression.withEscapedDots(OriginSpelling.lowerCase(text));
        int start = expression.indexOf(OriginSyntax.SCHEME_END) + OriginSyntax.SCHEME_END.length();
        if (start < OriginSyntax.SCHEME_END.length() || expression.indexOf(OriginSyntax.SCHEME_END, start) >= 0) {
            return null;
        }
        String scheme = (expression.startsWith("^") ? "" : "^") + expression.substring(0, start);
        List<String> hosts = UnmarkedExpression.alternatives(expression.substring(start)).stream()
                .map(host -> host.startsWith("^") ? host.substring(1) : host)
                .map(host -> host.endsWith("$") ? host.substring(0, host.length() - 1) : host)
                .toList();
        String remedy = scheme + hosts.stream().collect(Collectors.joining("|", "(", ")$"));
        boolean each = !UnmarkedExpression.hasAlternatives(scheme)
                && remedy.length() <= OriginRemedy.LONGEST
                && hosts.stream().allMatch(host -> MarkedRemedy.isSound(scheme + host + "$"));
        return each && (isOwned(remedy) || !isOwned(text)) ? remedy : null;
    }

    private static boolean isOwned(String expression) {
        return ExpressionReach.of(Expression.of(expression).tree()) == ExpressionReach.Verdict.OWNED;
    }
}
