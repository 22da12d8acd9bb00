package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.origin.OriginExpressions;
import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginParser;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the option {@code origins}: the origins whose pages may call. */
final class Origins {
    static final List<OriginPattern> ANY = List.of(new OriginPattern.Any());

    private Origins() {}

    static List<OriginPattern> read(@Nullable Object written, OptionReport report) {
        List<Object> entries = ListReader.of(written, report);
        if (entries.isEmpty() && report.problems().isEmpty()) {
            report.error(
                    "[]",
                    Reason.EMPTY,
                    "without origins, no page may call; list the origins, or list the paths in exclude, which leaves"
                            + " them without CORS");
        }
        ExpressionBudget budget = OriginMatcher.budget();
        List<OriginPattern> read = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            OriginPattern pattern = report.problems().isFull() ? null : pattern(entry, budget, report);
            if (pattern != null) {
                read.add(pattern);
            }
        }
        List<OriginPattern> patterns = Duplicates.removed(read, Object::toString, Object::toString, report);
        if (entries.size() > 1) {
            report.problems().withdraw("*"::equals, "remove it, or write * alone");
            if (entries.contains("*") && entries.stream().distinct().count() > 1) {
                report.error(
                        "*", Reason.WILDCARD_BESIDE_OTHERS, "* allows any origin; remove it, or remove the others");
            }
        }
        return patterns;
    }

    private static @Nullable OriginPattern pattern(Object entry, ExpressionBudget budget, OptionReport report) {
        if (Expression.isExpression(entry)) {
            Expression expression = report.problems().expression(report.place(), entry, budget);
            return expression != null && OriginExpressions.check(report.place(), entry, expression, report.problems())
                    ? new OriginPattern.Matching(expression)
                    : null;
        }
        return OriginParser.parse(report.place(), (String) entry, report.problems());
    }
}
