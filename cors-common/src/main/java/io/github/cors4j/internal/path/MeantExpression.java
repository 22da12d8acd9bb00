package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.UnmarkedExpression;
import org.jspecify.annotations.Nullable;

/** Recognises a text that was meant as an expression but is not written as one, and writes the expression. */
final class MeantExpression {
    private static final Pattern PATHS_IN_GROUP = Pattern.compile("\\(/[^()|]*(\\|/[^()|]*)*\\).*");
    /** A letter that may be missing within a path, the plural at its end, or {@code colou?r}: any other begins a query. */
    private static final Pattern OPTIONAL_LETTER = Pattern.compile(
            "/[^?#:{}<>]*(?:[A-Za-z0-9)\\]]\\?(?:[A-Za-z0-9._-]*/[A-Za-z0-9/._-]*|[._-][A-Za-z0-9._-]*)|[s)\\]]\\?|u\\?r[A-Za-z0-9._-]*)");

    private static final Pattern STAR_SEGMENTS = Pattern.compile("/\\*(/)");
    private static final Pattern STAR_OF_ALTERNATIVE = Pattern.compile("/\\*([|)]|$)");

    /** A character class in a segment that has other characters as well. */
    private static final Pattern CLASS = Pattern.compile("[^/\\[]\\[[A-Za-z0-9]+\\]|\\[[A-Za-z0-9]+\\][^/\\]]");

    /** The end of an expression between slashes that says how a path ends. */
    private static final Pattern ENDED = Pattern.compile("(\\$|\\\\[zZ]|\\.\\*\\)?\\??)/[a-z]*$");

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
                || !url && hasOptionalLetter(plain)
                || CLASS.matcher(plain).find()
                || ForeignPath.hasOneCharacter(plain)
                || ForeignPath.isMarkedExpression(plain);
    }

    /** Returns whether a question mark makes a letter optional, and does not begin a query. */
    private static boolean hasOptionalLetter(String path) {
        return OPTIONAL_LETTER.matches(path);
    }

    /** Returns the expression; {@code null} if it cannot be told how far it reaches. */
    static @Nullable String of(String text) {
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
        if (UnmarkedExpression.hasAlternatives(body)) {
            return ofAlternatives(flags, body);
        }
        boolean search = UnmarkedExpression.isBetweenSlashes(text);
        String before = body.startsWith("/") || PATHS_IN_GROUP.matches(body) ? "" : "/";
        String within = search && !before.isEmpty() && !text.startsWith("/^") ? ".*" : "";
        String behind = search && !ENDED.matcher(text).find() ? ".*" : "";
        return "^" + flags + before + within + body + behind + "$";
    }

    private static @Nullable String ofAlternatives(String flags, String body) {
        if (body.startsWith("/") && !body.replace("|/", "").contains("|")) {
            return "^" + flags + "(" + body + ")$";
        }
        String bare = body.startsWith("/") ? body.substring(1) : body;
        return !bare.contains("/") ? "^" + flags + "/(" + bare + ")$" : null; // it is unclear how far they reach
    }
}
