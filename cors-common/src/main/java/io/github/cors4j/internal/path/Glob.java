package io.github.cors4j.internal.path;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Replacement;

/**
 * Reads paths to be excluded with a {@code *} inside a segment, as shells and file systems have them. Notations differ in
 * whether such a {@code *} goes on behind a slash, and may stand for nothing. To exclude too little would leave a path open.
 */
final class Glob {
    private static final Pattern STAR_WITHIN = Pattern.compile("[^/*]\\*|\\*[^/*]");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/*-]+");

    /** Folders, of which there may be none; all that is below; a star with the dot before it; and what is no star. */
    private static final Pattern PARTS = Pattern.compile("(/\\*\\*/)|(/\\*+$)|((?:[A-Za-z0-9]\\.)?\\*+)|([.~-])");

    /** A parameter for several segments behind a name; as a star with a name behind it, it would stand for less. */
    private static final Pattern NAMED_REST = Pattern.compile("([A-Za-z0-9].*/\\*)[A-Za-z_][A-Za-z0-9_]*(/|$)");

    private static final Pattern STARS_AT_END = Pattern.compile("\\*+$");

    private Glob() {}

    /** Returns whether a path has a {@code *} that is not a whole segment. */
    static boolean isIn(String path) {
        return STAR_WITHIN.matcher(path).find() && PLAIN.matches(path);
    }

    /** Returns what covers all paths that it may mean, as an expression unless a pattern does. */
    static String widest(String written) {
        String rooted = written.startsWith("/") ? written : "/" + written;
        String path = NAMED_REST.matcher(rooted).replaceFirst("$1*$2");
        if (!isIn(path) && !path.contains("**/")) {
            return STARS_AT_END.matcher(path).replaceFirst("*");
        }
        String body = Replacement.ofEach(PARTS, path, part -> {
            if (part.group(1) != null) {
                return "(/.*)?/";
            }
            if (part.group(2) != null) {
                return "(/.*)?";
            }
            String star = part.group(3);
            if (star == null) {
                return "\\" + part.group();
            }
            return star.startsWith("*") ? ".*" : star.charAt(0) + ".*";
        });
        return "^" + body + "$";
    }
}
