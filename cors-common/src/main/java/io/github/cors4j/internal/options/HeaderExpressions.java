package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.HeaderLanguage;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the expressions among the allowed headers, and recognises entries that were meant as expressions. */
final class HeaderExpressions {
    /** Flags that other languages write after the closing slash of an expression. Header names ignore case anyway. */
    private static final Set<String> FLAGS = Set.of("", "i", "g", "gi", "ig");

    private HeaderExpressions() {}

    /** Reads the entries of a list that are expressions. */
    static List<Expression> read(List<Object> entries, OptionReport report) {
        List<Expression> expressions = new ArrayList<>();
        ExpressionBudget budget = AllowedHeaders.budget();
        for (Object entry : entries) {
            Expression expression =
                    Expression.isExpression(entry) ? report.problems().expression(report.place(), entry, budget) : null;
            if (expression != null) {
                Expression anyCase = expression.ignoringCase();
                expressions.add(anyCase);
                check(entry, anyCase, report);
            }
        }
        return expressions;
    }

    /** Reports an expression that matches no name that a page may send, or that lacks a {@code .*} at its end. */
    private static void check(Object entry, Expression expression, OptionReport report) {
        switch (HeaderLanguage.of(expression)) {
            case NO_NAMES ->
                report.error(entry, Reason.UNREACHABLE, "no header name can match this expression; remove it");
            case FORBIDDEN_NAMES ->
                report.error(
                        entry,
                        Reason.HEADER_FORBIDDEN,
                        "browsers set the headers that match this expression themselves and never ask permission for"
                                + " them; remove it");
            case NAMES_OF_CORS ->
                report.warning(
                        entry,
                        Reason.CORS_HEADER,
                        "browsers read the headers that match this expression themselves; remove it");
            case NAMES -> {
                List<String> listed = NameLists.listed(Expression.text(entry));
                if (listed.size() == 1 && listed.get(0).endsWith("-")) {
                    report.warning(
                            entry,
                            Reason.LOOKS_LIKE_EXPRESSION,
                            "an expression must match the whole name",
                            anchored(listed.get(0) + ".*"));
                }
            }
        }
    }

    /** Returns whether an entry is not a name, but an expression without its {@code ^}, and reports it if so. */
    static boolean isUnmarked(Object entry, OptionReport report) {
        String name = Expression.text(entry);
        boolean unmarked = !CharacterClass.TOKEN.hasAll(name)
                && ForeignName.of(name) == null
                && !ForeignList.isQuoted(name)
                && Headers.nameInLine(name) == null
                && (UnmarkedExpression.hasSigns(name) || !withoutSlashes(name).equals(name));
        if (unmarked && !report.problems().isFull()) {
            report.error(
                    entry,
                    Reason.EXPRESSION_UNMARKED,
                    "this looks like a regular expression, which must begin with ^",
                    anchored(body(name)));
        }
        return unmarked;
    }

    /** Returns the body of the expression that was meant. A text that ends in a hyphen is the beginning of a name. */
    private static String body(String name) {
        String body = UnmarkedExpression.body(withoutSlashes(name));
        return body.endsWith("-") ? body + ".*" : body;
    }

    /** Removes the slashes around an expression of another language. No header name contains a slash. */
    private static String withoutSlashes(String name) {
        int end = name.lastIndexOf('/');
        boolean marked = end > 1 && name.indexOf('/') == 0 && FLAGS.contains(name.substring(end + 1));
        String body = marked ? name.substring(1, end) : name;
        return body.contains("/") ? name : body;
    }

    /** Returns the expression that matches whole names; {@code null} if it cannot be one. */
    static @Nullable String anchored(String body) {
        if (body.contains("/")) {
            return null; // no header name contains one
        }
        try {
            return Expression.of("^" + body + "$").toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Returns the expression that a name was meant to be. A {@code *} stands for any characters, unless the name has
     * {@code .*} or {@code .+}.
     */
    static @Nullable String of(String name) {
        boolean expression = name.contains(".*") || name.contains(".+") || !name.contains("*");
        String body = expression ? name : quoted(name);
        return anchored(body.endsWith("$") ? body.substring(0, body.length() - 1) : body);
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder(name.length());
        for (char c : name.toCharArray()) {
            quoted.append(c == '*' ? "." : ".+$^|".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return quoted.toString();
    }
}
