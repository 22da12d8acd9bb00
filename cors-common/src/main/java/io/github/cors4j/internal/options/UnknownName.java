package io.github.cors4j.internal.options;

import io.github.cors4j.internal.text.EditDistance;
import io.github.cors4j.internal.text.ForeignCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

    /** Words that do not tell options apart, or that other libraries use where this one has others. */
    private static final Set<String> FILLERS =
            Set.of("cors", "access", "control", "allow", "allowed", "support", "enable", "enabled", "with", "is");

    /** The names of options in other libraries, as letters and digits only. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("optionssuccessstatus", "preflightStatus"),
            Map.entry("responseheaders", "exposeHeaders"),
            Map.entry("nullorigin", "dangerouslyAllowNullOrigin"),
            Map.entry("allownullorigin", "dangerouslyAllowNullOrigin"),
            Map.entry("optionsstatus", "preflightStatus"),
            Map.entry("successstatus", "preflightStatus"),
            Map.entry("vary", "varyHeader"),
            Map.entry("varyorigin", "varyHeader"),
            Map.entry("verbs", "methods"),
            Map.entry("path", "resources"),
            Map.entry("paths", "resources"),
            Map.entry("route", "resources"),
            Map.entry("routes", "resources"),
            Map.entry("mapping", "resources"),
            Map.entry("mappings", "resources"),
            Map.entry("urls", "resources"),
            Map.entry("urlsregex", "resources"),
            Map.entry("urlregex", "resources"),
            Map.entry("urlpattern", "resources"),
            Map.entry("urlpatterns", "resources"),
            Map.entry("pathpattern", "resources"),
            Map.entry("pathpatterns", "resources"),
            Map.entry("pathprefix", "resources"),
            Map.entry("excludedpaths", "exclude"),
            Map.entry("excludepaths", "exclude"),
            Map.entry("ignorepaths", "exclude"),
            Map.entry("ttl", "maxAge"),
            Map.entry("preflightmaxage", "maxAge"),
            Map.entry("frontend", "origins"),
            Map.entry("frontendurl", "origins"),
            Map.entry("frontendurls", "origins"),
            Map.entry("client", "origins"),
            Map.entry("clienturl", "origins"),
            Map.entry("clienturls", "origins"),
            Map.entry("site", "origins"),
            Map.entry("sites", "origins"),
            Map.entry("domain", "origins"),
            Map.entry("host", "origins"),
            Map.entry("whitelist", "origins"),
            Map.entry("allowlist", "origins"),
            Map.entry("domains", "origins"),
            Map.entry("hosts", "origins"));

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
        if (whole != null) {
            return "this is not an option, but holds the options; pass the object under " + whole;
        }
        if (naming.variables() && value instanceof CharSequence text && ForeignCode.isObject(text.toString())) {
            return "a variable sets one option; pass the parsed JSON object to configuration(..); the names are "
                    + names();
        }
        String letters = letters(spelled()).toLowerCase(Locale.ROOT);
        if (EVERY_ORIGIN.contains(letters)) {
            String origins = first(option -> option.key().equals("origins"))
                    .map(naming::of)
                    .orElseThrow();
            return "there is no such option; to allow any origin, write * for " + origins;
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
                : options.stream().anyMatch(option -> option.key().equals(key));
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
        String spelled = spelled();
        Set<String> words = words(spelled);
        String synonym = SYNONYMS.getOrDefault(letters(spelled).toLowerCase(Locale.ROOT), "");
        return first(option -> option.key().equals(synonym))
                .or(() -> first(option -> spelled.length() > 4 && distance(spelled, option) <= 2))
                .or(() -> first(option -> !words.isEmpty() && words.equals(words(option.key()))))
                .or(() -> first(option -> isOneWordApart(words, words(option.key()))));
    }

    private Optional<Setting<?>> first(Predicate<Setting<?>> isNear) {
        return options.stream().filter(isNear).findFirst();
    }

    private static int distance(String spelled, Setting<?> option) {
        return EditDistance.between(letters(spelled), letters(option.key()));
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static boolean isOneWordApart(Set<String> a, Set<String> b) {
        return !a.isEmpty()
                && !b.isEmpty()
                && Math.abs(a.size() - b.size()) == 1
                && (a.containsAll(b) || b.containsAll(a) && a.size() > 1);
    }

    /**
     * Returns the words that tell a name apart, in any order and number: {@code credential} for {@code allow_credentials}.
     */
    private static Set<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1));
            if (begins || !Character.isLetterOrDigit(c)) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words.stream()
                .map(any -> any.toLowerCase(Locale.ROOT))
                .filter(any -> !FILLERS.contains(any))
                .map(UnknownName::stem)
                .filter(stem -> !stem.isEmpty() && !FILLERS.contains(stem))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String stem(String word) {
        if (word.endsWith("ed")) {
            return word.substring(0, word.length() - (word.equals("exposed") ? 1 : 2));
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
