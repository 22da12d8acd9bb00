package io.github.cors4j.internal.text;

import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A regular expression that has to match a whole value, in time linear in it: what comes from a request never meets a
 * backtracking engine (CVE-2024-6844 and the ReDoS of many others).
 */
public final class Expression {
    private static final Map<Integer, Integer> FLAGS = Map.of(
            Pattern.CASE_INSENSITIVE, com.google.re2j.Pattern.CASE_INSENSITIVE,
            Pattern.DOTALL, com.google.re2j.Pattern.DOTALL,
            Pattern.MULTILINE, com.google.re2j.Pattern.MULTILINE);

    /** RE2 goes from step to step on the stack of the thread that decides; three times as many overflow it. */
    private static final int MOST_STEPS = 5_000;

    /**
     * RE2/J never ends while it looks for the other case of some letters, such as U+1C80, which newer tables than its own
     * have; neither an origin nor a header name has any, and a path has them as escapes.
     */
    private static final String NOT_ASCII =
            "it names characters that are not ASCII; browsers send punycode in origins and %-escapes in paths";

    private static final com.google.re2j.Pattern ESCAPED_BEYOND_LATIN =
            com.google.re2j.Pattern.compile("\\\\x\\{0*[1-9A-Fa-f][0-9A-Fa-f]{2}");

    private static final String TOO_LARGE = "it is too large; repeat less, or write several expressions";

    private final com.google.re2j.Pattern pattern;

    private Expression(com.google.re2j.Pattern pattern) {
        this.pattern = pattern;
    }

    /** Nothing but a leading {@code ^} makes a text an expression: nobody guesses. */
    public static boolean isExpression(Object value) {
        return value instanceof Pattern || value instanceof String text && text.startsWith("^");
    }

    public static String text(Object value) {
        try {
            return value instanceof Pattern pattern ? pattern.pattern() : value.toString();
        } catch (StackOverflowError e) {
            return "nested too deeply";
        }
    }

    /**
     * Compiles a text or a {@link Pattern}.
     *
     * @throws IllegalArgumentException if RE2 cannot express it; the message tells why
     */
    public static Expression of(Object value) {
        return new Expression(value instanceof Pattern pattern ? compile(pattern) : compile(value.toString(), 0));
    }

    public Expression ignoringCase() {
        return new Expression(com.google.re2j.Pattern.compile(
                pattern.pattern(), pattern.flags() | com.google.re2j.Pattern.CASE_INSENSITIVE));
    }

    public boolean matches(String value) {
        return pattern.matcher(value).matches();
    }

    private static com.google.re2j.Pattern compile(Pattern pattern) {
        int unknown = pattern.flags();
        int flags = 0;
        for (Map.Entry<Integer, Integer> flag : FLAGS.entrySet()) {
            if ((pattern.flags() & flag.getKey()) != 0) {
                unknown &= ~flag.getKey();
                flags |= flag.getValue();
            }
        }
        if (unknown != 0) {
            throw new IllegalArgumentException("its flags go beyond CASE_INSENSITIVE, DOTALL and MULTILINE");
        }
        if (hasNestedClass(pattern.pattern())) {
            throw new IllegalArgumentException("a class within a class, or &&, means something else to RE2");
        }
        return compile(pattern.pattern(), flags);
    }

    private static com.google.re2j.Pattern compile(String text, int flags) {
        if (text.chars().anyMatch(c -> c > 127)
                || ESCAPED_BEYOND_LATIN.matcher(text).find()) {
            throw new IllegalArgumentException(NOT_ASCII);
        }
        if (ExpressionSize.isExcessive(text)) {
            throw new IllegalArgumentException(TOO_LARGE);
        }
        try {
            com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(text, flags);
            if (pattern.programSize() > MOST_STEPS) {
                throw new IllegalArgumentException(TOO_LARGE);
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("it is nested too deeply", e);
        }
    }

    /** Java joins and intersects classes where RE2 reads plain characters, without an error. */
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

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
