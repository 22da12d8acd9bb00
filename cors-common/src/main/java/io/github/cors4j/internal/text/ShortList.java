package io.github.cors4j.internal.text;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shortens long lists for {@code toString}. */
public final class ShortList {
    private static final int MOST = 10;

    private ShortList() {}

    /** Returns a few items, each as one line, shortened if it is long. */
    public static String of(Collection<?> items) {
        return of(items, String::valueOf);
    }

    /** Returns the names of a few items, in the same form. */
    public static <T> String of(Collection<T> items, Function<? super T, String> name) {
        return of(items, item -> HarmlessText.name(name.apply(item)), MOST);
    }

    /** Returns a few items, none of them shortened. */
    public static <T> String of(Collection<T> items, Function<? super T, String> text, int most) {
        String rest = items.size() > most ? ", ... " + (items.size() - most) + " more" : "";
        return items.stream().limit(most).map(text).collect(Collectors.joining(", ", "[", rest + "]"));
    }
}
