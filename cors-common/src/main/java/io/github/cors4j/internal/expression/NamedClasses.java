package io.github.cors4j.internal.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the character classes that have a name, restricted to ASCII. */
final class NamedClasses {
    private static final CharSet LOWER = CharSet.range('a', 'z');
    private static final CharSet UPPER = CharSet.range('A', 'Z');
    private static final CharSet DIGIT = CharSet.range('0', '9');
    private static final CharSet WORD = LOWER.or(UPPER).or(DIGIT).or(CharSet.of('_'));
    private static final CharSet GRAPH = CharSet.range('!', '~');
    private static final CharSet CONTROL = CharSet.range(0, 31).or(CharSet.of(127));

    private static final Map<Character, CharSet> PERL = Map.of('d', DIGIT, 's', CharSet.of("\t\n\f\r "), 'w', WORD);

    private static final Map<String, CharSet> POSIX = Map.ofEntries(
            Map.entry("alnum", LOWER.or(UPPER).or(DIGIT)),
            Map.entry("alpha", LOWER.or(UPPER)),
            Map.entry("ascii", CharSet.ALL),
            Map.entry("blank", CharSet.of("\t ")),
            Map.entry("cntrl", CONTROL),
            Map.entry("digit", DIGIT),
            Map.entry("graph", GRAPH),
            Map.entry("lower", LOWER),
            Map.entry("print", GRAPH.or(CharSet.of(' '))),
            Map.entry("punct", GRAPH.without(LOWER.or(UPPER).or(DIGIT))),
            Map.entry("space", CharSet.of("\t\n\u000b\f\r ")),
            Map.entry("upper", UPPER),
            Map.entry("word", WORD),
            Map.entry("xdigit", DIGIT.or(CharSet.of("abcdefABCDEF"))));

    /** The Unicode classes that are known: those of letters and digits. Any other class counts as any character. */
    private static final Map<String, CharSet> UNICODE = Map.of(
            "L", LOWER.or(UPPER),
            "Ll", LOWER,
            "Lu", UPPER,
            "N", DIGIT,
            "Nd", DIGIT,
            "Latin", LOWER.or(UPPER));

    private NamedClasses() {}

    /** Returns the class for the letter after a backslash; a capital letter negates it. */
    static @Nullable CharSet perl(char letter) {
        CharSet set = PERL.get(Character.toLowerCase(letter));
        return set == null || Character.isLowerCase(letter) ? set : set.negated();
    }

    /** Returns the class for the name between {@code [:} and {@code :]}. */
    static @Nullable CharSet posix(String name, boolean ignoringCase) {
        boolean negated = name.startsWith("^");
        return of(POSIX.get(negated ? name.substring(1) : name), ignoringCase, negated);
    }

    /** Returns the class for the name after {@code \p} or {@code \P}; {@code null} if it is not known. */
    static @Nullable CharSet unicode(String name, boolean ignoringCase, boolean negated) {
        boolean twice = name.startsWith("^");
        CharSet set = UNICODE.get(twice ? name.substring(1) : name);
        boolean oneCase = set != null && !set.equals(set.ignoringCase()); // RE2/J leaves out its other case
        return ignoringCase && oneCase ? null : of(set, ignoringCase, negated != twice);
    }

    private static @Nullable CharSet of(@Nullable CharSet set, boolean ignoringCase, boolean negated) {
        CharSet all = set == null || !ignoringCase ? set : set.ignoringCase();
        return all == null || !negated ? all : all.negated();
    }
}
