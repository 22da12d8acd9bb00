package io.github.cors4j.internal.options;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into entries that are separated by commas, perhaps with blanks around them. */
final class ListText {
    private ListText() {}

    /**
     * Splits a text at its commas, except for those inside braces, brackets or parentheses, or after a backslash. It stops
     * after slightly more than {@code most} entries; the last one then holds the rest.
     */
    static List<String> split(String text, int most) {
        if (text.indexOf(',') < 0) {
            return List.of(text.strip());
        }
        List<String> entries = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length() && entries.size() <= most; i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '[' -> i = endOfClass(text, i);
                case '(', '{' -> depth++;
                case ')', '}' -> depth = Math.max(0, depth - 1);
                case ',' -> {
                    if (depth == 0) {
                        entries.add(text.substring(start, i).strip());
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        entries.add(text.substring(start).strip());
        return entries;
    }

    /** Returns the index of the bracket that ends a character class. Inside a class, parentheses are plain characters. */
    private static int endOfClass(String text, int start) {
        int i = start + 1;
        if (i < text.length() && text.charAt(i) == '^') {
            i++;
        }
        if (i < text.length() && text.charAt(i) == ']') {
            i++;
        }
        while (i < text.length() && text.charAt(i) != ']') {
            i += text.charAt(i) == '\\' ? 2 : text.startsWith("[:", i) ? posixClass(text, i) : 1;
        }
        return i;
    }

    /** Returns the length of the POSIX class that begins here, such as {@code [:alpha:]}, or 1 if it does not end. */
    private static int posixClass(String text, int start) {
        int end = text.indexOf(":]", start + 2);
        return Math.max(1, end + 2 - start);
    }
}
