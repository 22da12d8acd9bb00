package io.github.cors4j.internal.options;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Recognises variables of others that probably hold the origins, or all options, where none of ours sets origins. It looks
 * at values, but tells none, since each may be a secret.
 */
final class LikelyOrigins {
    private static final int MOST = 10;
    private static final int LONGEST = 60;

    /** As other libraries and frameworks call them. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*[^a-z0-9])?(?:cors(?:[^a-z].*|allowed?)?|(?:access.?control.?)?allow(?:ed)?[^a-z0-9]?)"
                    + "(?:origin|domain|host)s?(?:[^a-z0-9].*)?|allow(?:ed)?origins?");

    /** All that anybody sets, without an underscore. */
    private static final Pattern WHOLE =
            Pattern.compile("(?i)cors(?:[._-]?(?:config|configuration|options|settings|policy|json))?");

    private static final Pattern VALUE = Pattern.compile("(?s)\\s*(?:[{\\[].*|.*://.*|\\*)\\s*");

    private LikelyOrigins() {}

    /** Returns what to say of each, by its name, but of those that something was told of. */
    static Map<String, String> among(
            List<Map.Entry<?, ?>> variables, OptionNaming naming, Set<String> told, String origins) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<?, ?> variable : variables) {
            String name = Objects.toString(variable.getKey());
            boolean read = name.startsWith(naming.prefix()) || told.contains(name) || name.length() > LONGEST;
            if (!read && found.size() < MOST) {
                if (NAME.matches(name)) {
                    found.put(name, "did you mean " + origins + "?");
                } else if (WHOLE.matches(name) && VALUE.matches(Objects.toString(variable.getValue()))) {
                    found.put(name, "each option has a variable of its own, such as " + origins);
                }
            }
        }
        return found;
    }
}
