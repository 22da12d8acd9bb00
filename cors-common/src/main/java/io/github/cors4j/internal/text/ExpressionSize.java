package io.github.cors4j.internal.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large an expression gets when RE2 writes out what is repeated: {@code ((a{1000}){1000}){1000}} would take
 * all memory before anybody could ask.
 */
final class ExpressionSize {
    private static final long MOST = 100_000;
    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");
    private static final int LONGEST = "{123456789,123456789}".length();

    private final String text;
    private final Deque<Long> around = new ArrayDeque<>();
    private long size;
    private long last;

    private ExpressionSize(String text) {
        this.text = text;
    }

    static boolean isExcessive(String text) {
        return new ExpressionSize(text).isExcessive();
    }

    private boolean isExcessive() {
        int next;
        for (int i = 0; i < text.length() && size <= MOST; i = next) {
            next = i + 1;
            switch (text.charAt(i)) {
                case '(' -> {
                    around.push(size);
                    size = 0;
                }
                case ')' -> {
                    last = size;
                    size += around.isEmpty() ? 0 : around.pop();
                }
                case '{' -> {
                    Matcher repetition = REPETITION.matcher(text.substring(i, Math.min(text.length(), i + LONGEST)));
                    if (repetition.lookingAt()) {
                        repeat(repetition);
                        next = i + repetition.end();
                    } else {
                        add();
                    }
                }
                case '*', '+', '?' -> {}
                case '\\' -> {
                    next = escapeEnd(i);
                    add();
                }
                case '[' -> {
                    next = classEnd(i);
                    add();
                }
                default -> add();
            }
        }
        return size > MOST;
    }

    private void add() {
        last = 1;
        size++;
    }

    private void repeat(Matcher repetition) {
        String most = repetition.group(2);
        long times = Math.max(
                Long.parseLong(repetition.group(1)), most == null || most.isEmpty() ? 0 : Long.parseLong(most));
        size += last * Math.max(0, times - 1);
        last *= Math.max(1, times);
    }

    /** {@code \\x{41}} and {@code \\p{L}} repeat nothing. */
    private int escapeEnd(int start) {
        boolean braced = start + 2 < text.length()
                && "xpP".indexOf(text.charAt(start + 1)) >= 0
                && text.charAt(start + 2) == '{';
        return Math.max(start + 2, braced ? text.indexOf('}', start) + 1 : 0);
    }

    private int classEnd(int start) {
        int i = start + 1;
        if (text.startsWith("^", i)) {
            i++;
        }
        if (text.startsWith("]", i)) {
            i++;
        }
        while (i < text.length() && text.charAt(i) != ']') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
