package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.UnmarkedExpression;
import org.jspecify.annotations.Nullable;

/** Recognises a text that was meant as an expression but is not written as one, and writes the expression. */
final class MeantExpression {
    /** A letter that may be missing within a path, the plural at its end, or {@code colou?r}: any other begins a query. */
    private static final Pattern OPTIONAL_LETTER = Pattern.compile(
            "/[^?#:{}<>]*(?:[A-Za-z0-9)\\]]\\?(?:[A-Za-z0-9._-]*/[A-Za-z0-9/._-]*|[._-][A-Za-z0-9._-]*)|[s)\\]]\\?|u\\?r[A-Za-z0-9._-]*)");

    /** Any characters between others; between two dots, {@code app.*.js}, the star probably stands for a part of a name. */
    private static final Pattern ANY_WITHIN = Pattern.compile("[^*]\\.\\*[A-Za-z0-9]");

    /** A group in place of a segment; within one, parentheses are characters, {@code /Products(1)}. */
    private static final Pattern WORD_IN_GROUP = Pattern.compile("/\\([A-Za-z0-9_-]+\\)(?:/|$)");

    private static final Pattern STAR_SEGMENTS = Pattern.compile("/\\*(/)");
    private static final Pattern STAR_OF_ALTERNATIVE = Pattern.compile("/\\*([|)]|$)");

    /** A character class in a segment that has other characters as well. */
    private static final Pattern CLASS = Pattern.compile("[^/\\[]\\[[A-Za-z0-9]+\\]|\\[[A-Za-z0-9]+\\][^/\\]]");

    /** The end of an expression that says how a path ends, perhaps with a slash and flags behind. */
    private static final Pattern ENDED = Pattern.compile("(\\$|\\\\[zZ]|\\.\\*\\)?\\??)$");

    private static final Pattern ANY_AT_END = Pattern.compile("(?:\\.[*+]|\\(/\\.\\*\\)\\?)$");

    private static final Pattern SLASH_AND_FLAGS = Pattern.compile("/[a-z]*$");

    /** A {@code *} that begins a segment or all, and does not repeat a slash. */
    private static final Pattern STAR_BEFORE_NAME = Pattern.compile("(^|/)\\*+([^|)]|$)");

    /** A {@code *} that stands for characters or repeats a letter: nobody can tell. */
    private static final Pattern UNCLEAR_STAR = Pattern.compile("(^|[^\\\\])[A-Za-z0-9_-]\\*");

    /** How the names of files end, in whatever folder they are. */
    private static final Pattern EXTENSION =
            Pattern.compile("\\\\\\.(?:[A-Za-z0-9]{1,5}|\\((?:\\?:)?[A-Za-z0-9|?]+\\))");

    /** Words in brackets that were meant to be in parentheses. */
    private static final Pattern WORDS_IN_CLASS = Pattern.compile("\\[([A-Za-z0-9_]+(?:\\|[A-Za-z0-9_]+)+)\\]");

    private static final Pattern ANCHOR_IN_GROUP = Pattern.compile("([(|])\\^/");

    private MeantExpression() {}

    /** Returns whether a text that does not begin with {@code ^} is meant as an expression. */
    static boolean isMeant(String text) {
        Matcher address = PathRemedy.ADDRESS.matcher(text);
        boolean url = address.lookingAt();
        String plain = RouterPath.withoutParameters(url ? text.substring(address.end()) : text);
        return UnmarkedExpression.hasSigns(plain)
                || plain.startsWith("/^")
                || plain.endsWith(".*") && !plain.endsWith("*.*")
                || ANY_WITHIN.matcher(plain).find()
                || hasBackslash(plain)
                || !url && hasOptionalLetter(plain)
                || CLASS.matcher(plain).find()
                || ForeignPath.hasOneCharacter(plain)
                || ForeignPath.isMarkedExpression(plain);
    }

