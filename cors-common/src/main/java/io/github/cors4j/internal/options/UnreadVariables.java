package io.github.cors4j.internal.options;

import io.github.cors4j.internal.text.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises variables that are not read because their names only resemble those of options. Most variables of an
 * environment belong to other programs, so only names that can hardly mean anything else count.
 */
final class UnreadVariables {
    /** The longest name that is compared with those of options, which are shorter. */
    private static final int LONGEST = 60;

    /** How many names are compared word by word, which takes longer. Few names in an environment begin like an option. */
    private static final int MOST = 100;

    private final OptionNaming naming;
    private final String prefix;
    private final List<Setting<?>> unset;
    private final List<String> options;

    /** The options' names without underscores, in the same order. */
    private final List<String> spellings;

    /** Whether a variable begins with the prefix. If one does, names without the prefix belong to other programs. */
    private final boolean prefixed;

    private int compared;

    /**
     * Creates a check of the variables of an environment.
     *
     * @param naming how the options are named
     * @param unset the options that are not set
     * @param names the names of all variables
     */
    UnreadVariables(OptionNaming naming, List<Setting<?>> unset, List<String> names) {
        this.naming = naming;
        this.prefix = naming.prefix();
        this.unset = unset;
        this.options = unset.stream().map(naming::of).toList();
        this.spellings = options.stream().map(UnreadVariables::letters).toList();
        this.prefixed = names.stream().anyMatch(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()));
    }

    /** Returns how to write the name of a variable; {@code null} if it is read, or belongs to another program. */
    @Nullable
    String remedy(String name) {
        if (name.startsWith(prefix) || name.length() > LONGEST) {
            return null;
        }
        String spelled = letters(name);
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (name.equalsIgnoreCase(option)) {
                return (option.equals(option.toUpperCase(Locale.ROOT))
                                ? "names must be in upper case: "
                                : "the case of letters matters: ")
                        + option;
            }
            if (!prefixed && (isWithoutPrefix(name, option) || isBehindAnother(name, option))) {
                return "names must begin with " + prefix + ": " + option;
            }
            if (spelled.equals(spellings.get(i))) {
                return "names must be separated by underscores: " + option;
            }
        }
        return IntStream.range(0, options.size())
                .filter(i -> isMisspelt(spelled, spellings.get(i)))
                .mapToObj(options::get)
                .findFirst()
                .or(() -> isPrefixed(name) && ++compared <= MOST
                        ? UnknownName.nearest(name, naming, unset)
                        : Optional.empty())
                .map(option -> "did you mean " + option + "?")
                .orElse(null);
    }

    /**
     * Returns whether a name begins with the prefix in another letter case, or with another separator than the underscore.
     */
    private boolean isPrefixed(String name) {
        int end = prefix.length() - 1;
        return name.length() > end
                && name.regionMatches(true, 0, prefix, 0, end)
                && !Character.isLetterOrDigit(name.charAt(end));
    }

    private boolean isWithoutPrefix(String name, String option) {
        return option.length() == prefix.length() + name.length() && option.endsWith(name);
    }

    /** Returns whether the option stands behind other words. The name is not the option itself, which has the prefix. */
    private static boolean isBehindAnother(String name, String option) {
        int before = name.length() - option.length() - 1;
        return name.endsWith(option) && !Character.isLetterOrDigit(name.charAt(before));
    }

    /**
     * Returns whether a name is an option with one typing error. The first letter has to match, since it is rarely wrong.
     */
    private boolean isMisspelt(String spelled, String option) {
        return !spelled.isEmpty()
                && spelled.charAt(0) == option.charAt(0)
                && Math.abs(spelled.length() - option.length()) <= 1
                && EditDistance.isMisspelt(spelled, option)
                && !hasPrefixOfOthers(spelled, option);
    }

    /** Returns whether the error is in the prefix, which is then usually another word: {@code CORE_METHODS}. */
    private boolean hasPrefixOfOthers(String spelled, String option) {
        int rest = letters(prefix).length();
        return spelled.length() == option.length()
                && spelled.endsWith(option.substring(rest))
                && EditDistance.between(spelled, option) == 1;
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString().toUpperCase(Locale.ROOT);
    }
}
