package io.github.cors4j.internal.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression as RE2 does (<a href="https://github.com/google/re2/wiki/Syntax">its syntax</a>). It refuses what it
 * does not understand, so that nothing is overlooked.
 */
public final class ExpressionParser {
    /** The deepest nesting of groups: deeper than anybody writes, and far from a stack overflow. */
    private static final int DEEPEST = 200;

    private static final int MOST_TIMES = 1_000;
    private static final int NO_NUMBER = -2;

    private final CharacterReader in;
    private boolean ignoringCase;
    private int depth;

    private ExpressionParser(String text, boolean ignoringCase) {
        this.in = new CharacterReader(text);
        this.ignoringCase = ignoringCase;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is not valid; the message says why
     */
    public static Node parse(String text, boolean ignoringCase) {
        ExpressionParser parser = new ExpressionParser(text, ignoringCase);
        Node all = parser.alternatives();
        if (parser.in.hasMore()) {
            throw new IllegalArgumentException("a closing parenthesis has no opening one");
        }
        return all;
    }

    private Node alternatives() {
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (in.skip("|"));
        return branches.size() == 1 ? branches.get(0) : new Node.Alternatives(branches);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        boolean repeated = false;
        while (in.hasMore() && in.peek() != '|' && in.peek() != ')') {
            int start = in.position();
            int[] times = times();
            if (times == null) {
                in.moveTo(start);
                add(parts);
            } else if (parts.isEmpty() || repeated) {
                throw new IllegalArgumentException("there is nothing to repeat before " + in.from(start));
            } else {
                in.skip("?");
                Node last = parts.remove(parts.size() - 1);
                parts.add(new Node.Repeated(last, times[0], times[1], in.from(start)));
            }
            repeated = times != null;
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    /** Reads a repetition. Returns the least and the most times; {@code null} if there is none. */
    private int @Nullable [] times() {
        return switch (in.next()) {
            case '*' -> new int[] {0, Node.UNBOUNDED};
            case '+' -> new int[] {1, Node.UNBOUNDED};
            case '?' -> new int[] {0, 1};
            case '{' -> counted();
            default -> null;
        };
    }

    /** Reads a count after its opening brace. Returns {@code null} if it is not quite one: then it is plain characters. */
    private int @Nullable [] counted() {
        int least = number();
        int most = least;
        if (least != NO_NUMBER && in.skip(",")) {
            most = in.isAt("}") ? Node.UNBOUNDED : number();
        }
        if (most == NO_NUMBER || !in.skip("}")) {
            return null;
        }
        if (least > MOST_TIMES || most > MOST_TIMES || most != Node.UNBOUNDED && most < least) {
            throw new IllegalArgumentException(
                    "a repetition count is a number up to " + MOST_TIMES + ", the smaller one first");
        }
        return new int[] {least, most};
    }

    /** Reads a number. Returns {@link #NO_NUMBER} if there is none, or it has a leading zero. */
    private int number() {
        int start = in.position();
        int value = 0;
        while (in.hasMore() && in.peek() >= '0' && in.peek() <= '9') {
            value = Math.min(MOST_TIMES + 1, 10 * value + in.next() - '0');
        }
        String digits = in.from(start);
        return digits.isEmpty() || digits.length() > 1 && digits.startsWith("0") ? NO_NUMBER : value;
    }

    private void add(List<Node> parts) {
        int start = in.position();
        if (in.skip("\\Q")) {
            String quoted = in.until("\\E", true);
            for (int i = 0; i < quoted.length(); i++) {
                parts.add(literal(quoted.charAt(i), quoted.substring(i, i + 1)));
            }
        } else if (in.isAt("\\") && isAssertion()) {
            in.moveTo(start + 2);
            parts.add(new Node.Assertion(in.from(start)));
        } else if (in.isAt("\\")) {
            CharSet set = in.escape(ignoringCase);
            parts.add(new Node.One(set, in.from(start)));
        } else {
            char c = in.next();
            switch (c) {
                case '(' -> group(parts);
                case '[' -> parts.add(new Node.One(in.characterClass(ignoringCase), in.from(start)));
                case '^', '$' -> parts.add(new Node.Assertion(in.from(start)));
                case '.' -> parts.add(new Node.One(CharSet.ALL, "."));
                default -> parts.add(literal(c, in.from(start)));
            }
        }
    }

    private boolean isAssertion() {
        return in.isAt("\\A") || in.isAt("\\z") || in.isAt("\\b") || in.isAt("\\B");
    }

    private Node literal(char c, String source) {
        CharSet set = CharSet.of(c);
        return new Node.One(ignoringCase ? set.ignoringCase() : set, source);
    }

    /** Reads a group, or flags for what follows, after the opening parenthesis. */
    private void group(List<Node> parts) {
        boolean outside = ignoringCase;
        if (in.skip("?")) {
            boolean named = in.skip("P<") || in.skip("<");
            if (named && in.isAt("=") || named && in.isAt("!")) {
                throw new IllegalArgumentException("it uses look-behind");
            }
            if (named) {
                in.until(">", false);
            } else if (flags()) {
                return;
            }
        }
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("it is nested too deeply");
        }
        parts.add(alternatives());
        if (!in.skip(")")) {
            throw new IllegalArgumentException("a closing parenthesis is missing");
        }
        depth--;
        ignoringCase = outside;
    }

    /** Reads flags. Returns whether they stand alone, and no group follows. */
    private boolean flags() {
        boolean on = true;
        while (true) {
            char flag = in.next();
            switch (flag) {
                case 'i' -> ignoringCase = on;
                case 'm', 's', 'U' -> {} // line ends and greediness do not matter here
                case '-' -> on = false;
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    return true;
                }
                default -> throw new IllegalArgumentException("(?" + flag + " is not a group");
            }
        }
    }
}
