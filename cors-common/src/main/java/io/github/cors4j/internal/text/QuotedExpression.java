package io.github.cors4j.internal.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Recognises an expression between the marks of another language, or handed to a call that makes one of a text:
 * {@code %r{^a\z}}, {@code re.compile(r"^a$")}.
 */
public final class QuotedExpression {
    /** Between marks, with flags behind; other texts, too, have some of these marks. */
    private static final Pattern MARKED =
            Pattern.compile("(?:%r|qr?)(?:\\{(.*)\\}|!(.*)!|\\|(.*)\\||/(.*)/|\\((.*)\\))([a-z]*)"
                    + "|m/(.*)/([a-z]*)|#([\\^/].*|.*\\\\\\..*)#([A-Za-z]*)|~(\\^.*|.*\\\\\\..*)~([A-Za-z]*)");

    private static final Pattern CALL = Pattern.compile(
            "(?:new +)?(?:[A-Za-z]+(?:\\.|::))*(?:[Rr]eg[Ee]xp?|re|Pattern)(?:(?:\\.|::)[A-Za-z]*(?:[Cc]ompile|new))?"
                    + "\\( *[rR@b]?(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)( *,[^()]*)? *\\)(?:\\.unwrap\\(\\))?;?");

    private static final Pattern IGNORING_CASE =
            Pattern.compile("(?i)ignore_?case|case_?insensitive|\\bre\\.I\\b|[\"'][a-z]*i[a-z]*[\"']");

    private static final int LONGEST = 300;

    private static final Pattern SLASH = Pattern.compile("\\\\?/");

    private QuotedExpression() {}

    /** Returns whether a text is one. */
    public static boolean is(String text) {
        return !betweenSlashes(text).equals(text);
    }

    /** Returns such an expression as JavaScript has it, {@code /^a$/}, or else the text. */
    public static String betweenSlashes(String written) {
        String text = written.strip();
        boolean call = text.endsWith(")") || text.endsWith(";");
        if (text.length() > LONGEST || !call && (text.isEmpty() || "%qm#~".indexOf(text.charAt(0)) < 0)) {
            return written; // as most, and expressions are slow
        }
        Matcher marked = MARKED.matcher(text);
        Matcher made = CALL.matcher(text);
        if (marked.matches()) {
            String flags = group(marked, 6) + group(marked, 8) + group(marked, 10) + group(marked, 12);
            String body = group(marked, 1) + group(marked, 2) + group(marked, 3) + group(marked, 4) + group(marked, 5);
            return slashed(body + group(marked, 7) + group(marked, 9) + group(marked, 11), flags.contains("i"));
        }
        return made.matches()
                ? slashed(
                        group(made, 1) + group(made, 2) + group(made, 3),
                        IGNORING_CASE.matcher(group(made, 4)).find())
                : written;
    }

    private static String group(Matcher matcher, int group) {
        String found = matcher.group(group);
        return found == null ? "" : found;
    }

    private static String slashed(String body, boolean ignoringCase) {
        String text = body.startsWith("\\A") ? "^" + body.substring(2) : body;
        boolean ended = text.endsWith("\\z") || text.endsWith("\\Z");
        text = ended ? text.substring(0, text.length() - 2) + "$" : text;
        return "/" + SLASH.matcher(text).replaceAll("\\\\/") + (ignoringCase ? "/i" : "/");
    }
}
