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
                    + "|<%|%>|<!--|=>|&&|[a-z]\\.env\\b|new\\[\\]");

    private static final Pattern COMMENT = Pattern.compile("\\s+(?:#|//|--)(?:\\s.*)?$");

    private ForeignCode() {}

    /** Returns a text without the comment at its end. */
    public static String withoutComment(String text) {
        return COMMENT.matcher(text).replaceFirst("");
    }

    /** Returns whether a text has code or markup in it. */
    public static boolean isIn(String text) {
        return SIGNS.matcher(text).find();
    }
}
