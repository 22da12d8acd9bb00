package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the option {@code methods}: what a preflight may ask for. */
final class Methods {
    /** The default; whoever writes one of them, in whatever case, means it in upper case. */
    static final Set<String> USUAL = Collections.unmodifiableSet(
            new TreeSet<>(Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")));

    /** <a href="https://fetch.spec.whatwg.org/#forbidden-method">Forbidden methods</a>. */
    private static final Set<String> FORBIDDEN = Set.of("CONNECT", "TRACE", "TRACK");

    private Methods() {}

    static Set<String> read(@Nullable Object written, OptionReport report) {
        List<String> names = new ArrayList<>();
        for (Object entry : ListReader.of(written, report)) {
            String method = Expression.text(entry);
            String upper = method.toUpperCase(Locale.ROOT);
            if (NameLists.isSeveral(method, report)) {
                continue;
            }
            if (!CharTable.TOKEN.hasAll(method) || Expression.isExpression(entry)) {
                report.error(
                        entry,
                        Reason.METHOD_INVALID,
                        "a method is a word such as PUT; expressions go only with origins, headers and paths");
            } else if (FORBIDDEN.contains(upper)) {
                report.error(entry, Reason.METHOD_FORBIDDEN, "browsers never let a page use this method; remove it");
            } else {
                if (NameLists.looksLikeExpression(method)) {
                    report.warning(
                            entry,
                            Reason.LOOKS_LIKE_EXPRESSION,
                            "this is the name of a method, and no expression; write * alone for any method");
                }
                names.add(USUAL.contains(upper) ? upper : method);
            }
        }
        Set<String> methods = new TreeSet<>(Duplicates.removed(names, name -> name, name -> name, report));
        if (methods.contains("*") && methods.size() > 1) {
            report.error("*", Reason.WILDCARD_BESIDE_OTHERS, "* is every method; remove it, or remove the others");
        }
        return NameLists.fitting(methods, report, "preflights") ? methods : Set.of();
    }
}
