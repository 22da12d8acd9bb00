package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.RequestedHeaders;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.NameSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Explains which of the requested header names are refused. */
public final class HeaderHint {
    private HeaderHint() {}

    /** Compares the names that were asked for with those that the decision grants. */
    public static Hint of(List<String> lines, String granted, AllowedHeaders allowed) {
        if (RequestedHeaders.areTooMany(lines)) {
            return new Hint(
                    "the request asks for more header names than the policy reads, " + RequestedHeaders.MOST_NAMES
                            + " with " + RequestedHeaders.MOST_CHARACTERS + " characters",
                    "send fewer headers");
        }
        NameSet known = new NameSet();
        for (String name : granted.split(", ")) {
            known.add(name, 0, name.length());
        }
        Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            for (String part : line.split(",")) {
                String name = RequestedHeaders.withoutBlanks(part);
                if (!name.isEmpty() && !known.contains(name, 0, name.length())) {
                    missing.add(name);
                }
            }
        }
        Optional<String> override =
                missing.stream().filter(allowed::isRefusedOverride).findFirst();
        if (override.isPresent()) {
            return new Hint(
                    "request header " + override.get()
                            + " is not allowed: it replaces the method that the preflight asked for, and "
                            + allowed.unlisted() + " allows it only if methods is *",
                    "add " + override.get()
                            + " to allowHeaders by name, if every method that it can ask for may be used");
        }
        boolean one = missing.size() == 1;
        String names = HarmlessText.bare(String.join(", ", missing));
        String refused =
                (one ? "request header " : "request headers ") + names + (one ? " is" : " are") + " not allowed: ";
        return missing.stream().anyMatch(name -> !CharacterClass.TOKEN.hasAll(name) || name.equals("*"))
                ? new Hint(
                        refused + (one ? "it is not a valid header name" : "not all of them are valid header names"),
                        "ask for valid header names, separated by commas")
                : new Hint(
                        refused + "the policy allows " + allowed,
                        "add " + names + " to allowHeaders, or do not set " + (one ? "it" : "them")
                                + " in the page's script");
    }
}
