package io.github.cors4j.internal.text;

import java.util.Locale;
import java.util.Set;

/** Recognises texts that remove something from a list, such as {@code all but DELETE}, which no list here can do. */
public final class WrittenExclusion {
    /** Words that remove what follows; a word alone may be a name. */
    private static final Set<String> WORDS = Set.of(
            "no",
            "not",
            "but",
            "minus",
            "without",
            "except",
            "exclude",
            "excludes",
            "excluding",
            "omit",
            "remove",
            "deny",
            "disallow",
            "ignore",
            "skip",
            "block",
            "forbid",
            "reject");

    /** Pieces of the names of settings that exclude something. */
    private static final Set<String> PARTS = Set.of(
            "exclu",
            "except",
            "deny",
            "denied",
            "disallow",
            "ignor",
            "skip",
            "block",
            "forbid",
            "reject",
            "black",
            "omit",
            "without",
            "not");

    private static final int LONGEST_NAME = 60;
    private static final String SEPARATORS = " \t\n\r,;\"'`({[";

    private WrittenExclusion() {}

    /** Returns whether a word or a sign in a text removes what follows. */
    public static boolean isIn(String text) {
        if (text.startsWith("#")) {
            return true; // commented out
        }
        for (int i = 0; i < text.length(); i++) {
            boolean begins = i == 0 || SEPARATORS.indexOf(text.charAt(i - 1)) >= 0;
            if (begins && (isSign(text, i) || isWord(text, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSign(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return switch (text.charAt(at)) {
            case '!' -> isLetter(next) || "*/^\"'` ".indexOf(next) >= 0;
            case '-' -> isLetter(next) || next == '*';
            case '~' -> isLetter(next);
            default -> false;
        };
    }

    private static boolean isWord(String text, int start) {
        int end = start;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() - 1
                && ": \t".indexOf(text.charAt(end)) >= 0
                && WORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** Returns whether a text begins with the name of a setting that excludes something, {@code excludedPaths=}. */
    public static boolean isNamed(String text) {
        int end = 0;
        while (end < text.length() && end <= LONGEST_NAME && ":=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end == text.length() || end > LONGEST_NAME) {
            return false;
        }
        String name = text.substring(0, end).toLowerCase(Locale.ROOT);
        return name.chars().allMatch(c -> isLetter((char) c) || "0123456789_.-\"'{ ".indexOf(c) >= 0)
                && PARTS.stream().anyMatch(name::contains);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
