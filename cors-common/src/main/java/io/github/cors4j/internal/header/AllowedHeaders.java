package io.github.cors4j.internal.header;

import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.Listing;
import io.github.cors4j.internal.text.NameSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The request headers that a policy allows; names compare without case. */
public final class AllowedHeaders {
    public static final AllowedHeaders ANY = new AllowedHeaders(List.of("*"), List.of());

    private final boolean any;
    private final List<String> spelled;
    private final NameSet names = new NameSet();
    private final List<Expression> expressions;

    public AllowedHeaders(List<String> names, List<Expression> expressions) {
        this.any = names.contains("*");
        this.spelled = names;
        this.expressions = List.copyOf(expressions);
        for (String name : names) {
            if (!name.equals("*")) {
                this.names.add(name, 0, name.length());
            }
        }
    }

    /** Whether a part of a text is a header name, and an allowed one. */
    boolean contains(String text, int from, int to) {
        if (names.contains(text, from, to)) {
            return true;
        }
        if (!any && expressions.isEmpty()
                || !CharTable.TOKEN.hasAll(text, from, to)
                || to - from == 1 && text.charAt(from) == '*') {
            return false;
        }
        return any || matchesExpression(text.substring(from, to).toLowerCase(Locale.ROOT));
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
