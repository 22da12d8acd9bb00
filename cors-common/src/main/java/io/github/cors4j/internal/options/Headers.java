package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.HeaderNames;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the options {@code allowHeaders} and {@code exposeHeaders}: the headers that pages may send and read. */
final class Headers {
    private static final String OF_CORS =
            "browsers read this header themselves, and pages have no use for it; remove it";

    private Headers() {}

    static AllowedHeaders readAllowed(@Nullable Object written, OptionReport report) {
        List<Object> entries = ListReader.of(written, report);
        List<Object> names = entries.stream()
                .filter(entry -> !Expression.isExpression(entry) && !HeaderExpressions.isUnmarked(entry, report))
                .toList();
        List<Expression> expressions = HeaderExpressions.read(entries, report);
        return new AllowedHeaders(names(names, HeaderNames::isForbiddenInRequests, true, report), expressions);
    }

    static List<String> readExposed(@Nullable Object written, OptionReport report) {
        if (written == null) {
            return List.of();
        }
        List<String> names = names(ListReader.of(written, report), HeaderNames::isForbiddenInResponses, false, report);
        return NameLists.fitting(names, report, "responses") ? names : List.of();
    }

    /**
     * Reads header names.
     *
     * @param expressions whether the option also takes expressions, so that one may be suggested
     */
    private static List<String> names(
            List<Object> entries, Predicate<String> forbidden, boolean expressions, OptionReport report) {
        List<String> names = new ArrayList<>();
        Function<List<String>, @Nullable String> proposal = listed -> joined(listed, forbidden, expressions);
        for (Object entry : entries) {
            String name = Expression.text(entry);
            ForeignName foreign = ForeignName.of(name);
            if (foreign != null) {
                if (foreign.isName(name, Reason.HEADER_INVALID, proposal, report)) {
                    names.add(name);
                }
                continue;
            }
            if (NameLists.isSeveral(name, proposal, report)) {
                continue;
            }
            if (Expression.isExpression(entry)) {
                report.error(
                        entry,
                        Reason.HEADER_INVALID,
                        "expressions are supported only for allowed headers; list the names of the headers",
                        proposal(name, forbidden));
            } else if (!CharacterClass.TOKEN.hasAll(name)) {
                refuse(name, forbidden, report);
            } else if (forbidden.test(name)) {
                report.error(entry, Reason.HEADER_FORBIDDEN, HeaderNames.remedy(name));
            } else {
                warnIfOdd(name, proposal, expressions, report);
                names.add(name);
            }
        }
        if (entries.size() > 1) {
            report.problems().withdraw("*"::equals, "remove it, or write * alone");
        }
        return Duplicates.removed(names, name -> name.toLowerCase(Locale.ROOT), name -> name, report);
    }

    private static void refuse(String written, Predicate<String> forbidden, OptionReport report) {
        if (report.problems().isFull()) {
            return;
        }
        String name = nameInLine(written);
        if (name == null) {
            report.error(
                    written,
                    Reason.HEADER_INVALID,
                    "a header name must consist of letters, digits and hyphens, such as X-Total-Count",
                    proposal(written, forbidden));
        } else if (forbidden.test(name)) {
            report.error(written, Reason.HEADER_FORBIDDEN, HeaderNames.remedy(name));
        } else if (HeaderNames.isOfCors(name)) {
            report.error(written, Reason.CORS_HEADER, OF_CORS);
        } else {
            report.error(written, Reason.HEADER_INVALID, "list only the name of the header, without a value", name);
        }
    }

    /** Returns the name from a header with its value, {@code X-A: 1}; {@code null} if the text is not one. */
    static @Nullable String nameInLine(String written) {
        if (HeaderExpressions.isMarked(written)) {
            return null;
        }
        int colon = written.indexOf(':');
        String name = written.substring(0, Math.max(0, colon)).strip();
        boolean valid = !name.isEmpty()
                && CharacterClass.TOKEN.hasAll(name)
                && !name.endsWith("-") // then the colon begins a parameter
                && !written.startsWith("//", colon + 1);
        return valid ? name : null;
    }

    /**
     * Returns the list to suggest in place of an entry; {@code null} if it lists no names, or one that must not be listed.
     */
    private static @Nullable String proposal(String written, Predicate<String> forbidden) {
        if (NameLists.meansAll(NameLists.withoutSymbol(written))) {
            return "*";
        }
        List<String> listed = NameLists.listed(written);
        return listed.isEmpty() ? null : joined(listed, forbidden, false);
    }

    /** Returns the names as a list, each once and spelled correctly; {@code null} if one of them must not be listed. */
    private static @Nullable String joined(List<String> names, Predicate<String> forbidden, boolean expressions) {
        String one =
                names.size() > 1 ? HeaderNames.meant(String.join(" ", names).replace('.', ' ')) : null;
        if (one != null) {
            return one; // one name, with blanks in place of hyphens
        }
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String written : names) {
            String meant = HeaderNames.meant(written);
            String name = meant == null ? written : meant;
            if (!isGood(name, forbidden, expressions)) {
                return null;
            }
            distinct.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        }
        return String.join(", ", distinct.values());
    }

    private static boolean isGood(String name, Predicate<String> forbidden, boolean expressions) {
        if (Expression.isExpression(name)) {
            return expressions && HeaderExpressions.anchored(UnmarkedExpression.body(name)) != null;
        }
        return NameLists.isPlain(name) && !name.endsWith("-") && !forbidden.test(name) && !HeaderNames.isOfCors(name);
    }

    private static void warnIfOdd(
            String name, Function<List<String>, @Nullable String> proposal, boolean expressions, OptionReport report) {
        if (report.problems().isFullOfWarnings()) {
            return;
        }
        if (HeaderNames.isOfCors(name)) {
            report.warning(name, Reason.CORS_HEADER, OF_CORS);
        } else if (NameLists.meansAll(name)) {
            report.warning(
                    name,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "this is read as the name of one header; any header is written as *",
                    "*");
        } else if (HeaderNames.meant(name) != null) {
            report.warning(
                    name,
                    Reason.HEADER_INVALID,
                    HeaderNames.isVariable(name)
                            ? "this is the name of a server variable that holds a header, not the name of the header"
                            : "this is not a common header, but similar to one",
                    proposal.apply(List.of(HeaderNames.meant(name))));
        } else if (name.contains("|") && NameLists.listed(name).size() > 1) {
            report.warning(
                    name,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "this is read as the name of one header; names must be separated by commas",
                    proposal.apply(NameLists.listed(name)));
        } else if (NameLists.looksLikeExpression(name)) {
            report.warning(
                    name,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "this is read as the name of a header: an expression must begin with ^, and is supported only"
                            + " for allowed headers",
                    expressions ? HeaderExpressions.of(name) : null);
        }
    }
}
