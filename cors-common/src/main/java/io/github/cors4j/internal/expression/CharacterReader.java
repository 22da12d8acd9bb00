package io.github.cors4j.internal.expression;

import org.jspecify.annotations.Nullable;

/** Reads the parts of an expression that stand for one character: escapes and classes. */
final class CharacterReader {
    /**
     * The largest character in an escape: for some larger ones, such as U+1C80, RE2/J looks for the other case without end.
     */
    private static final int LARGEST = 255;

    private final String text;
    private int at;

    /** Whether all members of a class are known. If they are not, it counts as any character, which is on the safe side. */
    private boolean certain;

    CharacterReader(String text) {
        this.text = text;
    }

    boolean hasMore() {
        return at < text.length();
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    char peek() {
        return text.charAt(at);
    }

    boolean isAt(String expected) {
        return text.startsWith(expected, at);
    }

    char next() {
        if (!hasMore()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return text.charAt(at++);
    }

    boolean skip(String expected) {
        boolean found = isAt(expected);
        at += found ? expected.length() : 0;
        return found;
    }

    String from(int start) {
        return text.substring(start, at);
    }

    /**
     * Returns the text up to a mark, and moves past it. If there is no mark, this is the rest of the text, provided that
     * {@code orEnd} allows it.
     */
    String until(String mark, boolean orEnd) {
        int start = at;
        int found = text.indexOf(mark, start);
        if (found == -1 && !orEnd) {
            throw new IllegalArgumentException(mark + " is missing");
        }
        int end = found == -1 ? text.length() : found;
        at = Math.min(text.length(), end + mark.length());
        return text.substring(start, end);
    }

    /** Reads an escape outside of a class, other than an assertion or a quotation. */
    CharSet escape(boolean ignoringCase) {
        certain = true;
        CharSet named = namedEscape(ignoringCase);
        CharSet set = named == null ? CharSet.of(escaped()) : named;
        return !certain ? CharSet.ALL : ignoringCase ? set.ignoringCase() : set;
    }

    /** Reads a class after its opening bracket. */
    CharSet characterClass(boolean ignoringCase) {
        certain = true;
        boolean negated = skip("^");
        CharSet set = CharSet.NONE;
        boolean first = true;
        while (first || !isAt("]")) {
            first = false;
            set = set.or(member(ignoringCase));
        }
        at++;
        return !certain ? CharSet.ALL : negated ? set.negated() : set;
    }

    private CharSet member(boolean ignoringCase) {
        if (isAt("[:") && text.indexOf(":]", at) != -1) {
            at += 2;
            String name = until(":]", false);
            CharSet posix = NamedClasses.posix(name, ignoringCase);
            if (posix == null) {
                throw new IllegalArgumentException("[:" + name + ":] is not a class");
            }
            return posix;
        }
        CharSet named = isAt("\\") ? namedEscape(ignoringCase) : null;
        CharSet set = named == null ? range() : named;
        return named == null && ignoringCase ? set.ignoringCase() : set;
    }

    private CharSet range() {
        int from = member(next());
        int to = from;
        if (isAt("-") && !isAt("-]")) {
            at++;
            to = member(next());
        }
        if (to < from) {
            throw new IllegalArgumentException("a range goes backwards");
        }
        return CharSet.range(from, to);
    }

    private int member(char c) {
        if (c == '\\') {
            at--;
            return escaped();
        }
        return c;
    }

    private @Nullable CharSet namedEscape(boolean ignoringCase) {
        char letter = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (letter == 'p' || letter == 'P') {
            at += 2;
            String name = skip("{") ? until("}", false) : String.valueOf(next());
            CharSet unicode = NamedClasses.unicode(name, ignoringCase, letter == 'P');
            certain &= unicode != null;
            return unicode == null ? CharSet.ALL : unicode;
        }
        CharSet perl = NamedClasses.perl(letter);
        at += perl == null ? 0 : 2;
        return perl;
    }

    private int escaped() {
        at++;
        char c = next();
        int control = "afnrtv".indexOf(c);
        if (control >= 0) {
            return "\u0007\f\n\r\t\u000b".charAt(control);
        }
        if (c == 'x') {
            return hexadecimal();
        }
        if (c == '0' || c >= '1' && c <= '7' && hasMore() && isOctal(peek())) {
            return octal(c - '0');
        }
        if (Character.isLetterOrDigit(c)) {
            throw new IllegalArgumentException("\\" + c + " is not an escape");
        }
        return c;
    }

    private int octal(int first) {
        int value = first;
        for (int digits = 1; digits < 3 && hasMore() && isOctal(peek()); digits++) {
            value = 8 * value + next() - '0';
        }
        return value;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private int hexadecimal() {
        String digits = skip("{") ? until("}", false) : "" + next() + next();
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            value = 16 * value + digit;
            if (digit < 0 || value > LARGEST) {
                throw new IllegalArgumentException("\\x" + digits + " is not a character that browsers send unescaped");
            }
        }
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("\\x{} is not a character");
        }
        return value;
    }
}
