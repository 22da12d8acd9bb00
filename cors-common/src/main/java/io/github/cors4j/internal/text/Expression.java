package io.github.cors4j.internal.text;

import com.google.re2j.PatternSyntaxException;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.ExpressionSize;
import io.github.cors4j.internal.expression.ExpressionSteps;
import io.github.cors4j.internal.expression.Node;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A regular expression that has to match a whole value, in time linear in its length: nothing that comes from a request
 * reaches a backtracking engine (CVE-2024-6844, and ReDoS in many others).
 */
public final class Expression {
    private static final Map<Integer, Integer> FLAGS = Map.of(
            Pattern.CASE_INSENSITIVE, com.google.re2j.Pattern.CASE_INSENSITIVE,
            Pattern.DOTALL, com.google.re2j.Pattern.DOTALL,
            Pattern.MULTILINE, com.google.re2j.Pattern.MULTILINE);

    /** The letters of the flags in a text, in the order in which they are written. */
    private static final SortedMap<Integer, String> LETTERS = new TreeMap<>(Map.of(
            Pattern.UNIX_LINES, "d",
            Pattern.CASE_INSENSITIVE, "i",
            Pattern.COMMENTS, "x",
            Pattern.MULTILINE, "m",
            Pattern.DOTALL, "s",
            Pattern.UNICODE_CASE, "u",
            Pattern.UNICODE_CHARACTER_CLASS, "U"));

    /** The most steps of a program: RE2 recurses on the stack of the deciding thread, which three times as many overflow. */
    private static final int LARGEST_PROGRAM = 5_000;

    /** The most characters of an expression: RE2/J takes memory in the square of it. */
    private static final int LONGEST = 6_000;

    /** The most parts once repetitions are written out, which RE2 does before its program can be measured. */
    private static final int MOST_PARTS = 20_000;

    /**
     * RE2/J never ends while it looks for the other case of some letters, such as U+1C80, that are newer than its tables.
     * Origins and header names have no such letters, and paths have them as escapes.
     */
    private static final String NOT_ASCII =
            "it contains characters that are not ASCII; browsers send punycode in origins and %-escapes in paths";

    static final String TOO_LARGE = "it is too large; use fewer repetitions, or write several expressions";

    private final String text;
    private final com.google.re2j.Pattern pattern;
    private final Node tree;

    private Expression(String text, com.google.re2j.Pattern pattern, Node tree) {
        this.text = text;
        this.pattern = pattern;
        this.tree = tree;
    }

    /** Returns whether a value is an expression: among texts, only those are that begin with {@code ^}. */
    public static boolean isExpression(Object value) {
        return value instanceof Pattern || value instanceof String text && text.startsWith("^");
    }

    /** Returns what is written; for a {@link Pattern}, with its flags as in a text: {@code ^(?i)a}. */
    public static String text(Object value) {
        try {
            return value instanceof Pattern pattern ? text(pattern) : value.toString();
        } catch (StackOverflowError e) {
            return "nested too deeply";
        }
    }

    private static String text(Pattern pattern) {
        StringBuilder flags = new StringBuilder();
        LETTERS.forEach((flag, letter) -> flags.append((pattern.flags() & flag) != 0 ? letter : ""));
        String text = pattern.pattern();
        int start = text.startsWith("^") ? 1 : 0;
        boolean shown = text.startsWith("(?" + flags + ")", start); // Java counts these among the flags, too
        return flags.isEmpty() || shown ? text : text.substring(0, start) + "(?" + flags + ")" + text.substring(start);
    }

    /**
     * Compiles a text or a {@link Pattern}.
     *
     * @throws IllegalArgumentException if RE2 cannot express it; the message tells why
     */
    public static Expression of(Object value) {
        return value instanceof Pattern pattern ? compile(pattern) : compile(value.toString(), value.toString(), 0);
    }

    public Expression ignoringCase() {
        return compile(text, pattern.pattern(), pattern.flags() | com.google.re2j.Pattern.CASE_INSENSITIVE);
    }

    public boolean matches(String value) {
        return pattern.matcher(value).matches();
    }

    private static Expression compile(Pattern pattern) {
        int unknown = pattern.flags();
        int flags = 0;
        for (Map.Entry<Integer, Integer> flag : FLAGS.entrySet()) {
            if ((pattern.flags() & flag.getKey()) != 0) {
                unknown &= ~flag.getKey();
                flags |= flag.getValue();
            }
        }
        if (unknown != 0) {
            throw new IllegalArgumentException("it has flags other than CASE_INSENSITIVE, DOTALL and MULTILINE");
        }
        if (hasNestedClass(pattern.pattern())) {
            throw new IllegalArgumentException("a class within a class, or &&, has another meaning in RE2");
        }
        return compile(text(pattern), pattern.pattern(), flags);
    }

    private static Expression compile(String shown, String text, int flags) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(TOO_LARGE);
        }
        if (text.chars().anyMatch(c -> c > 127)) {
            throw new IllegalArgumentException(NOT_ASCII);
        }
        Node tree = ExpressionParser.parse(text, (flags & com.google.re2j.Pattern.CASE_INSENSITIVE) != 0);
        if (ExpressionSize.of(tree) > MOST_PARTS) {
            throw new IllegalArgumentException(TOO_LARGE);
        }
        try {
            com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(text, flags);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw new IllegalArgumentException(TOO_LARGE);
            }
            return new Expression(shown, pattern, tree);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    /**
     * Returns whether a class has another one, or {@code &&}, in it: Java joins and intersects these, but RE2 reads plain
     * characters, without an error.
     */
    private static boolean hasNestedClass(String text) {
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass && (c == '[' || text.startsWith("&&", i))) {
                return true;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
        }
        return false;
    }

    /** Returns the size: the steps of its program, of some 60 bytes each. */
    public int size() {
        return pattern.programSize();
    }

    /** Returns how many steps it takes at most to match a text of some length. */
    long steps(int length) {
        return ExpressionSteps.of(tree, length);
    }

    /** Returns the parts that it is made of. */
    public Node tree() {
        return tree;
    }

    @Override
    public String toString() {
        return text;
    }
}
