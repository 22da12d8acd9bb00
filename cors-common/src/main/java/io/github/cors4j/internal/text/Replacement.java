package io.github.cors4j.internal.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.function.Function;

/** Replaces each match of an expression by what a function returns for it, where RE2/J takes only one fixed text for all. */
public final class Replacement {
    private Replacement() {}

    public static String ofEach(Pattern pattern, String text, Function<Matcher, String> replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder(text.length());
        while (matcher.find()) {
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(replacement.apply(matcher)));
        }
        return matcher.appendTail(replaced).toString();
    }
}
