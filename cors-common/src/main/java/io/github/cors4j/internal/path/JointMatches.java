package io.github.cors4j.internal.path;

import io.github.cors4j.internal.expression.ExpressionText;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.text.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds the patterns that together match all paths of another one, if there are expressions among them. */
final class JointMatches {
    /** How many characters of patterns that begin alike are compared, some 100 bytes each. Beyond that, nothing is found. */
    private static final int MOST = 100_000;

    private final Map<PathPattern, String> beginnings = new IdentityHashMap<>();
    private int left = MOST;

    /** Returns those of the preceding patterns that together match all paths of a pattern; empty if they do not. */
    List<PathPattern> of(PathPattern pattern, List<PathPattern> ahead) {
        Predicate<PathPattern> beginsAlike = beginsAlike(pattern);
        List<PathPattern> alike = ahead.stream().filter(beginsAlike).toList();
        left -= pattern.text().length();
        for (PathPattern other : alike) {
            left -= other.text().length();
        }
        if (left < 0 || alike.isEmpty()) {
            return List.of();
        }
        Language paths = Language.of(PathLanguage.of(pattern));
        List<PathPattern> taking = alike.stream()
                .filter(other -> paths.meets(Language.of(PathLanguage.of(other))))
                .toList();
        return paths.isWithin(PathLanguage.certain(taking)) ? taking : List.of();
    }

    private Predicate<PathPattern> beginsAlike(PathPattern pattern) {
        String beginning = beginning(pattern);
        return other -> {
            String another = beginning(other);
            return beginning.startsWith(another) || another.startsWith(beginning);
        };
    }

    private String beginning(PathPattern pattern) {
        return beginnings.computeIfAbsent(pattern, JointMatches::beginningOf);
    }

    /** Returns the text with which all paths of a pattern begin. */
    private static String beginningOf(PathPattern pattern) {
        Expression expression = pattern.expression();
        if (expression != null) {
            return ExpressionText.beginning(expression.tree());
        }
        String text = pattern.text();
        int end = 0;
        while (end < text.length() && "*%".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }
}
