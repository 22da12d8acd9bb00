package io.github.cors4j.internal.text;

import com.google.re2j.Pattern;

/** Recognises code, markup and comments that stand where a value was meant: what they come to, nobody can know. */
public final class ForeignCode {
    /** What is said of a variable. */
    public static final String NOT_REPLACED =
            "this looks like a variable that was not replaced by its value; set the variable, or write the value";

    /** What is said of code. */
    public static final String CODE = "this looks like code; write the value that it comes to";

    private static final Pattern SIGNS = Pattern.compile(
            "[A-Za-z_)][\\[(] *[br]?[\"'`]" // a call, or an element by its name
                    + "|(?:^|[^%])[A-Za-z_][\\[(] *[A-Za-z][A-Za-z0-9+-]*://" // a value as programs print it
                    + "|^(?:\\[L)?(?:[a-z]+\\.)+[A-Z][A-Za-z0-9_$]*;?@[0-9a-f]+$|^Optional\\.empty" // or none
                    + "|^%r[{!|/]" // an expression of Ruby
                    + "|[\"'`] *\\+ *[A-Za-z\"'`(]" // texts put together
                    + "|\\]\\(" // a link
                    + "|<%|%>|<!--|=>|&&|[a-z]\\.env\\b|new\\[\\]");

    private static final Pattern COMMENT = Pattern.compile("\\s+(?:#|//|--)(?:\\s.*)?$");

    private ForeignCode() {}

    /** Returns a text without the comment behind it. */
    public static String withoutComment(String text) {
        return COMMENT.matcher(text).replaceFirst("");
    }

    /** Decides whether there is code or markup in a text. */
    public static boolean isIn(String text) {
        return SIGNS.matcher(text).find();
    }
}
