package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.QuotedExpression;
import io.github.cors4j.internal.text.StrayCharacters;
import io.github.cors4j.internal.text.WrittenExclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Suggests what to write in place of a text that is not a path pattern, or that no request has. A suggestion has no flaws
 * itself. If the text may mean several things, nothing is suggested.
 */
final class PathRemedy {
    /** The most characters of a text or suggestion: log lines show no more. */
    static final int LONGEST = 200;

    static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\^?(\\(?https?\\??\\)?:?|[a-z*]*:)\\\\?/\\\\?/([^/\\\\?#\\[]|\\[[^\\]]*\\]|\\\\[.-])*");

    private static final String HOSTS =
            "localhost|[a-z0-9-]+\\.[a-z0-9.-]+\\.[a-z]{2,}|[0-9]+(?:\\.[0-9x*]+){3}|[a-z0-9.-]+:[0-9*]+";

    private static final Pattern HOST = Pattern.compile("(?i)(" + HOSTS + ")(:[0-9*]+)?(/.*)?");

    /** Behind two slashes, and with a path of its own, a short name is a host as well. */
    private static final Pattern AFTER_SLASHES =
            Pattern.compile("(?i)//(?:(" + HOSTS + ")(:[0-9*]+)?(/.*)?|[a-z0-9-]+\\.[a-z]{2,}(/.*))");

    /** Words that do not name a path. */
    private static final Set<String> WORDS = Set.of(
            "all",
            "any",
            "every",
            "everything",
            "none",
            "nothing",
            "null",
            "undefined",
            "nil",
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "default",
            "root",
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "options");

    /** A key with a path as its value, as other formats have it. */
    private static final Pattern KEY =
            Pattern.compile("[\"']?([A-Za-z][A-Za-z0-9_.-]+)[\"']? *(?:=|:) *(/(?:[^/].*)?|[rubf@]*[\"'].*|[\\[^].*)");

    /** A path without its leading slash that cannot be anything else. */
    private static final Pattern STARRED = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/\\*\\*?");

    /** An escaped line end, as files of environment variables have it. */
    private static final Pattern LINE_END = Pattern.compile("(?:\\\\[nr])+/");

    /** Patterns joined by {@code :}, like folders, or by {@code &}, like parameters. */
    private static final Pattern JOINED = Pattern.compile("/[^\\s:&]*\\*(?:[:&]/[^\\s:&]*\\*)*[:&]/[^\\s:&]*");

    private static final Pattern SEPARATED_BY_COLONS =
            Pattern.compile("/[^\\s:/]+(?:/[^\\s:/]+)*(?::/[^\\s:/]+(?:/[^\\s:/]+)*)+");
    private static final Pattern JOINT = Pattern.compile("\\*[:&]/");

    private final boolean exclusion;

    private PathRemedy(boolean exclusion) {
        this.exclusion = exclusion;
    }

    /**
     * Suggests what to write.
     *
     * @param exclusion whether the path is to be excluded, and so may rather match too much than too little
     */
    static @Nullable String of(String written, boolean exclusion) {
        String text = QuotedExpression.betweenSlashes(ForeignPath.withoutCall(written));
        String remedy = text.length() > LONGEST || ForeignCode.isIn(text) || ForeignPath.isCall(text)
                ? null
                : new PathRemedy(exclusion).mended(text);
        return remedy != null && remedy.length() <= LONGEST && isGood(remedy) ? remedy : null;
    }

    private static boolean isGood(String remedy) {
        return Stream.of(remedy.split(", ", -1)).allMatch(PathRemedy::isGoodPattern);
    }

    static boolean isGoodPattern(String path) {
        return Expression.isExpression(path) ? ExpressionRemedy.isGood(path) : PathPattern.isGood(path);
    }

    /** Returns whether a text says what to leave out, which no list does. */
    static boolean takesAway(String text) {
        return !Expression.isExpression(text) && (WrittenExclusion.isIn(text) || WrittenExclusion.isNamed(text));
    }

    static boolean isSeveral(String text) {
        return !text.contains(";") && areSeveral(text);
    }

    /** Returns whether a text is paths with semicolons or blanks between them. A semicolon is also a plain character. */
    static boolean areSeveral(String text) {
        List<String> parts = ForeignList.elements(text);
        return parts.size() > 1
                && (parts.stream().allMatch(part -> part.startsWith("/") && !part.startsWith("//"))
                        || parts.stream().allMatch(STARRED::matches));
    }

    /** Returns whether colons separate paths, as they separate folders. */
    static boolean isSeparatedByColons(String text) {
        return text.contains(":/") && text.startsWith("/") && SEPARATED_BY_COLONS.matches(text);
    }

    private @Nullable String mended(String written) {
        String text = withoutMark(ForeignPath.read(
                withoutLineEnds(StrayCharacters.removed(written).strip())));
        boolean word = WORDS.contains(text.toLowerCase(Locale.ROOT));
        if (word
                || ForeignPath.isVariable(text)
                || ForeignCode.isObject(text)
                || ForeignPath.hasOrigins(text)
                || ForeignPath.isTag(text)
                || ForeignCode.isComment(text)
                || takesAway(text)) {
            return null;
        }
        Matcher key = KEY.matcher(text);
        if (key.matches() && !Expression.isExpression(text)) {
            return ofKey(key.group(1).toLowerCase(Locale.ROOT), key.group(2));
        }
        List<String> braces = ForeignPath.ofBraces(text);
        if (braces != null) {
            return all(braces);
        }
        if (text.startsWith("^")) {
            return isGood(text) ? text : ExpressionRemedy.of(text, exclusion);
        }
        if (ForeignList.isQuoted(text) && !RouterPath.isParameter(text)) {
            return all(ForeignList.elements(text));
        }
        String alone = PathWithMethod.withoutMethod(text);
        if (alone != null) {
            return mended(alone);
        }
        if (JOINED.matches(text)) {
            return mended(JOINT.matcher(text).replaceAll("* /"));
        }
        if (isSeparatedByColons(text)) {
            return all(List.of(text.split(":", -1)));
        }
        if (areSeveral(text)) {
            List<String> paths = ForeignList.elements(text);
            return paths.stream().anyMatch(path -> path.startsWith("/*")) ? null : all(paths);
        }
        if (RouterPath.isUnclear(text)) {
            return null;
        }
        return MeantExpression.isMeant(text) || MeantExpression.hasGroup(text)
                ? MeantExpression.of(text, exclusion)
                : path(text);
    }

    /** Removes the bullet of a YAML list, a comment, and a {@code $} or {@code ;} at the end. */
    private static String withoutMark(String text) {
        String item = text.startsWith("- ") ? text.substring(2).strip() : text;
        String bare = item.startsWith("^") ? item : ForeignCode.withoutComment(item);
        boolean marked = bare.endsWith("$") || bare.endsWith(";");
        if (marked && !bare.startsWith("^") && !MeantExpression.isMeant(bare)) {
            return bare.substring(0, bare.length() - 1);
        }
        String stars = bare.replace("\\*", "*"); // Markdown escapes stars
        return MeantExpression.isMeant(stars) ? bare : stars;
    }

    static String withoutLineEnds(String text) {
        return text.startsWith("/") ? LINE_END.matcher(text).replaceAll(" /") : text;
    }

    /** Returns what to write for a key and its value. A prefix is a path with all that is below it. */
    private @Nullable String ofKey(String key, String value) {
        boolean prefix = key.endsWith("prefix") && value.startsWith("/") && !value.contains("*");
        return mended(prefix ? value + "/*" : value);
    }

    private @Nullable String all(List<String> parts) {
        List<String> remedies = new ArrayList<>();
        for (String part : parts) {
            String remedy = isGoodPattern(part) ? part : mended(part);
            if (remedy == null) {
                return null;
            }
            if (!remedies.contains(remedy)) {
                remedies.add(remedy);
            }
        }
        return remedies.isEmpty() ? null : String.join(", ", remedies);
    }

    private @Nullable String path(String text) {
        Matcher address = ADDRESS.matcher(text);
        Matcher host = HOST.matcher(text);
        Matcher hostAfterSlashes = AFTER_SLASHES.matcher(text);
        if (address.lookingAt()) {
            return ofAddress(text.substring(address.end()));
        }
        if (host.matches()) {
            return host.group(3) == null ? null : ofAddress(host.group(3));
        }
        if (hostAfterSlashes.matches()) {
            String path = hostAfterSlashes.group(3);
            return ofAddress(path != null ? path : Objects.requireNonNullElse(hostAfterSlashes.group(4), ""));
        }
        return pattern(text);
    }

    /** Returns the pattern for an address. Without a path, it is the whole site. */
    private @Nullable String ofAddress(String path) {
        return path.isEmpty() || path.equals("/") ? "/*" : pattern(path);
    }

    private @Nullable String pattern(String path) {
        return exclusion && Glob.isIn(path) ? Glob.widest(path) : RouterPath.toPattern(path);
    }
}
