package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Removes entries of a list that mean the same as an earlier one. */
final class Duplicates {
    private Duplicates() {}

    /** Returns the entries without duplicates, and warns of each duplicate. */
    static <T> List<T> removed(
            List<T> entries, Function<T, String> meaning, Function<T, String> text, OptionReport report) {
        if (entries.size() < 2) {
            return List.copyOf(entries);
        }
        Map<String, T> distinct = new LinkedHashMap<>();
        for (T entry : entries) {
            if (distinct.putIfAbsent(meaning.apply(entry), entry) != null) {
                report.warning(text.apply(entry), Reason.DUPLICATE, "it is listed twice; write it once");
            }
        }
        return List.copyOf(distinct.values());
    }
}
