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
            Pattern.compile("(?:location +(?:(=|\\^~) *)?|(\\^~) *)([\\^/][^ ]*)(?: *\\{ *\\}?)?");

    /** An expression of nginx, which is looked for anywhere in a path. */
    private static final Pattern SEARCH =
            Pattern.compile("(?:location +)?(~\\*?)(?: +([^ ^][^ ]*)| *(\\^[^ ]*))(?: *\\{ *\\}?)?");

    /** What routers and proxies call to name one path. */
    private static final Pattern CALL = Pattern.compile(
            "(?i)\\.?(path|pathprefix|antmatchers?|mvcmatchers?|requestmatchers?|addmapping)\\( *[\"'`](/[^\"'`]*)[\"'`] *\\)");

    /** A path with the origins that may call it. */
    private static final Pattern WITH_ORIGINS = Pattern.compile(
            "/[^\\s?]*?(?:(?: *(?:->|=>) *|: +| +)(?:[A-Za-z][A-Za-z0-9+-]*://.*|\\*)|[=:][A-Za-z][A-Za-z0-9+-]*://.*)");

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+[A-Za-z0-9_*-]+(\\\\+[A-Za-z0-9_*-]+)+");
    private static final Pattern VARIABLE = Pattern.compile(
            "(\\$[A-Za-z_][A-Za-z0-9_]*|[$#%]\\{[^{}]*\\}|\\{\\{[^{}]*\\}\\}|(?:/[^%]*)?%[A-Za-z_][A-Za-z0-9_]{2,}%)([/._-].*)?");

    /**
     * A variable within a path. A plain name in small letters may be a parameter, {@code ${id}}, and {@code $} and {@code @}
     * are also characters of paths, {@code /$metadata}.
     */
    private static final Pattern VARIABLE_WITHIN = Pattern.compile("\\{\\{[^{}]*\\}\\}"
            + "|\\$\\([A-Za-z_][A-Za-z0-9_. ]*\\)"
            + "|\\$\\{(?:[A-Z]|[^{}]*[^A-Za-z0-9_{}])[^{}]*\\}"
            + "|\\$[A-Z][A-Z0-9_]+(?:[/._-]|$)"
            + "|[/._-]@[A-Za-z][A-Za-z0-9_.-]*@(?:[/._-]|$)");

    /** A location of Apache. */
    private static final Pattern TAG = Pattern.compile("(?i)<Location(?:Match)?\\s.*>");

    private static final Pattern TAG_OF_PREFIX = Pattern.compile("(?i)<Location +\"?(/[^\">]*)\"?>");

    /** A call with a path that has no quotes. */
    private static final Pattern BARE_CALL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:]*\\( *\\^?/[^()]*\\)");

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
        if (isSearch(text)) {
            Matcher search = SEARCH.matcher(text);
            return search.matches() ? found(search) : text;
        }
        Matcher location = LOCATION.matcher(text);
        if (location.matches()) {
            return ofLocation(location);
        }
        Matcher tag = TAG_OF_PREFIX.matcher(text);
        if (tag.matches()) {
            return tag.group(1) + (tag.group(1).endsWith("/") ? "*" : "/*");
        }
        Matcher mark = MARK.matcher(text);
        String bare = mark.matches() ? mark.group(1) : text;
        bare = hasBackslashesForSlashes(bare) ? bare.replace('\\', '/').replace("//", "/") : bare;
        return hasOneCharacter(bare) ? bare.replace("?", "[^/]") : bare;
    }

    /** Returns the path that a call names, with all below it if it is a prefix, or else the text. */
    static String withoutCall(String text) {
        Matcher call = CALL.matcher(text.endsWith(")") ? text : "");
        if (!call.matches()) {
            return text;
        }
        String path = call.group(2);
        boolean prefix = call.group(1).equalsIgnoreCase("pathprefix") && !path.contains("*");
        return prefix ? path + (path.endsWith("/") ? "*" : "/*") : path;
    }

    /** Returns whether origins stand behind a path. */
    static boolean hasOrigins(String text) {
        return (text.contains("://") || text.endsWith("*")) && WITH_ORIGINS.matches(text);
    }

    /** Returns whether a text is a path of Windows. */
    static boolean hasBackslashesForSlashes(String text) {
        return text.startsWith("\\") && BACKSLASHES.matches(text);
    }

    /** Returns whether a text is such a path, perhaps with its drive. */
    static boolean isOfWindows(String text) {
        boolean drive = text.indexOf(':') == 1 && Character.isLetter(text.charAt(0));
        return hasBackslashesForSlashes(drive ? text.substring(2) : text);
    }

    private static boolean isSearch(String text) {
        return text.contains("~") && SEARCH.matches(text);
    }

    private static String ofLocation(Matcher location) {
        String path = location.group(3);
        return "=".equals(location.group(1)) ? path : path + (path.endsWith("/") ? "*" : "/*");
    }

    /** Writes an expression that nginx searches for in a path, so that it matches what precedes and follows, too. */
    private static String found(Matcher search) {
        String flags = search.group(1).endsWith("*") ? "(?i)" : "";
        String expression = search.group(2) == null ? search.group(3).substring(1) : ".*" + search.group(2);
        boolean ended = expression.endsWith("$") || expression.endsWith("*");
        return "^" + flags + expression + (ended ? "" : ".*");
    }

    /** Returns whether a mark makes an expression of the text. */
    static boolean isMarkedExpression(String text) {
        Matcher location = LOCATION.matcher(text);
        return isSearch(text)
                || (location.matches() ? location.group(3).startsWith("^") : text.contains("^") && MARK.matches(text));
    }

    /** Returns whether a text is a location of nginx other than an expression, or one of Apache. */
    static boolean isLocation(String text) {
        return LOCATION.matches(text) && !isMarkedExpression(text) || isTag(text);
    }

    static boolean isTag(String text) {
        return text.startsWith("<") && TAG.matches(text);
    }

    static boolean hasOneCharacter(String text) {
        return text.contains("?") && ONE_CHARACTER.matches(text);
    }

    /** Returns whether a text is a variable that was not replaced by its value. */
    static boolean isVariable(String text) {
        return VARIABLE.matches(text)
                || text.startsWith("/") && VARIABLE_WITHIN.matcher(text).find();
    }

    /** Returns whether a text is a call whose result cannot be known. */
    static boolean isCall(String text) {
        return text.endsWith(")") && BARE_CALL.matches(text);
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
