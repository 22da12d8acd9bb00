package io.github.cors4j.internal.text;

/** Recognises characters that are invisible, or that text processors put in place of others. */
public final class StrayCharacters {
    /** Invisible characters: soft hyphen, zero-width space, direction marks, word joiner, byte order mark. */
    private static final String INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff";

    private static final char FIRST_FULL_WIDTH = '\uff01';
    private static final char LAST_FULL_WIDTH = '\uff5e';
    private static final char FIRST_DASH = '\u2010';
    private static final char LAST_DASH = '\u2015';
    private static final char MINUS = '\u2212';

    /** Characters that look like those of {@link #MEANT}, in the same order. */
    private static final String LOOK_ALIKES = "\u3001\u2217\u204e\u2731\u2236\u2215\u2044";

    private static final String MEANT = ",***://";

    private StrayCharacters() {}

    /** Returns whether a text has an invisible character, or one that looks like a blank. */
    public static boolean areIn(String text) {
        return text.chars().anyMatch(c -> INVISIBLE.indexOf(c) >= 0 || isBlank(c));
    }

    /** Returns the text as it was typed, with the blanks and dashes of a keyboard. */
    public static String removed(String text) {
        if (CharacterClass.isAscii(text)) {
            return text;
        }
        StringBuilder typed = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (INVISIBLE.indexOf(c) < 0) {
                typed.append(typed(c));
            }
        }
        return typed.toString().strip();
    }

    private static char typed(char c) {
        if (c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH) {
            return (char) (c - FIRST_FULL_WIDTH + '!');
        }
        if (c >= FIRST_DASH && c <= LAST_DASH || c == MINUS) {
            return '-';
        }
        int alike = LOOK_ALIKES.indexOf(c);
        return alike >= 0 ? MEANT.charAt(alike) : isBlank(c) ? ' ' : c;
    }

    private static boolean isBlank(int c) {
        return c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}
