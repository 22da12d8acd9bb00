package io.github.cors4j.internal.text;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes long lists short, for {@code toString}. */
public final class Listing {
    private static final int MOST = 10;

    private Listing() {}

    /** Each item in one line, cut where it is long. */
    public static String of(Collection<?> items) {
        return of(items, String::valueOf);
    }

    /** The same, of what each item is called. */
    public static <T> String of(Collection<T> items, Function<? super T, String> name) {
        return of(items, item -> HarmlessText.name(name.apply(item)), MOST);
    }

    /** A few items, each as long as it is. */
    public static <T> String of(Collection<T> items, Function<? super T, String> text, int most) {
        String rest = items.size() > most ? ", ... " + (items.size() - most) + " more" : "";
        return items.stream().limit(most).map(text).collect(Collectors.joining(", ", "[", rest + "]"));
    }
}
