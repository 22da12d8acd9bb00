package io.github.cors4j.internal.text;

/** A set of ASCII characters. */
public final class CharTable {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + DIGITS;

    public static final CharTable DECIMAL = new CharTable(DIGITS);

    public static final CharTable HEXADECIMAL = new CharTable(DIGITS + "ABCDEFabcdef");

    /** Letters, digits and the marks of a <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">token</a>. */
    public static final CharTable TOKEN = new CharTable(LETTERS_AND_DIGITS + "!#$%&'*+-.^_`|~");

    /** Letters, digits and the marks of a <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.1">scheme</a>. */
    public static final CharTable SCHEME = new CharTable(LETTERS_AND_DIGITS + "+-.");

    /**
     * Letters, digits and the marks of a host. Browsers accept others, but no origin that is meant to be allowed has them.
     */
    public static final CharTable HOST = new CharTable(LETTERS_AND_DIGITS + "-._");

    /** <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">Unreserved</a> characters. */
    public static final CharTable UNRESERVED = new CharTable(LETTERS_AND_DIGITS + "-._~");

    /**
     * The characters of a path, besides escapes (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986</a>).
     */
    public static final CharTable PATH = new CharTable(LETTERS_AND_DIGITS + "-._~!$&'()*+,;=:@/");

    /** The characters that have no other meaning in a path, whatever software reads it. */
    public static final CharTable PLAIN_PATH = new CharTable(LETTERS_AND_DIGITS + "-._~!&=:@/");

    private final boolean[] members = new boolean[128];

    private CharTable(String characters) {
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
