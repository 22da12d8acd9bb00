package io.github.cors4j.internal.problem;

import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.HarmlessText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes any value of a problem as one line that is safe to log, shortened if it is long. */
final class ValueText {
    private static final int MOST_ENTRIES = 5;

    private ValueText() {}

    static String of(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return HarmlessText.bare(String.valueOf(value));
        }
        return HarmlessText.of(text(value, true));
    }

    private static String text(@Nullable Object value, boolean outermost) {
        if (value instanceof Pattern) {
            return Expression.text(value);
        }
        if (value == null || isPlain(value)) {
            return String.valueOf(value);
        }
        if (value instanceof Map<?, ?> map) {
            return list("{", map.entrySet(), "}", outermost);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return text(entry.getKey(), false);
        }
        if (value instanceof Iterable<?> list) {
            return list("[", list, "]", outermost);
        }
        if (value instanceof Object[] array) {
            return list("[", Arrays.asList(array), "]", outermost);
        }
        return "a " + value.getClass().getName();
    }

    /** Returns whether the value's own text tells people what it is, unlike that of most classes. */
    private static boolean isPlain(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof Duration;
    }

    private static String list(String open, Iterable<?> list, String close, boolean outermost) {
        if (!outermost) {
            return open + "..." + close;
        }
        StringBuilder text = new StringBuilder(open);
        int shown = 0;
        for (Object entry : list) {
            if (shown > 0) {
                text.append(", ");
            }
            if (shown++ == MOST_ENTRIES) {
                text.append("...");
                break;
            }
            text.append(text(entry, false));
        }
        return text.append(close).toString();
    }
}
