package io.github.cors4j.internal.text;

/** The ASCII characters that a kind of text may have: numbers, tokens, hosts, paths. */
public final class CharacterClass {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + DIGITS;

    public static final CharacterClass DECIMAL = new CharacterClass(DIGITS);

    public static final CharacterClass HEXADECIMAL = new CharacterClass(DIGITS + "ABCDEFabcdef");

    /** Letters, digits and the marks of a <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">token</a>. */
    public static final CharacterClass TOKEN = new CharacterClass(LETTERS_AND_DIGITS + "!#$%&'*+-.^_`|~");

    /** Letters, digits and the marks of a <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.1">scheme</a>. */
    public static final CharacterClass SCHEME = new CharacterClass(LETTERS_AND_DIGITS + "+-.");

    /**
     * Letters, digits and the marks of a host. Browsers accept others, but no origin that is meant to be allowed has them.
     */
    public static final CharacterClass HOST = new CharacterClass(LETTERS_AND_DIGITS + "-._");

    /** <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">Unreserved</a> characters. */
    public static final CharacterClass UNRESERVED = new CharacterClass(LETTERS_AND_DIGITS + "-._~");

    /**
     * The characters of a path, besides escapes (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986</a>).
     */
    public static final CharacterClass PATH = new CharacterClass(LETTERS_AND_DIGITS + "-._~!$&'()*+,;=:@/");

    /** The characters that have no other meaning in a path, whatever software reads it. */
    public static final CharacterClass PLAIN_PATH = new CharacterClass(LETTERS_AND_DIGITS + "-._~!&=:@/");

    private final boolean[] members = new boolean[128];

    private CharacterClass(String characters) {
        for (char c : characters.toCharArray()) {
            members[c] = true;
        }
    }

    public boolean has(char c) {
        return c < 128 && members[c];
    }

    /** Returns whether a region is not empty and has no other characters. */
    public boolean hasAll(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }

    public boolean hasAll(String text) {
        return hasAll(text, 0, text.length());
    }

    /** Returns whether a text has only ASCII characters. */
    public static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /**
     * Returns whether a character is <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.3">optional whitespace</a>.
     */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
