package io.github.cors4j.internal.origin;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to say about a word that means something elsewhere, as in a content security policy, or as a switch.
 *
 * @param words the explanation
 * @param suggestion what to write in its place; {@code null} if there is nothing
 */
record OriginWord(String words, @Nullable String suggestion) {
    private static final int LONGEST = 30;

    private static final OriginWord EVERY = new OriginWord("any origin is written as *", "*");
    private static final OriginWord ON =
            new OriginWord("this is not an origin; list the allowed origins, or write * to allow any origin", null);
    private static final OriginWord NOBODY = new OriginWord(
            "this is not an origin; to allow no origin, leave the policy out, or list the paths in exclude", null);
    private static final OriginWord PLACEHOLDER = new OriginWord("this is a placeholder; write the origin", null);
    private static final OriginWord OWN_SITE =
            new OriginWord("the site itself needs no entry, because its own pages need no CORS; remove it", null);

    private static final Map<String, OriginWord> ALL = Map.ofEntries(
            Map.entry("everyone", EVERY),
            Map.entry("everybody", EVERY),
            Map.entry("everything", EVERY),
            Map.entry("everywhere", EVERY),
            Map.entry("anyone", EVERY),
            Map.entry("anybody", EVERY),
            Map.entry("anything", EVERY),
            Map.entry("anywhere", EVERY),
            Map.entry("wildcard", EVERY),
            Map.entry("asterisk", EVERY),
            Map.entry("unrestricted", EVERY),
            Map.entry("true", ON),
            Map.entry("yes", ON),
            Map.entry("on", ON),
            Map.entry("enable", ON),
            Map.entry("enabled", ON),
            Map.entry("default", ON),
            Map.entry("public", ON),
            Map.entry("open", ON),
            Map.entry("world", ON),
            Map.entry("star", ON),
            Map.entry("echo", ON),
            Map.entry("mirror", ON),
            Map.entry("dynamic", ON),
            Map.entry("auto", ON),
            Map.entry("none", NOBODY),
            Map.entry("nobody", NOBODY),
            Map.entry("noone", NOBODY),
            Map.entry("nothing", NOBODY),
            Map.entry("never", NOBODY),
            Map.entry("n/a", NOBODY),
            Map.entry("nil", NOBODY),
            Map.entry("false", NOBODY),
            Map.entry("no", NOBODY),
            Map.entry("off", NOBODY),
            Map.entry("disable", NOBODY),
            Map.entry("disabled", NOBODY),
            Map.entry("denyall", NOBODY),
            Map.entry("self", OWN_SITE),
            Map.entry("sameorigin", OWN_SITE),
            Map.entry("samesite", OWN_SITE),
            Map.entry("todo", PLACEHOLDER),
            Map.entry("tbd", PLACEHOLDER),
            Map.entry("fixme", PLACEHOLDER),
            Map.entry("changeme", PLACEHOLDER),
            Map.entry("replaceme", PLACEHOLDER),
            Map.entry("placeholder", PLACEHOLDER),
            Map.entry("objectobject", new OriginWord(ForeignCode.CODE, null)),
            Map.entry("undefined", new OriginWord(ForeignCode.NOT_REPLACED, null)));

    /** Every origin, or the one that asks, as switches and constants of other libraries call them. */
    private static final Pattern EVERY_ORIGIN = Pattern.compile(
            "(allow|permit|accept|enable)?(all|any|every|each)"
                    + "((client|request)?(origin|host|domain|site|url|uri)s?)?(allowed|enabled)?"
                    + "|(reflect|mirror|echo|copy)(s|ed|ing|ion)?(the)?(client|request)?(origin|request)s?|reflect(s|ed|ing|ion)?");

    /** What stands between the words of one name. */
    private static final Pattern JOINTS = Pattern.compile("[\\s_-]+|\\(\\)$");

    /** Returns what to say about a text that is one such word, perhaps in parts or in quotes; {@code null} if it is not. */
    static @Nullable OriginWord of(String text) {
        if (text.length() > LONGEST || text.indexOf(':') >= 0 || text.indexOf('.') >= 0) {
            return null;
        }
        String word = JOINTS.matcher(String.join(" ", ForeignList.elements(text)))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return EVERY_ORIGIN.matches(word) ? EVERY : ALL.get(word);
    }
}
