package io.github.cors4j.internal.text;

import com.google.re2j.Pattern;

/** Recognises code, markup and comments in place of a value: it cannot be known what they evaluate to. */
public final class ForeignCode {
    /** The message about a variable. */
    public static final String NOT_REPLACED =
            "this looks like a variable that was not replaced by its value; set the variable, or write the value";

    /** The message about code. */
    public static final String CODE = "this looks like code; write the value that it evaluates to";

    private static final Pattern SIGNS = Pattern.compile(
            "[A-Za-z_)][\\[(] *[br]?[\"'`]" // a call, or an element accessed by name
                    + "|(?:^|[^%])[A-Za-z_][\\[(] *[A-Za-z][A-Za-z0-9+-]*://" // a value as programs print it
                    + "|^(?:\\[L)?(?:[a-z]+\\.)+[A-Z][A-Za-z0-9_$]*;?@[0-9a-f]+$|^Optional\\.empty" // a Java object, or
                    // none
                    + "|^%r[{!|/]" // an expression in Ruby
                    + "|[\"'`] *\\+ *[A-Za-z\"'`(]" // concatenated texts
                    + "|\\]\\(" // a link
                    + "|^[A-Za-z_.:]+\\((?:\\)|\\{)" // a call of nothing, or of an object
                    + "|^@[A-Z][A-Za-z]+\\(" // an annotation
                    + "|<%|%>|<!--|=>|&&|[a-z]\\.env\\b|new\\[\\]");

    private ForeignCode() {}

    /** Returns whether a text is only a comment. */
    public static boolean isComment(String text) {
        return text.startsWith("#") || text.startsWith("// ") || text.equals("//");
    }

    /** Returns a text without the comment at its end. */
    public static String withoutComment(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i - 1)) && isComment(text, i)) {
                return text.substring(0, i).strip();
            }
        }
        return text;
    }

    /** A {@code #} begins one, whatever follows; two slashes might begin an address. */
    private static boolean isComment(String text, int at) {
        boolean two = text.startsWith("//", at) || text.startsWith("--", at);
        boolean alone = at + 2 >= text.length() || Character.isWhitespace(text.charAt(at + 2));
        boolean between = text.startsWith("/* ", at) && text.endsWith("*/");
        return text.charAt(at) == '#' || two && alone || between;
    }

    /** Returns whether a text is an object in JSON. */
    public static boolean isObject(String text) {
        String bare = text.strip();
        return bare.startsWith("{") && bare.endsWith("}") && (bare.contains("\":") || bare.contains("\" :"));
    }

    /** Returns whether a text has code or markup in it. */
    public static boolean isIn(String text) {
        return SIGNS.matcher(text).find();
    }
}
