package io.github.cors4j.internal.options;

/**
 * Names an option in problems as it was written.
 *
 * @param prefix what stands before the option's name: nothing, a resource, or the prefix of the variables
 * @param variables whether options are named as an environment does
 */
public record OptionNaming(String prefix, boolean variables) {
    /** In code and in a configuration: {@code maxAge}. */
    static final OptionNaming KEYS = new OptionNaming("", false);

    /** In an environment: {@code CORS_MAX_AGE}. */
    static OptionNaming ofVariables(String prefix) {
        return new OptionNaming(prefix, true);
    }

    /** In a resource: {@code resources./api/*.maxAge}. */
    static OptionNaming within(String place) {
        return new OptionNaming(place + ".", false);
    }

    /** Returns what stands before the names, less its dot. */
    String place() {
        return prefix.isEmpty() ? prefix : prefix.substring(0, prefix.length() - 1);
    }

    /** Returns the name of an option here, or its key where this has no name for it. */
    String of(Setting<?> option) {
        return variables ? option.variable().map(name -> prefix + name).orElse(option.key()) : prefix + option.key();
    }
}
