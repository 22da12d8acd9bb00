package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.HeaderNames;
import io.github.cors4j.internal.header.RequestedHeaders;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.NameSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Explains which of the requested header names are refused. */
public final class HeaderHint {
    /** How many of the names are compared with the listed ones. */
    private static final int MOST_COMPARED = 20;

    /** How many misspelt names are explained: no page misspells more. */
    private static final int MOST_MISSPELT = 3;

    private final Set<String> missing;
    private final AllowedHeaders allowed;
    private final Set<String> causes = new LinkedHashSet<>();
    private final List<String> remedies = new ArrayList<>();

    private HeaderHint(Set<String> missing, AllowedHeaders allowed) {
        this.missing = missing;
        this.allowed = allowed;
    }

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
        return new HeaderHint(missing, allowed).hint();
    }

    private Hint hint() {
        boolean one = missing.size() == 1;
        String refused = (one ? "request header " : "request headers ") + bare(missing) + (one ? " is" : " are")
                + " not allowed: ";
        if (missing.stream().anyMatch(name -> !CharacterClass.TOKEN.hasAll(name) || name.equals("*"))) {
            return new Hint(
                    refused + (one ? "it is not a valid header name" : "not all of them are valid header names"),
                    "ask for valid header names, separated by commas");
        }
        explainUnusable();
        explainOverrides();
        explainMisspelt();
        explainOthers();
        return new Hint(refused + String.join("; ", causes), String.join("; ", remedies));
    }

    /** Explains names that would do nothing if they were listed, or must not be. */
    private void explainUnusable() {
        Set<String> forbidden = taken(HeaderNames::isForbiddenInRequests);
        if (!forbidden.isEmpty()) {
            causes.add("browsers do not let pages set " + bare(forbidden));
            remedies.add("do not ask for " + bare(forbidden));
        }
        Set<String> ofCors = taken(HeaderNames::isOfCors);
        if (!ofCors.isEmpty()) {
            causes.add("headers of CORS belong in the response, where the policy sets them");
            remedies.add("do not set " + bare(ofCors) + " in the page's script");
        }
    }

    private void explainOverrides() {
        Set<String> overrides = taken(allowed::isRefusedOverride);
        if (!overrides.isEmpty()) {
            causes.add("a header that replaces the method of the preflight is allowed by " + allowed.unlisted()
                    + " only if methods is *");
            remedies.add("add " + bare(overrides)
                    + " to allowHeaders by name, if every method that it can ask for may be used");
        }
    }

    private void explainMisspelt() {
        List<String> misspelt = missing.stream()
                .filter(PlainName::isToken)
                .limit(MOST_COMPARED)
                .filter(name -> allowed.meant(name) != null)
                .limit(MOST_MISSPELT)
                .toList();
        for (String name : misspelt) {
            String meant = allowed.meant(name);
            if (meant != null) {
                missing.remove(name);
                causes.add(allows());
                remedies.add("write " + HarmlessText.name(meant) + " in the page's script, or add " + name
                        + " to allowHeaders if it is another header");
            }
        }
    }

    private void explainOthers() {
        Set<String> plain = taken(PlainName::isToken);
        if (!plain.isEmpty()) {
            boolean copyable = String.join(", ", plain).length() <= PlainName.LONGEST;
            causes.add(allows());
            remedies.add("add " + (copyable ? bare(plain) : "the missing names") + " to allowHeaders, or do not set "
                    + (plain.size() == 1 ? "it" : "them") + " in the page's script");
        }
        if (!missing.isEmpty()) {
            causes.add(allows());
            remedies.add("do not set " + bare(missing) + " in the page's script");
        }
    }

    private String allows() {
        return "the policy allows " + allowed;
    }

    /** Removes and returns the names that are of a kind. */
    private Set<String> taken(Predicate<String> kind) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        missing.stream().filter(kind).forEach(taken::add);
        missing.removeAll(taken);
        return taken;
    }

    private static String bare(Collection<String> names) {
        return HarmlessText.bare(String.join(", ", names));
    }
}