    /** Returns whether a group stands in place of a segment. It may be meant as it is written. */
    static boolean hasGroup(String path) {
        return path.contains("(") && WORD_IN_GROUP.matcher(path).find();
    }

    /** Returns whether there is a backslash other than in place of slashes, before a star, or in an escaped line end. */
    private static boolean hasBackslash(String path) {
        return path.contains("\\")
                && !ForeignPath.isOfWindows(path)
                && PathRemedy.withoutLineEnds(path).replace("\\*", "*").contains("\\");
    }

    /** Returns whether a question mark makes a letter optional, and does not begin a query. */
    private static boolean hasOptionalLetter(String path) {
        return OPTIONAL_LETTER.matches(path);
    }

    /**
     * Returns the expression; {@code null} if it cannot be told how far it reaches. Other libraries look for one anywhere in
     * a path, unless it says where the path begins or ends; so it does if it stands between slashes, or excludes a path.
     */
    static @Nullable String of(String text, boolean exclusion) {
        String body = UnmarkedExpression.body(text);
        String flags = body.startsWith("(?i)") ? "(?i)" : "";
        body = body.substring(flags.length());
        Matcher address = PathRemedy.ADDRESS.matcher(body);
        body = address.lookingAt() ? body.substring(address.end()) : body;
        body = RouterPath.inExpression(body);
        body = WORDS_IN_CLASS.matcher(body).replaceAll("($1)");
        body = ANCHOR_IN_GROUP.matcher(body).replaceAll("$1/");
        body = STAR_SEGMENTS.matcher(body).replaceAll("/[^/]+$1");
        body = STAR_OF_ALTERNATIVE.matcher(body).replaceAll("(/.*)?$1");
        body = STAR_BEFORE_NAME.matcher(body).replaceAll(exclusion ? "$1.*$2" : "$1[^/]+$2");
        if (exclusion && body.isEmpty() || UNCLEAR_STAR.matcher(body).find()) {
            return null;
        }
        boolean between = UnmarkedExpression.isBetweenSlashes(text);
        String whole = between ? SLASH_AND_FLAGS.matcher(text).replaceFirst("") : text;
        boolean search = between || exclusion;
        boolean begun = text.startsWith("/^") || text.startsWith("^") || text.startsWith("\\A");
        boolean open = search
                && !ENDED.matcher(whole).find()
                && !ANY_AT_END.matcher(body).find();
        String behind = open ? ".*$" : "$";
        if (UnmarkedExpression.hasAlternatives(body)) {
            String alternatives = ofAlternatives(body, search && !begun);
            return alternatives == null ? null : "^" + flags + alternatives + behind;
        }
        if (mayBegin(body, true)) {
            return mayBegin(body, false) ? null : "^" + flags + body + behind;
        }
        boolean anywhere = search && !begun || EXTENSION.matches(body);
        return "^" + flags + (anywhere && !body.startsWith(".*") ? "/.*" : "/") + body + behind;
    }

    private static @Nullable String ofAlternatives(String body, boolean anywhere) {
        if (body.startsWith("/") && !body.replace("|/", "").contains("|")) {
            return "(" + body + ")";
        }
        String bare = body.startsWith("/") ? body.substring(1) : body;
        boolean inside = anywhere && !body.startsWith("/");
        return !bare.contains("/") ? (inside ? "/.*(" : "/(") + bare + ")" : null; // it is unclear how far they reach
    }

    /** Returns whether a text may begin with a slash, or without one: a group may begin with either. */
    private static boolean mayBegin(String body, boolean slash) {
        if (!body.startsWith("(")) {
            return body.startsWith("/") == slash;
        }
        int end = endOfGroup(body);
        String within = body.substring(body.startsWith("(?:") ? 3 : 1, end);
        return UnmarkedExpression.alternatives(within).stream().anyMatch(part -> mayBegin(part, slash));
    }

    private static int endOfGroup(String body) {
        int depth = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            i += c == '\\' ? 1 : 0;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return body.length();
    }
}
