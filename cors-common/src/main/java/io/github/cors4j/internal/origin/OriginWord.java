package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import java.util.List;
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
    private static final int LONGEST = 20;

    private static final OriginWord EVERY = new OriginWord("any origin is written as *", "*");
    private static final OriginWord ON =
            new OriginWord("this is not an origin; list the allowed origins, or write * to allow any origin", null);
    private static final OriginWord NOBODY = new OriginWord(
            "this is not an origin; to allow no origin, leave the policy out, or list the paths in exclude", null);
    private static final OriginWord OWN_SITE =
            new OriginWord("the site itself needs no entry, because its own pages need no CORS; remove it", null);

    private static final Map<String, OriginWord> ALL = Map.ofEntries(
            Map.entry("all", EVERY),
            Map.entry("any", EVERY),
            Map.entry("everyone", EVERY),
            Map.entry("true", ON),
            Map.entry("yes", ON),
            Map.entry("on", ON),
            Map.entry("none", NOBODY),
            Map.entry("nobody", NOBODY),
            Map.entry("never", NOBODY),
            Map.entry("nil", NOBODY),
            Map.entry("false", NOBODY),
            Map.entry("no", NOBODY),
            Map.entry("off", NOBODY),
            Map.entry("self", OWN_SITE),
            Map.entry("same-origin", OWN_SITE),
            Map.entry("sameorigin", OWN_SITE),
            Map.entry("undefined", new OriginWord(ForeignCode.NOT_REPLACED, null)));

    /** Returns what to say about a text that is one such word, perhaps in quotes; {@code null} if it is not. */
    static @Nullable OriginWord of(String text) {
        List<String> words = text.length() > LONGEST ? List.of() : ForeignList.elements(text);
        return words.size() == 1 ? ALL.get(words.get(0).toLowerCase(Locale.ROOT)) : null;
    }
}
