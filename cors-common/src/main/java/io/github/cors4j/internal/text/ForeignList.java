package io.github.cors4j.internal.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a list in the notation of another language: with brackets and quotes, or with blanks and semicolons. */
public final class ForeignList {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'|`([^`]+)`");
    private static final Pattern ELEMENT = Pattern.compile("(?:\\{[0-9]*,[0-9]*\\}|[^,;\\s])+");

    /** Words and signs between the elements of a list, or before each of them. */
    private static final Set<String> BETWEEN = Set.of("-", "&", "and", "or", "|", "+");

    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.]+\\]");

    /** The letters or signs before the quote of a text in Python and C#: {@code r"/a"}, {@code @"/a"}. */
    private static final Pattern MARKED_QUOTE =
            Pattern.compile("(^|[\\s,;(\\[{:=])(?:[rRuUbBfF]|[rR][bBfF]|[bBfF][rR]|@|\\$@?|@\\$)([\"'`][^\\s,;)\\]}])");

    /** A list of words in Ruby. */
    private static final Pattern WORDS_OF_RUBY = Pattern.compile("%[wWiI](?:\\(.*\\)|\\[.*\\]|\\{.*\\}|<.*>)");

    private static final Pattern QUOTE_WITHIN = Pattern.compile("[A-Za-z0-9_.-][\"'`][A-Za-z0-9_.-]");
    private static final String QUOTES = "\"'`";
    private static final String TYPOGRAPHIC = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a";

    private ForeignList() {}

    /** Returns whether a text begins or ends with a quote, or has brackets around it. */
    public static boolean isQuoted(String text) {
        String bare = straight(text.strip());
        if (bare.length() < 2) {
            return false;
        }
        if (bare.charAt(0) == '%' && WORDS_OF_RUBY.matches(bare)) {
            return true;
        }
        char first = bare.charAt(0);
        char last = bare.charAt(bare.length() - 1);
        return QUOTES.indexOf(first) >= 0
                || QUOTES.indexOf(last) >= 0
                || first == '[' && last == ']' && !ADDRESS.matches(bare)
                || first == '(' && last == ')' && QUOTES.indexOf(bare.charAt(1)) >= 0
                || first == '{' && last == '}' && isList(bare)
                || first == '<' && last == '>';
    }

    /** Returns whether braces hold a list. Around a single name, they are a parameter or a variable. */
    private static boolean isList(String braced) {
        return braced.contains("\"") || braced.startsWith("{/") || braced.contains("://");
    }

    /** Returns whether a quote is within a word, so that it is not clear where the word ends. */
    public static boolean hasQuoteWithin(String text) {
        return QUOTE_WITHIN.matcher(withoutMarks(straight(text))).find();
    }

    /** Returns the text without what other languages write before a quote. */
    private static String withoutMarks(String text) {
        boolean quoted = text.chars().anyMatch(c -> QUOTES.indexOf(c) >= 0);
        return quoted ? MARKED_QUOTE.matcher(text).replaceAll("$1$2") : text;
    }

    /** Returns the text with straight quotes in place of typographic ones. */
    private static String straight(String text) {
        String straight = text;
        for (char quote : TYPOGRAPHIC.toCharArray()) {
            straight = straight.replace(quote, '"');
        }
        return straight;
    }

    /** Returns the elements of a list, or the only text, without quotes and brackets. */
    public static List<String> elements(String text) {
        String bare = withoutMarks(straight(text.strip()));
        bare = WORDS_OF_RUBY.matches(bare)
                ? bare.substring(3, bare.length() - 1).strip()
                : bare;
        while (isQuoted(bare) && "[{<(".indexOf(bare.charAt(0)) >= 0) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        boolean allQuoted = found(ELEMENT, QUOTED.matcher(bare).replaceAll(" ")).isEmpty();
        return allQuoted ? found(QUOTED, bare) : found(ELEMENT, withoutQuotes(bare));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String group = matcher.group();
            if (pattern == ELEMENT && BETWEEN.contains(group)) {
                continue;
            }
            found.add(pattern == QUOTED ? group.substring(1, group.length() - 1).strip() : group);
        }
        return found;
    }

    private static String withoutQuotes(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.chars().filter(c -> QUOTES.indexOf(c) < 0).forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
