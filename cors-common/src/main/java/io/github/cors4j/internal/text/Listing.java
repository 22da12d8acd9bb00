package io.github.cors4j.internal.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes long lists short, for {@code toString}. */
public final class Listing {
    private static final int MOST = 10;

    private Listing() {}

    public static String of(Collection<?> items) {
        String rest = items.size() > MOST ? ", ... " + (items.size() - MOST) + " more" : "";
        return items.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", ", "[", rest + "]"));
    }
}
