package io.github.cors4j.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * Text from a request in a form that cannot break out of a log line or a message: quoted, printable ASCII, bounded
 * (what CVE-2024-1681 was about in Flask-CORS).
 */
public final class HarmlessText {
    private static final int LONGEST = 200;

    private static final int LONGEST_LINE = 1_500;

    private HarmlessText() {}

    /** The same without quotes, for places where nothing follows. */
    public static String bare(String text) {
        String quoted = of(text);
        return quoted.substring(1, quoted.lastIndexOf('"'));
    }

    /** A whole line, of which the rest was written by us: quotes and backslashes stay as they are. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST_LINE));
        text.chars().limit(LONGEST_LINE).forEach(c -> {
            if (c >= ' ' && c < 0x7f) {
                line.append((char) c);
            } else {
                line.append(String.format("\\u%04x", c));
            }
        });
        return text.length() > LONGEST_LINE
                ? line.append("... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : line.toString();
    }

    public static String of(@Nullable String text) {
        if (text == null) {
            return "none";
        }
        StringBuilder harmless = new StringBuilder(Math.min(text.length(), LONGEST) + 2).append('"');
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                harmless.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                harmless.append(c);
            } else {
                harmless.append(String.format("\\u%04x", (int) c));
            }
        }
        harmless.append('"');
        if (text.length() > LONGEST) {
            harmless.append("... (").append(text.length()).append(" characters)");
        }
        return harmless.toString();
    }
}
