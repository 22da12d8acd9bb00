package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.StrayCharacters;
import io.github.cors4j.internal.text.TakenAway;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what to write in place of a text that is no path pattern, or one that no request has. What it proposes has no
 * flaw itself; of what might mean several things, nothing is proposed.
 */
final class PathRemedy {
    /** A longer one helps nobody, and no line of a log shows it whole. */
    private static final int LONGEST = 200;

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\^?(\\(?https?\\??\\)?:?|[a-z*]+:)\\\\?/\\\\?/([^/\\\\?#\\[]|\\[[^\\]]*\\]|\\\\[.-])*");
    private static final Pattern SCHEME_ONLY = Pattern.compile("(?i)https?[^A-Za-z0-9/:]*");
    private static final Pattern HOST = Pattern.compile(
            "(?i)(localhost|[a-z0-9-]+\\.[a-z0-9.-]+\\.[a-z]{2,}|[0-9]+(?:\\.[0-9x*]+){3}|[a-z0-9.-]+:[0-9*]+)(:[0-9*]+)?(/.*)?");
    private static final Pattern METHOD =
            Pattern.compile("(\\*|(?i:get|head|post|put|patch|delete|options|trace|all|any))\\s+(/.*)");

    /** Words that name no path. */
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

    /** The name under which a path stands elsewhere. */
    private static final Pattern KEY =
            Pattern.compile("[\"']?([A-Za-z][A-Za-z0-9_.-]+)[\"']? *(?:=|:) *(/(?:[^/].*)?|[rubf@]*[\"'].*|[\\[^].*)");

    private static final Pattern PATHS_IN_GROUP = Pattern.compile("\\(/[^()|]*(\\|/[^()|]*)*\\).*");
    private static final Pattern QUERY_OF_EXPRESSION = Pattern.compile("(\\\\\\?|\\[\\?\\]|#).*$");

    /** A parameter of a router in an expression. */
    private static final Pattern PARAMETER_OF_EXPRESSION =
            Pattern.compile("/(\\{[A-Za-z_][^{}/]*(\\{[0-9,]+\\})?\\}|:[A-Za-z_][A-Za-z0-9_]*|<[A-Za-z_][^<>/]*>)");

    /** A {@code *} that would repeat the last letter of a name. */
    private static final Pattern STAR_BEHIND_NAME = Pattern.compile("[A-Za-z0-9]{2}\\*(/|$)");

    private static final Pattern OPTIONAL_LETTER = Pattern.compile("/[^?#:{}<>]*[A-Za-z0-9)\\]]\\?[A-Za-z0-9/._-]*");
    private static final Pattern STAR_SEGMENTS = Pattern.compile("/\\*(/)");
    private static final Pattern STAR_OF_ALTERNATIVE = Pattern.compile("/\\*([|)]|$)");

    /** Characters of which one is meant, in a segment with others. */
    private static final Pattern CLASS = Pattern.compile("[^/\\[]\\[[A-Za-z0-9]+\\]|\\[[A-Za-z0-9]+\\][^/\\]]");

    /** The end of an expression between slashes that says how a path ends. */
    private static final Pattern ENDED = Pattern.compile("(\\$|\\\\[zZ]|\\.\\*\\)?\\??)/[a-z]*$");

    /** An expression of plain characters alone, which nobody would write for that very path. */
    private static final Pattern LITERAL =
            Pattern.compile("\\^(\\(\\?i\\))?(\\\\?/(?:[A-Za-z0-9/_~!%=:@&-]|\\\\[./-])*)");

    private static final Pattern SLASH_AT_END = Pattern.compile("\\\\?/$");
    /** A path without its slash that cannot be anything else. */
    private static final Pattern STARRED = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/\\*\\*?");

    /** The end of a line as files of variables write it. */
    private static final Pattern LINE_END = Pattern.compile("(?:\\\\[nr])+/");

    /** Words in brackets where parentheses are meant. */
    private static final Pattern WORDS_IN_CLASS = Pattern.compile("\\[([A-Za-z0-9_]+(?:\\|[A-Za-z0-9_]+)+)\\]");

    /** Patterns with the mark between them that stands between folders, or parameters. */
    private static final Pattern JOINED = Pattern.compile("/[^\\s:&]*\\*(?:[:&]/[^\\s:&]*\\*)*[:&]/[^\\s:&]*");

    private static final Pattern JOINT = Pattern.compile("\\*[:&]/");

    private static final Pattern ANCHOR_IN_GROUP = Pattern.compile("([(|])\\^/");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE_IN_CLASS = Pattern.compile("\\[[^\\]]*%");

    private PathRemedy() {}

    /** What was meant by an expression with the {@code *} of a pattern; {@code null} if it has none. */
    static @Nullable String ofPatternWithin(String text) {
        String bare = text.substring(1, text.length() - (text.endsWith("$") ? 1 : 0));
        if (bare.length() > LONGEST) {
            return null;
        }
        boolean starred = bare.contains("/*") || STAR_BEHIND_NAME.matcher(bare).find();
        return starred && !looksLikeExpression(bare) ? of(bare) : null;
    }

    /** What was meant by an expression with the parameters of a router; {@code null} if it has none. */
    static @Nullable String ofParametersWithin(String text) {
        String remedy = PARAMETER_OF_EXPRESSION.matcher(RouterPath.plain(text)).replaceAll("/[^/]+");
        return remedy.equals(text) || remedy.length() > LONGEST || !isExpression(remedy) ? null : finished(remedy);
    }

    /** An expression with escapes as paths have them; {@code null} if it has none other. */
    static @Nullable String ofEscapesWithin(String text) {
        if (text.length() > LONGEST
                || text.indexOf('%') < 0
                || ESCAPE_IN_CLASS.matcher(text).find()) {
            return null;
        }
        Matcher escape = ESCAPE.matcher(text);
        StringBuilder normal = new StringBuilder();
        int end = 0;
        while (escape.find()) {
            char c = (char) Integer.parseInt(escape.group(1), 16);
            boolean plain = CharTable.PATH.has(c) && "/*".indexOf(c) < 0;
            normal.append(text, end, escape.start()).append(plain ? literal(c) : "%" + upper(escape.group(1)));
            end = escape.end();
        }
        String remedy = normal.append(text.substring(end)).toString();
        boolean same = text.contains("(?i") ? remedy.equalsIgnoreCase(text) : remedy.equals(text);
        return same || !isExpression(remedy) ? null : finished(remedy);
    }

    /** Without the next flaw. */
    private static String finished(String expression) {
        String beginning = ofBeginning(expression);
        return beginning == null ? expression : beginning;
    }

    /**
     * What was meant by an expression that says where a path begins, and not how it goes on, so that it takes nothing
     * below; {@code null} if it says more.
     */
    static @Nullable String ofBeginning(String text) {
        Matcher literal = LITERAL.matcher(text.length() > LONGEST ? "" : text);
        if (literal.matches() && literal.group(1) == null) {
            String path =
                    SLASH_AT_END.matcher(literal.group(2)).replaceFirst("").replace("\\", "") + "/*";
            return PathPattern.isGood(path) ? path : null;
        }
        boolean begun = text.startsWith("^") && text.endsWith("/") && !UnmarkedExpression.hasAlternatives(text);
        String remedy = SLASH_AT_END.matcher(text).replaceFirst("") + "(/.*)?$";
        return (begun || literal.matches()) && remedy.length() <= LONGEST && isExpression(remedy) ? remedy : null;
    }

    private static String literal(char c) {
        return (CharTable.PLAIN_PATH.has(c) && c != '.' ? "" : "\\") + c;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static @Nullable String of(String text) {
        String remedy = text.length() > LONGEST || ForeignCode.isIn(text) ? null : mended(text);
        return remedy != null && remedy.length() <= LONGEST && isGood(remedy) ? remedy : null;
    }

    /** Whether a question mark makes a letter optional, which begins no query. */
    private static boolean hasOptionalLetter(String path) {
        return OPTIONAL_LETTER.matches(path);
    }

    /** Without the mark of an item in a list of YAML, a comment, and the end of an expression or of a list. */
    private static String withoutMark(String text) {
        String item = text.startsWith("- ") ? text.substring(2).strip() : text;
        String bare = item.startsWith("^") ? item : ForeignCode.withoutComment(item);
        boolean marked =
                bare.length() > 1 && !bare.startsWith("^") && "$;".indexOf(bare.charAt(bare.length() - 1)) >= 0;
        if (marked && !looksLikeExpression(bare)) {
            return bare.substring(0, bare.length() - 1);
        }
        String stars = bare.replace("\\*", "*"); // as Markdown has it
        return looksLikeExpression(stars) ? bare : stars;
    }

    private static boolean isGood(String remedy) {
        return Stream.of(remedy.split(", ", -1)).allMatch(PathRemedy::isGoodPattern);
    }

    private static boolean isGoodPattern(String path) {
        return Expression.isExpression(path)
                ? isExpression(path) && ofBeginning(path) == null && ofEscapesWithin(path) == null
                : PathPattern.isGood(path);
    }

    private static boolean isExpression(String text) {
        try {
            return PathLanguage.matchesSome(Expression.of(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What to write in place of an expression that no path matches. */
    static @Nullable String ofExpression(String text) {
        if (text.startsWith("^~")) {
            String read = ForeignPath.read(text);
            return of(read.equals(text) ? text.substring(2).strip() : read);
        }
        String slashes = text.replace("//", "/");
        String escapes = ofEscapesWithin(slashes);
        if (escapes != null || isExpression(slashes)) {
            return escapes != null ? escapes : slashes.length() <= LONGEST ? finished(slashes) : null;
        }
        String bare = QUERY_OF_EXPRESSION.matcher(text.substring(1)).replaceFirst("");
        boolean odd = bare.startsWith("(?") && !bare.startsWith("(?i)") || SCHEME_ONLY.matches(bare);
        String remedy = odd ? null : expression(bare);
        return remedy != null && remedy.length() <= LONGEST && isExpression(remedy) ? remedy : null;
    }

    /** Whether a text that does not begin with {@code ^} is meant as an expression. */
    static boolean looksLikeExpression(String text) {
        Matcher address = ADDRESS.matcher(text);
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

    /** Whether it says what is to be left out, which no list does. */
    static boolean takesAway(String text) {
        return !Expression.isExpression(text) && (TakenAway.isIn(text) || TakenAway.isNamed(text));
    }

    static boolean beginsWithMethod(String text) {
        return METHOD.matches(text);
    }

    static boolean isSeveral(String text) {
        return !text.contains(";") && areSeveral(text);
    }

    /** Whether there are paths with semicolons or blanks between them; a semicolon is a plain character, too. */
    static boolean areSeveral(String text) {
        List<String> parts = UnmarkedExpression.elements(text);
        return parts.size() > 1
                && (parts.stream().allMatch(part -> part.startsWith("/") && !part.startsWith("//"))
                        || parts.stream().allMatch(STARRED::matches));
    }

    private static @Nullable String mended(String written) {
        String text = withoutMark(ForeignPath.read(
                withoutLineEnds(StrayCharacters.removed(written).strip())));
        boolean word = WORDS.contains(text.toLowerCase(Locale.ROOT));
        if (word || ForeignPath.isVariable(text) || ForeignPath.isObject(text) || takesAway(text)) {
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
            return isGood(text) ? text : ofExpression(text);
        }
        if (UnmarkedExpression.isQuoted(text) && !RouterPath.isParameter(text)) {
            return all(UnmarkedExpression.elements(text));
        }
        Matcher method = METHOD.matcher(text);
        if (method.matches()) {
            return mended(method.group(2));
        }
        if (JOINED.matches(text)) {
            return mended(JOINT.matcher(text).replaceAll("* /"));
        }
        if (areSeveral(text)) {
            List<String> paths = UnmarkedExpression.elements(text);
            return paths.stream().anyMatch(path -> path.startsWith("/*")) ? null : all(paths);
        }
        if (RouterPath.isUnclear(text)) {
            return null;
        }
        return looksLikeExpression(text) ? expression(text) : path(text);
    }

    private static String withoutLineEnds(String text) {
        return text.startsWith("/") ? LINE_END.matcher(text).replaceAll(" /") : text;
    }

    /** A prefix is a path with all that is below it. */
    private static @Nullable String ofKey(String key, String value) {
        boolean prefix = key.endsWith("prefix") && value.startsWith("/") && !value.contains("*");
        return mended(prefix ? value + "/*" : value);
    }

    private static @Nullable String all(List<String> parts) {
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

    private static @Nullable String expression(String text) {
        String body = UnmarkedExpression.body(text);
        String flags = body.startsWith("(?i)") ? "(?i)" : "";
        body = body.substring(flags.length());
        Matcher address = ADDRESS.matcher(body);
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
        return !bare.contains("/") ? "^" + flags + "/(" + bare + ")$" : null; // how far they reach is unclear
    }

    private static @Nullable String path(String text) {
        Matcher address = ADDRESS.matcher(text);
        boolean anyScheme = text.startsWith("//");
        Matcher host = HOST.matcher(anyScheme ? text.substring(2) : text);
        if (address.lookingAt()) {
            return ofAddress(text.substring(address.end()));
        }
        if (host.matches()) {
            String path = host.group(3);
            return path == null && !anyScheme ? null : ofAddress(path == null ? "" : path);
        }
        return RouterPath.toPattern(text);
    }

    /** An address without a path stands for the whole site. */
    private static @Nullable String ofAddress(String path) {
        return path.isEmpty() || path.equals("/") ? "/*" : RouterPath.toPattern(path);
    }
}
