package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.SubstringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds patterns for one label below the same parent, such as {@code pr-*} and {@code *-web}, by hash: first by the text
 * before the {@code *}, then by the text after it, with one look-up for each length that occurs.
 */
final class LabelPatterns {
    /** Texts of at most 62 characters, with a bit for each length that occurs. */
    private record Affixes<V>(SubstringTable<V> texts, long lengths) {
        static <V> Affixes<V> of(Map<String, V> byText) {
            long lengths = 0;
            for (String text : byText.keySet()) {
                lengths |= 1L << text.length();
            }
            return new Affixes<>(new SubstringTable<>(byText), lengths);
        }
    }

    private final Affixes<Affixes<OriginPattern.Host>> patterns;

    LabelPatterns(List<OriginPattern.Host> patterns) {
        Map<String, Affixes<OriginPattern.Host>> byBeginning = new HashMap<>();
        grouped(patterns, OriginPattern.Host::labelBeginning).forEach((beginning, group) -> {
            Map<String, OriginPattern.Host> byEnd = new HashMap<>();
            grouped(group, OriginPattern.Host::labelEnd).forEach((end, same) -> byEnd.put(end, same.get(0)));
            byBeginning.put(beginning, Affixes.of(byEnd));
        });
        this.patterns = Affixes.of(byBeginning);
    }

    private static Map<String, List<OriginPattern.Host>> grouped(
            List<OriginPattern.Host> patterns, Function<OriginPattern.Host, String> by) {
        Map<String, List<OriginPattern.Host>> groups = new HashMap<>();
        patterns.forEach(pattern -> groups.computeIfAbsent(by.apply(pattern), text -> new ArrayList<>())
                .add(pattern));
        return groups;
    }

    /** Returns the pattern for the label in a region of a text. The {@code *} stands for at least one character. */
    OriginPattern.@Nullable Host find(String text, int from, int to) {
        for (long left = patterns.lengths; left != 0; left &= left - 1) {
            int end = from + Long.numberOfTrailingZeros(left);
            if (end >= to) {
                return null;
            }
            Affixes<OriginPattern.Host> ends = patterns.texts.get(text, from, end);
            OriginPattern.Host found = ends == null ? null : find(ends, text, end, to);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static OriginPattern.@Nullable Host find(Affixes<OriginPattern.Host> ends, String text, int from, int to) {
        for (long left = ends.lengths; left != 0; left &= left - 1) {
            int start = to - Long.numberOfTrailingZeros(left);
            if (start <= from) {
                return null;
            }
            OriginPattern.Host found = ends.texts.get(text, start, to);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
