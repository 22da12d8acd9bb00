package io.github.cors4j.internal.options;

import io.github.cors4j.internal.text.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the option that a name probably stands for: another library's name, a misspelling, or the same words. */
final class NearName {
    /** Words that do not tell options apart, or that other libraries use where this one has others. */
    private static final Set<String> FILLERS =
            Set.of("cors", "access", "control", "allow", "allowed", "support", "enable", "enabled", "with", "is");

    /** The names of options in other libraries, as letters and digits only. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("optionssuccessstatus", "preflightStatus"),
            Map.entry("responseheaders", "exposeHeaders"),
            Map.entry("nullorigin", "dangerouslyAllowNullOrigin"),
            Map.entry("allownullorigin", "dangerouslyAllowNullOrigin"),
            Map.entry("insecureorigins", "dangerouslyAllowInsecureOrigins"),
            Map.entry("allowinsecureorigins", "dangerouslyAllowInsecureOrigins"),
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

    private final String name;
    private final Set<String> words;

    private NearName(String name) {
        this.name = name;
        this.words = words(name);
    }

    static NearName of(String name) {
        return new NearName(name);
    }

    /** Returns the option; empty if none is near. */
    Optional<Setting<?>> among(List<Setting<?>> options) {
        String synonym = SYNONYMS.getOrDefault(letters(name).toLowerCase(Locale.ROOT), "");
        return first(options, option -> option.key().equals(synonym))
                .or(() -> first(options, option -> name.length() > 4 && distance(option) <= 2))
                .or(() -> first(options, option -> !words.isEmpty() && words.equals(words(option.key()))))
                .or(() -> first(options, option -> isOneWordApart(words, words(option.key()))));
    }

    private static Optional<Setting<?>> first(List<Setting<?>> options, Predicate<Setting<?>> isNear) {
        return options.stream().filter(isNear).findFirst();
    }

    private int distance(Setting<?> option) {
        return EditDistance.between(letters(name), letters(option.key()));
    }

    /** Returns the letters and digits of a name. */
    static String letters(String name) {
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
                .map(NearName::stem)
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
