package io.github.cors4j.internal.expression;

import java.util.stream.IntStream;

/**
 * A set of ASCII characters. Other characters that an expression matches are left out: no origin has them.
 *
 * @param low the characters up to {@code ?}, one bit each
 * @param high the characters from {@code @} on, one bit each
 */
public record CharSet(long low, long high) {
    static final CharSet NONE = new CharSet(0, 0);
    public static final CharSet ALL = NONE.negated();
    private static final int SIZE = 128;

    static CharSet of(int c) {
        return range(c, c);
    }

    public static CharSet of(String characters) {
        CharSet set = NONE;
        for (int i = 0; i < characters.length(); i++) {
            set = set.or(of(characters.charAt(i)));
        }
        return set;
    }

    static CharSet range(int from, int to) {
        long low = 0;
        long high = 0;
        for (int c = Math.max(0, from); c <= to && c < SIZE; c++) {
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << c;
            }
        }
        return new CharSet(low, high);
    }

    public boolean has(int c) {
        return c < SIZE && ((c < 64 ? low : high) >>> c & 1) != 0;
    }

    public boolean isEmpty() {
        return low == 0 && high == 0;
    }

    boolean meets(CharSet other) {
        return (low & other.low) != 0 || (high & other.high) != 0;
    }

    CharSet or(CharSet other) {
        return new CharSet(low | other.low, high | other.high);
    }

    public CharSet and(CharSet other) {
        return new CharSet(low & other.low, high & other.high);
    }

    public CharSet without(CharSet other) {
        return and(other.negated());
    }

    CharSet negated() {
        return new CharSet(~low, ~high);
    }

    /** Returns the set with both cases of each letter. */
    CharSet ignoringCase() {
        CharSet both = this;
        for (char c = 'a'; c <= 'z'; c++) {
            char upper = (char) (c - 'a' + 'A');
            if (has(c) || has(upper)) {
                both = both.or(of(c)).or(of(upper));
            }
        }
        return both;
    }

    public int size() {
        return Long.bitCount(low) + Long.bitCount(high);
    }

    /** Returns the first character; for an empty set, a character that no set has. */
    public char first() {
        return (char) (low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high));
    }

    /** Returns whether this is one character, or one letter in both cases; {@link #letter} returns it. */
    public boolean isLiteral() {
        return size() == 1 || size() == 2 && Character.isUpperCase(first()) && has(Character.toLowerCase(first()));
    }

    /** Returns the only character, in lower case. */
    public char letter() {
        return Character.toLowerCase(first());
    }

    /** Returns all characters, in their order. */
    public String characters() {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, SIZE).filter(this::has).forEach(all::appendCodePoint);
        return all.toString();
    }
}
