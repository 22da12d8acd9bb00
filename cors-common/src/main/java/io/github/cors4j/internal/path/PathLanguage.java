package io.github.cors4j.internal.path;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.text.Expression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns path patterns into expressions, so that what they match can be compared. */
final class PathLanguage {
    /** The characters of a normalised path; all others are escaped in it. */
    private static final String CHARACTERS = "!$%&'()*+,./0-9:;=@A-Z_a-z~-";

    private static final Language PATHS = Language.of(ExpressionParser.parse("/[" + CHARACTERS + "]*", false));

    /** The escapes that a normalised path does not have: of the characters above, except {@code /} and {@code *}. */
    private static final String IDLE_ESCAPES =
            "%(2[146-9B-Eb-e]|3[0-9ABDabd]|4[0-9A-Fa-f]|5[0-9AFaf]|6[1-9A-Fa-f]|7[0-9AEae])";

    /** Texts that an expression may match although no normalised path is like that. */
    private static final Node NO_PATHS = ExpressionParser.parse(
            "(?s)([^/].*)?|.*[^" + CHARACTERS + "].*|.*" + IDLE_ESCAPES + ".*|.*//.*|.*/\\.\\.?(/.*)?", false);

    private static final Language NO_PATH = Language.of(NO_PATHS);

    private static final Pattern SLASH_BEFORE_GROUP = Pattern.compile("/(?:\\((?:\\?:)?)+/");

    private PathLanguage() {}

    /** Returns whether an expression may match the path of a request; {@code false} is certain. */
    static boolean matchesSome(Expression expression) {
        String text = expression.toString();
        boolean perhapsNone = text.contains("%")
                || text.contains("//")
                || text.contains("/\\.")
                || SLASH_BEFORE_GROUP.matcher(text).find(); // isWithin is slow
        Language language = Language.of(expression.tree());
        return language.meets(PATHS) && !(perhapsNone && language.isWithin(NO_PATH));
    }

    /** Returns an expression that matches all paths of a pattern, and perhaps slightly more. */
    static Node of(PathPattern pattern) {
        Expression expression = pattern.expression();
        return expression != null ? expression.tree() : ExpressionParser.parse(spellings(pattern), false);
    }

    /** Returns all texts that these patterns certainly match, or that are not paths. */
    static Language certain(List<PathPattern> patterns) {
        List<Node> nodes = new ArrayList<>(List.of(NO_PATHS));
        patterns.stream().filter(PathLanguage::isExact).map(PathLanguage::of).forEach(nodes::add);
        return Language.ofAny(nodes);
    }

    /**
     * Returns whether the tree describes the pattern exactly: whether it has no assertions, such as a word boundary, inside.
     */
    private static boolean isExact(PathPattern pattern) {
        Expression expression = pattern.expression();
        return expression == null || isExact(expression.tree());
    }

    private static boolean isExact(Node node) {
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().allMatch(PathLanguage::isExact);
        }
        Deque<Node> within = new ArrayDeque<>(parts(node));
        if (isEnd(within.peekFirst())) {
            within.removeFirst();
        }
        if (isEnd(within.peekLast())) {
            within.removeLast();
        }
        return within.stream().noneMatch(PathLanguage::hasAssertion);
    }

    /** Returns whether a node stands for an end of the path, {@code ^} or {@code $}, and for no boundary of words. */
    private static boolean isEnd(@Nullable Node node) {
        return node instanceof Node.Assertion assertion
                && !assertion.source().equals("\\b")
                && !assertion.source().equals("\\B");
    }

    private static boolean hasAssertion(Node node) {
        return node instanceof Node.Assertion || parts(node).stream().anyMatch(PathLanguage::hasAssertion);
    }

    private static List<Node> parts(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts();
        }
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches();
        }
        return node instanceof Node.Repeated repeated ? List.of(repeated.part()) : List.of();
    }

    /** Returns an expression for the normalised path, and for the path as written, which routers use that do not decode. */
    private static String spellings(PathPattern pattern) {
        Set<String> spellings = new TreeSet<>(List.of(text(pattern), text(pattern.asWritten())));
        return String.join("|", spellings);
    }

    private static String text(PathPattern pattern) {
        List<String> segments = pattern.segments();
        boolean prefix = pattern.isPrefix();
        String before = segments.subList(0, prefix ? segments.size() - 1 : segments.size()).stream()
                .map(segment -> "/" + (segment.equals("*") ? "[^/]+" : quoted(segment)))
                .collect(Collectors.joining());
        return before + (prefix ? before.isEmpty() ? "/.*" : "(/.*)?" : before.isEmpty() ? "/" : "/?");
    }

    private static String quoted(String segment) {
        StringBuilder quoted = new StringBuilder(segment.length());
        for (char c : segment.toCharArray()) {
            quoted.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
        }
        return quoted.toString();
    }
}
