package io.github.cors4j.examples.browser;

import java.util.List;
import java.util.stream.Stream;

/** The cookies that the browser holds for the APIs' host. */
final class Cookies {
    static final String LAX = "lax";
    static final String NONE = "none";

    static final List<String> SEEDED =
            List.of(LAX + "=1; SameSite=Lax; Path=/", NONE + "=1; SameSite=None; Secure; Path=/");

    private Cookies() {}

    /** The names in a {@code Cookie} header, sorted. */
    static List<String> names(String header) {
        return header == null
                ? List.of()
                : Stream.of(header.split("; "))
                        .map(pair -> pair.substring(0, pair.indexOf('=')))
                        .sorted()
                        .toList();
    }
}
