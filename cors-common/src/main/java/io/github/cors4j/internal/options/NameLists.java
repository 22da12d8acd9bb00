package io.github.cors4j.internal.options;

import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ForeignList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that apply to lists of methods and to lists of header names alike. */
final class NameLists {
    /**
     * The most characters of a header that lists names. By default, servers send at most 8,192 bytes of headers, which also
     * have to hold the application's headers and the names that a preflight asks for.
     */
    private static final int MOST_CHARACTERS = 3_000;

    /** Words for all, as constants and switches of other libraries have them. */
    private static final Pattern ALL =
            Pattern.compile("(?i)(?:allow[_-]?)?(?:all|any|every)(?:[_-]?(?:method|verb|header)s?)?|wildcard|asterisk");

    private static final int LONGEST_ALL = 20;

    private NameLists() {}

    /**
     * Reports an entry that holds several names, separated by blanks or semicolons, or the quotes and brackets of a list.
     *
     * @param proposal returns the list to suggest for the names, or {@code null} if they must not be listed
     * @return whether the entry was reported
     */
    static boolean isSeveral(String entry, Function<List<String>, @Nullable String> proposal, OptionReport report) {
        boolean quoted = ForeignList.isQuoted(entry);
        if (!quoted && !hasSeparator(entry)) {
            return false; // as nearly always
        }
        List<String> elements = elements(entry);
        boolean names = !elements.isEmpty() && areNames(elements) && !ForeignList.hasQuoteWithin(entry);
        if (!quoted && !names) {
            return false;
        }
        report.error(
                entry,
                Reason.SEVERAL_IN_ONE,
                quoted
                        ? "a name must not have quotes or brackets; separate several names with commas"
                        : "names must be separated by commas, not by spaces or semicolons",
                names ? proposal.apply(elements) : null);
        return true;
    }

    /** Returns the names in an entry. A quoted element may be a list itself, as in a file of environment variables. */
    private static List<String> elements(String entry) {
        return ForeignList.elements(entry).stream()
                .flatMap(
                        element -> !Expression.isExpression(element) && (hasSeparator(element) || element.contains(","))
                                ? ForeignList.elements(element).stream()
                                : Stream.of(element))
                .map(NameLists::withoutSymbol)
                .toList();
    }

    /** Removes the colon of a Ruby symbol, {@code :get}. No header that a page can send begins with a colon. */
    static String withoutSymbol(String name) {
        return name.startsWith(":") ? name.substring(1) : name;
    }

    /** Returns whether a text is a method or header name, and does not look as if anything else was meant. */
    static boolean isPlain(String name) {
        return CharacterClass.TOKEN.hasAll(name)
                && ForeignName.of(name) == null
                && !meansAll(name)
                && !looksLikeExpression(name);
    }

    private static boolean hasSeparator(String entry) {
        return entry.contains(" ") || entry.contains("\t") || entry.contains(";");
    }

    /**
     * Returns whether all elements are names or expressions. If one has other characters, as a whole header line does, the
     * entry is not a list of names.
     */
    private static boolean areNames(List<String> elements) {
        return elements.stream()
                .allMatch(element -> Expression.isExpression(element) || CharacterClass.TOKEN.hasAll(element));
    }

    /** Returns the names that an expression, or a text like one, merely lists; empty if it does more. */
    static List<String> listed(String text) {
        String body = text.replace("(?i)", "");
        body = body.substring(body.startsWith("^") ? 1 : 0, body.length() - (body.endsWith("$") ? 1 : 0));
        if (body.startsWith("(") && body.endsWith(")")) {
            body = body.substring(body.startsWith("(?:") ? 3 : 1, body.length() - 1);
        }
        List<String> names = new ArrayList<>();
        StringTokenizer parts = new StringTokenizer(body, "|&; \t");
        while (parts.hasMoreTokens()) {
            String name = parts.nextToken();
            if (!name.chars().allMatch(c -> isWord((char) c) || c == '-' || c == '_')
                    || !CharacterClass.TOKEN.hasAll(name)) {
                return List.of();
            }
            names.add(name);
        }
        return names;
    }

    /** Returns whether other libraries use this name for all names. */
    static boolean meansAll(String name) {
        boolean begun = name.length() <= LONGEST_ALL && !name.isEmpty() && "aAeEwW".indexOf(name.charAt(0)) >= 0;
        return name.equals("**") || begun && ALL.matches(name);
    }

    /** Returns whether a token was probably meant as a pattern. */
    static boolean looksLikeExpression(String name) {
        if (name.length() == 1) {
            return false;
        }
        int bar = name.indexOf('|', 1);
        boolean star = name.contains("*") && name.chars().allMatch(c -> isWord((char) c) || "-_*".indexOf(c) >= 0);
        return star
                || name.contains(".*")
                || name.contains(".+")
                || name.startsWith("*")
                || name.endsWith("*")
                || name.endsWith("+")
                || name.endsWith("$")
                || bar != -1 && bar < name.length() - 1 && isWord(name.charAt(bar - 1)) && isWord(name.charAt(bar + 1));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** Returns whether all the names fit into the headers of a response, and reports if they do not. */
    static boolean fitting(Collection<String> names, OptionReport report, String responses) {
        long characters = names.stream().mapToLong(name -> name.length() + 2L).sum();
        if (characters <= MOST_CHARACTERS) {
            return true;
        }
        report.error(
                names.size() + " names",
                Reason.TOO_LARGE,
                "the list takes " + characters + " characters in the headers of " + responses + ", and no more than "
                        + MOST_CHARACTERS + " are sure to be sent; list fewer, or write *");
        return false;
    }
}
