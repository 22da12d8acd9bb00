package io.github.cors4j.internal.header;

import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.NameSet;
import io.github.cors4j.internal.text.ShortList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides whether a policy allows a request header. Names are compared without regard to case. */
public final class AllowedHeaders {
    public static final AllowedHeaders ANY = new AllowedHeaders(List.of("*"), List.of());

    /** The longest name that is matched against expressions: longer than any name in use. */
    private static final int LONGEST_FOR_EXPRESSIONS = 256;

    /** The most characters of names that are matched against expressions in one request: 25 names of 40. */
    static final int MOST_FOR_EXPRESSIONS = 1_024;

    /** The most steps of all expressions with the longest name. A request may have four such names. */
    private static final int MOST_STEPS = 50_000;

    /** How many of the listed names are compared with one that is not listed. */
    private static final int MOST_SIMILAR = 500;

    /** Headers by which a framework may route a request by another method than the one that was allowed. */
    private static final NameSet OVERRIDES = NameSet.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    private final boolean any;
    private final boolean grantsOverrides;
    private final List<String> spelled;
    private final NameSet names = new NameSet();
    private final List<Expression> expressions;
    private final AllowedHeaders withoutOverrides;

    public AllowedHeaders(List<String> names, List<Expression> expressions) {
        this(names, expressions, true);
    }

    private AllowedHeaders(List<String> names, List<Expression> expressions, boolean grantsOverrides) {
        this.grantsOverrides = grantsOverrides;
        this.any = names.contains("*");
        this.spelled = names;
        this.expressions = List.copyOf(expressions);
        for (String name : names) {
            if (!name.equals("*")) {
                this.names.add(name, 0, name.length());
            }
        }
        boolean differs = grantsOverrides && (any || !expressions.isEmpty());
        this.withoutOverrides = differs ? new AllowedHeaders(names, expressions, false) : this;
    }

    /** Returns the budget for the expressions of one list. A name may be matched twice. */
    public static ExpressionBudget budget() {
        return new ExpressionBudget(LONGEST_FOR_EXPRESSIONS, MOST_STEPS);
    }

    boolean hasExpressions() {
        return !expressions.isEmpty();
    }

    /** Returns the same, but with method override headers granted only if they are listed by name. */
    public AllowedHeaders withoutOverrides() {
        return withoutOverrides;
    }

    /** Returns whether a name is refused only because it is a method override header that is not listed by name. */
    public boolean isRefusedOverride(String name) {
        return !grantsOverrides
                && OVERRIDES.contains(name, 0, name.length())
                && (any || matchesExpression(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the listed name that another one was probably meant to be; {@code null} if there is none. */
    public @Nullable String meant(String name) {
        return spelled.stream()
                .limit(MOST_SIMILAR)
                .filter(listed -> HeaderNames.isMeant(name, listed))
                .findFirst()
                .orElse(null);
    }

    /** Returns what allows names that are not listed: {@code *} or an expression. */
    public String unlisted() {
        return any ? "*" : "an expression";
    }

    /**
     * Returns whether a part of a text is an allowed header name.
     *
     * @param left how many characters may still be matched against expressions
     */
    boolean contains(String text, int from, int to, int left) {
        if (names.contains(text, from, to)) {
            return true;
        }
        if (!any && (expressions.isEmpty() || to - from > Math.min(left, LONGEST_FOR_EXPRESSIONS))
                || !CharacterClass.TOKEN.hasAll(text, from, to)
                || to - from == 1 && text.charAt(from) == '*'
                || !grantsOverrides && OVERRIDES.contains(text, from, to)) {
            return false;
        }
        return any || matchesExpression(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    /** Returns whether a part of a text is matched against expressions, unless too many characters have been already. */
    boolean isForExpressions(String text, int from, int to) {
        return !expressions.isEmpty()
                && !any
                && to - from <= LONGEST_FOR_EXPRESSIONS
                && !names.contains(text, from, to)
                && CharacterClass.TOKEN.hasAll(text, from, to);
    }

    private boolean matchesExpression(String name) {
        for (Expression expression : expressions) {
            if (expression.matches(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        List<Object> all = new ArrayList<>(spelled);
        all.addAll(expressions);
        return ShortList.of(all);
    }
}
