package io.github.cors4j.internal.header;

import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.Listing;
import io.github.cors4j.internal.text.NameSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides whether a policy allows a request header. Names are compared without regard to case. */
public final class AllowedHeaders {
    public static final AllowedHeaders ANY = new AllowedHeaders(List.of("*"), List.of());

    /** The longest name that expressions are matched against; longer than any name in use. */
    private static final int LONGEST_FOR_EXPRESSIONS = 256;

    /** How many characters of names are matched against expressions in one request: about twenty names of forty. */
    static final int MOST_FOR_EXPRESSIONS = 1_024;

    /** With the longest name, of which there may be four. */
    private static final int MOST_STEPS = 50_000;

    /** By these headers, a framework may treat a request as one with another method than the allowed one. */
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

    /** The budget for the expressions of one list; a name may be matched twice. */
    public static ExpressionBudget budget() {
        return new ExpressionBudget(LONGEST_FOR_EXPRESSIONS, MOST_STEPS);
    }

    boolean hasExpressions() {
        return !expressions.isEmpty();
    }

    /** The same, but method override headers are granted only if they are listed by name. */
    public AllowedHeaders withoutOverrides() {
        return withoutOverrides;
    }

    /** Whether a name is refused only because it is a method override header that is not listed by name. */
    public boolean isRefusedOverride(String name) {
        return !grantsOverrides
                && OVERRIDES.contains(name, 0, name.length())
                && (any || matchesExpression(name.toLowerCase(Locale.ROOT)));
    }

    /** What allows names that are not listed: {@code *} or expressions. */
    public String unlisted() {
        return any ? "*" : "an expression";
    }

    /**
     * Whether a part of a text is a header name, and an allowed one.
     *
     * @param left how many characters expressions may still look at
     */
    boolean contains(String text, int from, int to, int left) {
        if (names.contains(text, from, to)) {
            return true;
        }
        if (!any && (expressions.isEmpty() || to - from > Math.min(left, LONGEST_FOR_EXPRESSIONS))
                || !CharTable.TOKEN.hasAll(text, from, to)
                || to - from == 1 && text.charAt(from) == '*'
                || !grantsOverrides && OVERRIDES.contains(text, from, to)) {
            return false;
        }
        return any || matchesExpression(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    /** Whether a part of a text may be matched against expressions, unless too much has been matched already. */
    boolean isForExpressions(String text, int from, int to) {
        return !expressions.isEmpty()
                && !any
                && to - from <= LONGEST_FOR_EXPRESSIONS
                && !names.contains(text, from, to)
                && CharTable.TOKEN.hasAll(text, from, to);
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
        return Listing.of(all);
    }
}
