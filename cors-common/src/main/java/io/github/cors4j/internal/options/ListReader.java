package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.ForeignList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a list. Each is a text that is not blank, or a {@link Pattern}. */
final class ListReader {
    /** The most entries of a list: more than anybody needs, and a bound for a list without end. */
    private static final int MOST = 250_000;

    /**
     * The most characters of an entry other than an expression: far more than any origin, path, method or header name has.
     */
    private static final int LONGEST = 2_048;

    private static final int LONGEST_EXPRESSION = 16_384;

    private final OptionReport report;
    private final List<Object> entries = new ArrayList<>();
    private int written;

    private ListReader(OptionReport report) {
        this.report = report;
    }

    /** Reads a list of any class, or a single text or {@link Pattern} in place of a list. */
    static List<Object> of(@Nullable Object written, OptionReport report) {
        ListReader entries = new ListReader(report);
        entries.readList(written);
        return entries.entries;
    }

    private void readList(@Nullable Object list) {
        if (list == null) {
            report.error(
                    null,
                    Reason.NULL_VALUE,
                    "the value must not be null; write a value, or leave the option out for its default");
        } else if (list instanceof CharSequence || list instanceof Pattern || ForeignTypes.isRegexOfKotlin(list)) {
            readEntry(list);
        } else if (list instanceof Object[] array) {
            readAll(Arrays.asList(array));
        } else if (list instanceof Iterable<?> all && !ForeignTypes.isObject(list)) {
            readAll(ForeignTypes.inOrder(all));
        } else {
            report.error(list, Reason.TYPE_INVALID, "write a list of strings, or one string for a single entry");
        }
    }

    private void readAll(Iterable<?> list) {
        for (Object entry : list) {
            if (report.problems().isFull() || isTooMuch()) {
                return;
            }
            readEntry(entry);
        }
    }

    private boolean isTooMuch() {
        if (written++ < MOST) {
            return false;
        }
        report.error("[...]", Reason.TOO_LARGE, "the list has too many entries");
        return true;
    }

    private void readEntry(@Nullable Object entry) {
        if (entry == null) {
            report.error(null, Reason.NULL_VALUE, "an entry must not be null; remove it, or write a string");
        } else if (entry instanceof CharSequence text) {
            readText(text.toString());
        } else if (entry instanceof Pattern) {
            entries.add(entry);
        } else if (ForeignTypes.isRegexOfKotlin(entry)) {
            report.error(
                    entry.toString(),
                    Reason.TYPE_INVALID,
                    "write a string or a java.util.regex.Pattern; toPattern() converts a Kotlin Regex");
        } else {
            boolean list = entry instanceof Iterable || entry instanceof Object[];
            report.error(
                    entry,
                    Reason.TYPE_INVALID,
                    list ? "a list must not contain a list; write all strings in one list" : "write a string");
        }
    }

    private void readText(String text) {
        if (text.length() <= LONGEST_EXPRESSION && ForeignList.isQuoted(text)) {
            if (ForeignList.elements(text).stream().allMatch(String::isEmpty)) {
                report.error(
                        text, Reason.BLANK, "its quotes or brackets must not be empty; remove it, or write a value");
                return;
            }
            entries.add(text.strip()); // reported where it is known what the text means
            return;
        }
        boolean blank = false;
        for (String entry : ListText.split(text, MOST)) {
            if (isTooMuch()) {
                return;
            } else if (entry.length() > (entry.startsWith("^") ? LONGEST_EXPRESSION : LONGEST)) {
                report.error(
                        entry,
                        entry.startsWith("^")
                                ? Reason.EXPRESSION_INVALID
                                : entry.startsWith("/") ? Reason.PATH_INVALID : Reason.TOO_LARGE,
                        "it has " + entry.length() + " characters, more than any value that it could match");
            } else if (entry.isEmpty()) {
                if (!blank) {
                    report.error(text, Reason.BLANK, "an entry must not be blank; remove it, or write a value");
                }
                blank = true; // a text may have a million blank entries; one report is enough
            } else {
                entries.add(entry);
            }
        }
    }
}
