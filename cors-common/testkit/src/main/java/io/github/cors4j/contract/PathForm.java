package io.github.cors4j.contract;

import java.net.URI;
import java.util.regex.Pattern;

/** The form of a path that a framework routes on. */
public enum PathForm {
    /** As it was sent. */
    RAW,
    /** With unreserved escapes decoded, and without dot segments and double slashes. */
    NORMALISED;

    private static final Pattern UNRESERVED = Pattern.compile("(?i)%(2[DE]|3\\d|[46][1-9A-F]|[57][\\dA]|5F|7E)");

    String of(String path) {
        return this == RAW ? path : normalise(path);
    }

    private static String normalise(String path) {
        String decoded = UNRESERVED
                .matcher(path)
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)));
        String normal = URI.create(decoded.replaceAll("/{2,}", "/")).normalize().getRawPath();
        return normal.replaceAll("^(/\\.\\.)+", "");
    }
}
