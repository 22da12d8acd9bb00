package io.github.cors4j.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from a request safe for log lines and messages: quoted, printable ASCII, and limited in length (the subject of
 * CVE-2024-1681 in Flask-CORS).
 */
public final class HarmlessText {
    private static final int LONGEST = 200;

    private static final int LONGEST_LINE = 1_500;

    private HarmlessText() {}

    /** Returns the same without quotes, for places where nothing follows. */
    public static String bare(String text) {
        String quoted = of(text);
        return quoted.substring(1, quoted.lastIndexOf('"'));
    }

    /** Returns a whole line, most of which this library wrote: quotes and backslashes stay as they are. */
    public static String line(String text) {
        return line(text, LONGEST_LINE);
    }

    /** Returns a configured text in the same form, shortened if it is long. */
    public static String name(String text) {
        return line(text, LONGEST);
    }

    private static String line(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < Math.min(text.length(), longest); i++) {
            append(line, text.charAt(i));
        }
        if (text.length() > longest) {
            line.append("... (").append(text.length()).append(" characters)");
        }
        return line.toString();
    }

    private static void append(StringBuilder harmless, char c) {
        if (c >= ' ' && c < 0x7f) {
            harmless.append(c);
        } else {
            harmless.append(String.format("\\u%04x", (int) c));
        }
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
                harmless.append('\\');
            }
            append(harmless, c);
        }
        harmless.append('"');
        if (text.length() > LONGEST) {
            harmless.append("... (").append(text.length()).append(" characters)");
        }
        return harmless.toString();
    }
}
