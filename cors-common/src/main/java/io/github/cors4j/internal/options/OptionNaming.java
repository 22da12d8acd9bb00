package io.github.cors4j.internal.options;

/**
 * Names options in problems as they were written.
 *
 * @param prefix the text before the option's name: empty, the name of a resource and a dot, or the prefix of the variables
 * @param variables whether options are named as in an environment
 */
public record OptionNaming(String prefix, boolean variables) {
    /** Names as in code and in a configuration: {@code maxAge}. */
    static final OptionNaming KEYS = new OptionNaming("", false);

    /** Names as in an environment: {@code CORS_MAX_AGE}. */
    static OptionNaming ofVariables(String prefix) {
        return new OptionNaming(prefix, true);
    }

    /** Names as in a resource: {@code resources./api/*.maxAge}. */
    static OptionNaming within(String place) {
        return new OptionNaming(place + ".", false);
    }

    /** Returns the prefix without its last character, the dot. */
    String place() {
        return prefix.isEmpty() ? prefix : prefix.substring(0, prefix.length() - 1);
    }

    /** Returns the name of an option, or its key if it has no environment variable. */
    String of(Setting<?> option) {
        return variables ? option.variable().map(name -> prefix + name).orElse(option.key()) : prefix + option.key();
    }
}
