package io.github.cors4j.internal.options;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.StrayCharacters;
import io.github.cors4j.internal.text.WrittenExclusion;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text that stands in place of a method or header name: a variable, code, a negation, a comment or several names.
 *
 * @param words the problem, in words
 * @param names the names that were meant; empty if they cannot be known
 */
record ForeignName(String words, List<String> names) {
    private static final Set<String> WORDS = Set.of("none", "nothing", "null", "nil", "undefined");

    private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no", "on", "off");

    private static final Pattern VARIABLE =
            Pattern.compile("[$#%]\\{.*|\\{\\{.*|\\$[A-Za-z_(].*|%[A-Za-z_][A-Za-z0-9_]*%|<[A-Za-z]+[ _][A-Za-z_ ]*>"
                    + "|(?i:<(?:your-?)?(?:method|verb|header|name|value|list)s?>)");

    /** A key in front of the names, as in {@code methods: GET}. */
    private static final Pattern KEY = Pattern.compile("(?i)[\"']?[a-z_-]*(?:methods|headers)[\"']?\\s*[:=]\\s*(.+)");

    private static final Pattern SEVERAL =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(?:(?:&+|\\++|\\|\\|)[A-Za-z][A-Za-z0-9_-]*)+");

    private static final Pattern SEPARATORS = Pattern.compile("[|&+]+");

    /** Scripts with letters that look like those of ASCII. */
    private static final Set<Character.UnicodeScript> LOOK_ALIKE =
            EnumSet.of(Character.UnicodeScript.CYRILLIC, Character.UnicodeScript.GREEK);

    /** Returns what a text is if it is not a name; {@code null} if it may be one. */
    static @Nullable ForeignName of(String text) {
        if (isPlain(text)) {
            String word = text.toLowerCase(Locale.ROOT);
            if (FLAGS.contains(word)) {
                return unknown("this is read as a name, since this option is no flag; list the allowed names");
            }
            return !WORDS.contains(word)
                    ? null
                    : unknown(
                            "this is read as a name; to allow none, set an empty list, in code or in a configuration");
        }
        if (VARIABLE.matches(text)) {
            return unknown(ForeignCode.NOT_REPLACED);
        }
        if (ForeignCode.isIn(text)) {
            return unknown(ForeignCode.CODE);
        }
        String typed = StrayCharacters.removed(text);
        if (!typed.equals(text)) {
            return named("it contains invisible characters, or characters that only look like others", typed);
        }
        if (text.codePoints().anyMatch(ForeignName::looksLikeAnother)) {
            return unknown("some of its letters only look like ASCII letters; type it again");
        }
        Matcher key = KEY.matcher(text);
        if (WrittenExclusion.isIn(text) || key.matches() && WrittenExclusion.isNamed(text)) {
            return unknown("a list cannot exclude names; list only the allowed names");
        }
        String bare = ForeignCode.withoutComment(text);
        if (!bare.equals(text)) {
            return named("a name must not contain a comment", bare);
        }
        if (key.matches()) {
            return named("list only the names, without a key", key.group(1));
        }
        return SEVERAL.matches(text)
                ? named(
                        "this is read as one name; names must be separated by commas",
                        SEPARATORS.matcher(text).replaceAll(" "))
                : null;
    }

    /** Returns whether a text has only letters, digits, - and _, as nearly all names do. These skip the slower checks. */
    private static boolean isPlain(String text) {
        return CharacterClass.HOST.hasAll(text) && !text.contains(".") && !text.startsWith("-");
    }

    /**
     * Reports the problem: as a warning if the text is a token, and so may be meant as a name, otherwise as an error.
     *
     * @param proposal returns the list to suggest for the names, or {@code null} if they must not be listed
     * @return whether the text may be a name
     */
    boolean isName(String text, Reason reason, Function<List<String>, @Nullable String> proposal, OptionReport report) {
        String remedy = names.isEmpty() ? null : proposal.apply(names);
        boolean name = CharacterClass.TOKEN.hasAll(text);
        if (name) {
            report.warning(text, reason, words, remedy);
        } else {
            report.error(text, reason, words, remedy);
        }
        return name;
    }

    private static boolean looksLikeAnother(int letter) {
        return LOOK_ALIKE.contains(Character.UnicodeScript.of(letter));
    }

    private static ForeignName unknown(String words) {
        return new ForeignName(words, List.of());
    }

    private static ForeignName named(String words, String text) {
        List<String> names = ForeignList.elements(text);
        return new ForeignName(words, names.stream().allMatch(CharacterClass.TOKEN::hasAll) ? names : List.of());
    }
}
