package io.github.cors4j.internal.options;

import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.HeaderLanguage;
import io.github.cors4j.internal.header.HeaderNames;
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

    private static final String FORBIDDEN =
            "browsers set the headers that match this expression themselves and never ask permission for them; remove it";

    /** A {@code *} at the beginning or behind a hyphen, of which it would hardly repeat any. */
    private static final Pattern STAR_ALONE = Pattern.compile("(^\\^|[A-Za-z0-9]-)\\*");

    private static final Pattern WORDS_IN_CLASS = Pattern.compile("\\[([A-Za-z0-9_-]{2,}(?:\\|[A-Za-z0-9_-]{2,})+)\\]");

    /** What other formats write before an expression. */
    private static final Pattern MARK = Pattern.compile("(?i)(?:regexp?|re|pattern)\\s*:\\s*");

    /** A value behind a name, or the colon before it. */
    private static final Pattern VALUE = Pattern.compile("([^?\\[]):[^()\\[\\]{}]*$");

    private static final Pattern SEPARATOR = Pattern.compile("[;\\s]");

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
            case FORBIDDEN_NAMES -> report.error(entry, Reason.HEADER_FORBIDDEN, FORBIDDEN);
            case NAMES_OF_CORS ->
                report.warning(
                        entry,
                        Reason.CORS_HEADER,
                        "browsers read the headers that match this expression themselves; remove it");
            case NAMES -> warnIfOdd(entry, report);
        }
    }

    private static void warnIfOdd(Object entry, OptionReport report) {
        String text = Expression.text(entry);
        List<String> listed = NameLists.listed(text);
        boolean begun = text.startsWith("^") && !text.endsWith("$");
        if (listed.size() == 1 && listed.get(0).endsWith("-")) {
            report.warning(
                    entry,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "an expression must match the whole name",
                    anchored(listed.get(0) + ".*"));
        } else if (listed.size() == 1 && begun) {
            report.warning(
                    entry,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "an expression must match the whole name, so this one matches a single header; list that name, or"
                            + " end it with .*$");
        } else if (STAR_ALONE.matcher(text).find()) {
            report.warning(
                    entry,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "in an expression, * repeats only the character before it",
                    useful(STAR_ALONE.matcher(text).replaceAll("$1.*")));
        } else if (WORDS_IN_CLASS.matcher(text).find()) {
            report.warning(
                    entry,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "brackets stand for one of the characters in them; words must be in parentheses",
                    useful(WORDS_IN_CLASS.matcher(text).replaceAll("($1)")));
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
            String meant = anchored(body(name));
            if (meant != null && language(meant) == HeaderLanguage.FORBIDDEN_NAMES) {
                report.error(entry, Reason.HEADER_FORBIDDEN, FORBIDDEN);
            } else {
                report.error(
                        entry,
                        Reason.EXPRESSION_UNMARKED,
                        "this looks like a regular expression, which must begin with ^",
                        SEPARATOR.matcher(name).find() && !VALUE.matcher(name).find() ? each(name) : useful(meant));
            }
        }
        return unmarked;
    }

    /** Returns whether a mark says that the text is an expression. */
    static boolean isMarked(String text) {
        return text.contains(":") && MARK.matcher(text).lookingAt();
    }

    /** Returns the names and expressions between separators; {@code null} if one of them must not be listed. */
    private static @Nullable String each(String text) {
        List<String> all = new ArrayList<>();
        for (String element : ForeignList.elements(text)) {
            boolean name = NameLists.isPlain(element) && !HeaderNames.isForbiddenInRequests(element);
            String proposal = name ? element : useful(anchored(body(element)));
            if (proposal == null) {
                return null;
            }
            all.add(proposal);
        }
        return String.join(", ", all);
    }

    /** Returns an expression if it matches names that a page may send; {@code null} otherwise. */
    private static @Nullable String useful(@Nullable String expression) {
        return expression != null && language(expression) == HeaderLanguage.NAMES ? expression : null;
    }

    private static HeaderLanguage language(String expression) {
        return HeaderLanguage.of(Expression.of(expression).ignoringCase());
    }

    /** Returns the body of the expression that was meant. A text that ends in a hyphen is the beginning of a name. */
    private static String body(String name) {
        String bare = MARK.matcher(name).lookingAt() ? MARK.matcher(name).replaceFirst("") : name;
        String body = UnmarkedExpression.body(withoutSlashes(VALUE.matcher(bare).replaceFirst("$1")));
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
