package io.github.cors4j.internal.path;

import io.github.cors4j.internal.text.CharacterClass;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes a path with the escapes that browsers send. */
final class PercentEncoding {
    /** Characters that occur in file names, and that browsers escape. */
    private static final String ESCAPED = " \"%,\\^`";

    private PercentEncoding() {}

    /**
     * Returns the path with escapes as browsers send them, and also of commas, which would separate paths; {@code null} if
     * it has characters that are hardly meant.
     */
    static @Nullable String of(String path) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c != '%' && c != ',' && CharacterClass.PATH.has(c);
            if (plain || PathNormalizer.isEscape(path, i)) {
                encoded.append(c);
                continue;
            }
            int end = path.offsetByCodePoints(i, 1);
            if (!Character.isLetterOrDigit(path.codePointAt(i)) && ESCAPED.indexOf(c) < 0) {
                return null;
            }
            for (byte octet : path.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
            i = end - 1;
        }
        return encoded.toString();
    }
}
