package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises a path with a method before or behind it, as routers list their routes. */
final class PathWithMethod {
    private static final String ONE_METHOD = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|ALL|ANY)";

    private static final String METHODS = ONE_METHOD + "(?:(?:\\s*[|,/+&]\\s*|\\s+)" + ONE_METHOD + ")*";

    private static final String METHODS_IN_BRACKETS = "[\\[(](?i:" + METHODS + ")[\\])]";

    private static final Pattern METHOD =
            Pattern.compile("(?:\\*|(?i:" + METHODS + ")|" + METHODS_IN_BRACKETS + ")\\s+([/^].*)");

    /** A method behind a path, in capitals or in brackets: otherwise it might end a name with blanks. */
    private static final Pattern METHOD_BEHIND =
            Pattern.compile("(/\\S*?)(?:\\s+|\\s*:\\s*)(?:" + METHODS + "|" + METHODS_IN_BRACKETS + ")");

    private static final int LONGEST_METHODS = 60;

    private static final Pattern METHODS_ALONE = Pattern.compile("(?i)" + METHODS);

    private PathWithMethod() {}

    /** Returns the path of a text in which a method stands before a path or behind it; {@code null} for any other. */
    static @Nullable String withoutMethod(String text) {
        boolean separated = text.indexOf(' ') > 0 || text.indexOf(':') > 0 || text.indexOf('\t') > 0;
        if (!separated || text.length() > PathRemedy.LONGEST) {
            return null;
        }
        Matcher before = METHOD.matcher(text);
        Matcher behind = METHOD_BEHIND.matcher(text);
        return before.matches() ? before.group(1) : behind.matches() ? behind.group(1) : null;
    }

    static boolean isMethod(String text) {
        return text.length() <= LONGEST_METHODS
                && METHODS_ALONE.matches(text)
                && !text.equalsIgnoreCase("all")
                && !text.equalsIgnoreCase("any");
    }
}
