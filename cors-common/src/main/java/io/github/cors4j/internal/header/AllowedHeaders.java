package io.github.cors4j.internal.header;

import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.Listing;
import io.github.cors4j.internal.text.NameSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides whether a policy allows a request header; names compare without case. */
public final class AllowedHeaders {
    public static final AllowedHeaders ANY = new AllowedHeaders(List.of("*"), List.of());

    /** Beyond, no expression sees a name: it is longer than any that is in use. */
    private static final int LONGEST_FOR_EXPRESSIONS = 256;

    /** How many characters of names expressions look at in one request: some twenty names of forty characters. */
    static final int MOST_FOR_EXPRESSIONS = 1_024;

    /** With the longest name, of which there may be four. */
    private static final int MOST_STEPS = 50_000;

    /** By these, frameworks take a request for one of another method than the one that was allowed. */
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

    /** For the expressions of one list; a name may be looked at twice. */
    public static ExpressionBudget budget() {
        return new ExpressionBudget(LONGEST_FOR_EXPRESSIONS, MOST_STEPS);
    }

    boolean hasExpressions() {
        return !expressions.isEmpty();
    }

    /** The same, but names of method override are only granted where they are listed by name. */
    public AllowedHeaders withoutOverrides() {
        return withoutOverrides;
    }

    /** Whether a name is refused only since it counts nowhere but where it is listed by name. */
    public boolean isRefusedOverride(String name) {
        return !grantsOverrides
                && OVERRIDES.contains(name, 0, name.length())
                && (any || matchesExpression(name.toLowerCase(Locale.ROOT)));
    }

    /** What allows names that are not listed. */
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

    /** Whether expressions look at a part of a text, unless they have looked at too many. */
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
