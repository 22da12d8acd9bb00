package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what servers, shells and file systems write in place of a path: a location, alternatives in braces, {@code ?}
 * for a character, a variable.
 */
final class ForeignPath {
    private static final Pattern MARK = Pattern.compile("(?i)(?:~\\*?|=|(?:regexp?|re) *:) *([\\^/].*)");

    /** A location of nginx. Without that word, it has to have the mark {@code ^~}, which only nginx uses. */
    private static final Pattern LOCATION =
            Pattern.compile("(?:location +(?:(=|~\\*?|\\^~) *)?|(\\^~) *)([\\^/][^ ]*)(?: *\\{ *\\}?)?");

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+[A-Za-z0-9_*-]+(\\\\+[A-Za-z0-9_*-]+)+");
    private static final Pattern VARIABLE = Pattern.compile(
            "(\\$[A-Za-z_][A-Za-z0-9_]*|[$#%]\\{[^{}]*\\}|\\{\\{[^{}]*\\}\\}|%[A-Za-z_][A-Za-z0-9_]{2,}%)(/.*)?");

    /** Braces as shells expand them. After a group or class, numbers in braces are a repetition instead. */
    private static final Pattern BRACES =
            Pattern.compile("^(/[^{}\\\\]*)\\{([A-Za-z][^{}\\\\:]*,[^{}\\\\]*)\\}([^{}\\\\]*)$"
                    + "|^(/(?:[^{}\\\\]*[A-Za-z0-9/_-])?)\\{([0-9]+(?:,[0-9]+)+)\\}([^{}\\\\]*)$");

    /** A {@code ?} after something that is never optional: it stands for a character, and does not begin a query. */
    private static final Pattern ONE_CHARACTER =
            Pattern.compile("/[^?#:{}<>()\\[\\]|\\\\^$]*(?:[_-]\\?+|/\\?\\?+|/\\?+/)[^=&:{}<>()\\[\\]|\\\\^$]*");

    private ForeignPath() {}

    /** Returns the text as it is spelled here, perhaps as an expression without its mark. */
    static String read(String text) {
        Matcher location = LOCATION.matcher(text);
        if (location.matches()) {
            return ofLocation(location);
        }
        Matcher mark = MARK.matcher(text);
        String bare = mark.matches() ? mark.group(1) : text;
        bare = text.startsWith("~") && bare.startsWith("^") ? unanchored(bare) : bare;
        Matcher backslashes = BACKSLASHES.matcher(bare);
        bare = backslashes.matches() ? bare.replace('\\', '/').replace("//", "/") : bare;
        return hasOneCharacter(bare) ? bare.replace("?", "[^/]") : bare;
    }

    private static String ofLocation(Matcher location) {
        String path = location.group(3);
        if (hasMarkOfExpression(location)) {
            return path.startsWith("^") ? unanchored(path) : path;
        }
        return "=".equals(location.group(1)) ? path : path + (path.endsWith("/") ? "*" : "/*");
    }

    private static boolean hasMarkOfExpression(Matcher location) {
        String mark = location.group(1);
        return mark != null && mark.startsWith("~");
    }

    /** Lets an expression that other servers search for at the beginning of a path match whatever follows, too. */
    private static String unanchored(String expression) {
        return expression.endsWith("$") || expression.endsWith("*") ? expression : expression + ".*";
    }

    /** Returns whether a mark makes an expression of the text. */
    static boolean isMarkedExpression(String text) {
        Matcher location = LOCATION.matcher(text);
        return location.matches()
                ? hasMarkOfExpression(location) || location.group(3).startsWith("^")
                : text.contains("^") && MARK.matches(text);
    }

    /** Returns whether a text is a location of nginx other than an expression. */
    static boolean isLocation(String text) {
        return LOCATION.matches(text) && !isMarkedExpression(text);
    }

    static boolean hasOneCharacter(String text) {
        return text.contains("?") && ONE_CHARACTER.matches(text);
    }

    /** Returns whether a text is a variable that was not replaced by its value. */
    static boolean isVariable(String text) {
        return VARIABLE.matches(text);
    }

    /** Returns whether a text is an object in JSON. */
    static boolean isObject(String text) {
        return text.startsWith("{") && text.endsWith("}") && text.contains("\"") && text.contains(":");
    }

    /** Returns whether a text has braces as shells expand them. */
    static boolean hasBraces(String text) {
        return BRACES.matches(text);
    }

    /** Returns each path that braces list; {@code null} if there are none. */
    static @Nullable List<String> ofBraces(String text) {
        Matcher braces = BRACES.matcher(text);
        if (!braces.matches()) {
            return null;
        }
        int first = braces.group(1) == null ? 4 : 1;
        return Stream.of(braces.group(first + 1).split(",", -1))
                .map(part -> braces.group(first) + part.strip() + braces.group(first + 2))
                .toList();
    }
}
