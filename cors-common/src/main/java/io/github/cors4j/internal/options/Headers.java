package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.HeaderNames;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the options {@code allowHeaders} and {@code exposeHeaders}: what pages may send and read. */
final class Headers {
    private Headers() {}

    static AllowedHeaders readAllowed(@Nullable Object written, OptionReport report) {
        List<Object> entries = ListReader.of(written, report);
        List<Object> names = entries.stream()
                .filter(entry -> !Expression.isExpression(entry) && !isUnmarked(entry, report))
                .toList();
        List<Expression> expressions = new ArrayList<>();
        ExpressionBudget budget = AllowedHeaders.budget();
        for (Object entry : entries) {
            Expression expression =
                    Expression.isExpression(entry) ? report.problems().expression(report.place(), entry, budget) : null;
            if (expression != null) {
                expressions.add(expression.ignoringCase());
            }
        }
        return new AllowedHeaders(
                names(names, HeaderNames::isForbiddenInRequests, Headers::expression, report), expressions);
    }

    /** Reports what is no name, and would be an expression if it said so. */
    private static boolean isUnmarked(Object entry, OptionReport report) {
        String name = Expression.text(entry);
        boolean unmarked = !CharTable.TOKEN.hasAll(name) && UnmarkedExpression.hasSigns(name);
        if (unmarked) {
            report.error(
                    entry,
                    Reason.EXPRESSION_UNMARKED,
                    "this looks like an expression, and an expression begins with ^",
                    "^" + UnmarkedExpression.body(name) + "$");
        }
        return unmarked;
    }

    static List<String> readExposed(@Nullable Object written, OptionReport report) {
        if (written == null) {
            return List.of();
        }
        List<String> names =
                names(ListReader.of(written, report), HeaderNames::isForbiddenInResponses, name -> null, report);
        return NameLists.fitting(names, report, "responses") ? names : List.of();
    }

    /**
     * Reads names.
     *
     * @param expression what a name that looks like an expression was meant to be, if it may be one here
     */
    private static List<String> names(
            List<Object> entries,
            Predicate<String> forbidden,
            Function<String, @Nullable String> expression,
            OptionReport report) {
        List<String> names = new ArrayList<>();
        for (Object entry : entries) {
            String name = Expression.text(entry);
            if (NameLists.isSeveral(name, report)) {
                continue;
            }
            if (!CharTable.TOKEN.hasAll(name) || Expression.isExpression(entry)) {
                report.error(
                        entry, Reason.HEADER_INVALID, "a header name has letters, digits and hyphens: X-Total-Count");
            } else if (forbidden.test(name)) {
                report.error(entry, Reason.HEADER_FORBIDDEN, HeaderNames.remedy(name));
            } else {
                warnIfOdd(name, expression, report);
                names.add(name);
            }
        }
        return Duplicates.removed(names, name -> name.toLowerCase(Locale.ROOT), name -> name, report);
    }

    private static void warnIfOdd(String name, Function<String, @Nullable String> expression, OptionReport report) {
        if (report.problems().isFullOfWarnings()) {
            return;
        }
        if (HeaderNames.isOfCors(name)) {
            report.warning(
                    name,
                    Reason.CORS_HEADER,
                    "browsers read this header themselves, and pages have no use for it; remove it");
        } else if (NameLists.looksLikeExpression(name)) {
            report.problems()
                    .warning(
                            report.place(),
                            name,
                            Reason.LOOKS_LIKE_EXPRESSION,
                            "this is the name of a header: only what begins with ^ is an expression, among allowed headers",
                            expression.apply(name));
        }
    }

    /** Where nothing but {@code *} is special, it stands for any characters. */
    private static @Nullable String expression(String name) {
        boolean expression = name.contains(".*") || name.contains(".+") || !name.contains("*");
        String body = expression ? name : quoted(name);
        try {
            return Expression.of("^" + body + (body.endsWith("$") ? "" : "$")).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder(name.length());
        for (char c : name.toCharArray()) {
            quoted.append(c == '*' ? "." : ".+$^|".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return quoted.toString();
    }
}
