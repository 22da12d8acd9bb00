package io.github.cors4j.internal.options;

import io.github.cors4j.internal.text.ForeignCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what to write instead of an unknown name: the nearest option, or a list of all. */
final class UnknownName {
    /** The longest name that is compared with those of options, which are shorter. */
    private static final int LONGEST = 60;

    /** How many levels of objects are searched for options; no file nests them deeper. */
    private static final int DEEPEST = 3;

    /** How many keys of each object are examined. */
    private static final int MOST_KEYS = 30;

    /** The names by which other libraries allow every origin, as letters only. */
    private static final Set<String> EVERY_ORIGIN = Set.of(
            "allowall",
            "allowallorigins",
            "allorigins",
            "originallowall",
            "originsallowall",
            "allowanyorigin",
            "anyorigin",
            "anyhost",
            "allowanyhost",
            "allowallhosts",
            "reflectorigin",
            "reflectclientorigin");

    /** What a policy has that no text can describe, as letters only. */
    private static final Set<String> IN_CODE = Set.of("listener", "perrequest");

    /** The names by which other libraries turn CORS on and off, as letters only. */
    private static final Set<String> SWITCHES = Set.of("enabled", "enable", "disabled", "disable", "active", "on");

    private final String name;
    private final OptionNaming naming;
    private final List<Setting<?>> options;

    private UnknownName(String name, OptionNaming naming, List<Setting<?>> options) {
        this.name = name;
        this.naming = naming;
        this.options = options;
    }

    /** Returns what to write instead of an unknown name. */
    static String remedy(String name, @Nullable Object value, OptionNaming naming, List<Setting<?>> options) {
        return new UnknownName(name, naming, options).remedy(value);
    }

    /** Returns the name of the option that is nearest to a name with a prefix; empty if none is near. */
    static Optional<String> nearest(String name, OptionNaming naming, List<Setting<?>> options) {
        return new UnknownName(name, naming, options).nearest().map(naming::of);
    }

    private String remedy(@Nullable Object value) {
        if (!naming.variables() && isPath()) {
            return "this is a path; put paths and their options in one object, under resources";
        }
        if (!naming.variables() && (name.startsWith("//") || !name.isEmpty() && "_#$@".indexOf(name.charAt(0)) >= 0)) {
            return "a configuration can have only options, and no comments; remove it";
        }
        if (!naming.variables() && isOfCors(name) && hasPaths(value, DEEPEST)) {
            return "there is no such option; write the paths and their options as one object under resources";
        }
        String whole = naming.variables() ? null : whole(name, value, DEEPEST);
        if (whole != null && !naming.prefix().isEmpty()) {
            return "a path has its options directly below it; remove the key, and keep the options";
        }
        if (whole != null) {
            return "this is not an option, but holds the options; pass the object under " + whole;
        }
        if (naming.variables() && value instanceof CharSequence text && ForeignCode.isObject(text.toString())) {
            return "a variable sets one option; pass the parsed JSON object to configuration(..); the names are "
                    + names();
        }
        String letters = NearName.letters(spelled()).toLowerCase(Locale.ROOT);
        if (IN_CODE.contains(letters)) {
            return "there is no such option; it can be set only in code";
        }
        if (EVERY_ORIGIN.contains(letters)) {
            return "there is no such option; to allow any origin, write * for "
                    + named("origins").map(naming::of).orElseThrow();
        }
        if (SWITCHES.contains(letters)) {
            return "there is no option that turns CORS on or off; to allow no origin, leave the policy out; the names are "
                    + names();
        }
        Optional<Setting<?>> nearest = name.length() > LONGEST ? Optional.empty() : nearest();
        if (nearest.isPresent()
                && naming.variables()
                && nearest.get().variable().isEmpty()) {
            String key = nearest.get().key();
            return "no variable can set " + key + "; set it in code: " + key + "(true)";
        }
        if (!naming.variables() && name.startsWith("CORS_")) {
            return "this is the name of a variable, not a key; pass variables to environment(..)"
                    + nearest.map(option -> ", or write " + option.key()).orElse("");
        }
        return nearest.map(option -> "there is no such option; did you mean " + naming.of(option) + "?")
                .orElseGet(() -> "there is no such option; the names are " + names());
    }

    private static boolean isOfCors(String name) {
        return name.contains("cors") || name.contains("Cors") || name.contains("CORS");
    }

    private boolean isPath() {
        return isPath(name) && isOption("resources", false);
    }

    private static boolean isPath(String key) {
        return key.startsWith("/") && !key.startsWith("//") || key.startsWith("^/") || key.startsWith("[/");
    }

    /** Returns whether there are paths for keys, as other libraries have them, in the value or in what is within. */
    private static boolean hasPaths(@Nullable Object value, int depth) {
        List<Map.Entry<?, ?>> entries = depth == 0 ? null : ForeignTypes.entriesIn(value);
        return entries != null
                && entries.stream()
                        .limit(MOST_KEYS)
                        .anyMatch(entry ->
                                isPath(String.valueOf(entry.getKey())) || hasPaths(entry.getValue(), depth - 1));
    }

    /**
     * Returns the place in the value that holds a whole configuration; {@code null} if there is none. In an object whose
     * name ends in {@code cors}, names that resemble options count as well: it may be written for another library.
     */
    private @Nullable String whole(String place, @Nullable Object value, int depth) {
        List<Map.Entry<?, ?>> all = ForeignTypes.entriesIn(value);
        if (all == null || depth == 0) {
            return null;
        }
        List<Map.Entry<?, ?>> entries = all.subList(0, Math.min(all.size(), MOST_KEYS));
        boolean named = isOfCors(place);
        if (entries.stream().anyMatch(entry -> isOption(String.valueOf(entry.getKey()), named))) {
            return place;
        }
        return entries.stream()
                .map(entry -> whole(place + "." + entry.getKey(), entry.getValue(), depth - 1))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isOption(String key, boolean nearly) {
        return nearly && key.length() <= LONGEST
                ? new UnknownName(key, naming, options).nearest().isPresent()
                : named(key).isPresent();
    }

    private Optional<Setting<?>> named(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }

    private String names() {
        return options.stream()
                .filter(option -> !naming.variables() || option.variable().isPresent())
                .map(option -> naming.variables() ? naming.of(option) : option.key())
                .collect(Collectors.joining(", "));
    }

    /** Returns the name without the prefix of variables. */
    private String spelled() {
        return naming.variables() ? name.substring(naming.prefix().length()) : name;
    }

    private Optional<Setting<?>> nearest() {
        return NearName.of(spelled()).among(options);
    }
}
