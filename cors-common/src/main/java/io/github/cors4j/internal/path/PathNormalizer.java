package io.github.cors4j.internal.path;

import io.github.cors4j.internal.text.CharacterClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Brings paths into their normal form: unreserved escapes decoded once, dot segments and doubled slashes removed
 * (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986, 6.2.2</a>).
 */
public final class PathNormalizer {
    private static final String HEX = "0123456789ABCDEF";
    private static final int NO_ESCAPE = -1;

    private PathNormalizer() {}

    /** Returns the normal form; for a path that is normal already, the same instance. */
    public static String normalize(String path) {
        String decoded = path.indexOf('%') < 0 ? path : decodeUnreserved(path);
        return decoded.contains("//") || decoded.contains("/.") ? removeDotSegments(decoded) : decoded;
    }

    /**
     * Returns the path as a file server reads it: decoded, and with doubled slashes removed before dot segments, so that
     * {@code /a//../b} is {@code /b}. The standard removes dot segments first, which gives {@code /a/b}.
     */
    public static String asServed(String path) {
        return decoded(normalize(mergeSlashes(path)));
    }

    /**
     * Returns the path as a file server reads it that decodes once more than the router, separators included, like that of
     * Vert.x: {@code /a%2fb} and {@code /%2561/b} are {@code /a/b}.
     */
    public static String asDecodedTwice(String path) {
        return asServed(decodedTwice(path));
    }

    /**
     * Returns the paths as servers read them that drop {@code ;parameters} before they remove dot segments: from the path as
     * it was sent, decoded, or decoded twice. Some servers read {@code /a/;b%2Fc/..} as {@code /}, others as {@code /a}.
     */
    public static List<String> asServedWithoutParameters(String path) {
        List<String> served = new ArrayList<>();
        String decoded = path;
        for (int times = 0; times <= 2; times++) {
            String bare = withoutParameters(decoded);
            for (int more = times; more <= 2; more++) {
                served.add(asServed(bare.replace('\\', '/')));
                bare = decodeAscii(bare);
            }
            decoded = decodeAscii(decoded);
        }
        return served;
    }

    private static String withoutParameters(String path) {
        StringBuilder bare = new StringBuilder(path.length());
        boolean parameter = false;
        for (char c : path.toCharArray()) {
            parameter = c != '/' && c != '\\' && (parameter || c == ';');
            if (!parameter) {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    private static String decodedTwice(String path) {
        return decodeAscii(decodeAscii(path)).replace('\\', '/');
    }

    /** Returns a path that a container has already decoded, in the spelling of {@link #asServed}. */
    public static String asContained(String path) {
        StringBuilder escaped = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            escaped.append(c == '%' && !isEscape(path, i) ? "%25" : c);
        }
        return asServed(escaped.toString());
    }

    /** Returns whether {@link #asDecodedTwice} may differ from {@link #asServed}, or the path may {@link #climbs climb}. */
    public static boolean hasMoreToDecode(String path) {
        return path.indexOf('%') >= 0 || path.indexOf('\\') >= 0 || path.indexOf(';') >= 0;
    }

    /**
     * Returns whether a path climbs in a way that its normal form does not show: by dot segments that appear only if the
     * path is decoded twice, if a backslash counts as a slash, or if {@code ;parameters} are dropped first. No ordinary page
     * requests such a path.
     */
    public static boolean climbs(String path) {
        return dotDots(decodedTwice(path), true) > dotDots(decodeUnreserved(path), false);
    }

    /** Returns whether a segment is {@code ..} once the path has been decoded twice. */
    public static boolean hasDotDot(String path) {
        return dotDots(decodedTwice(path), true) > 0;
    }

    private static int dotDots(String path, boolean withParameters) {
        int count = 0;
        int end = -1;
        do {
            int start = end + 1;
            int slash = path.indexOf('/', start);
            end = slash < 0 ? path.length() : slash;
            boolean found = path.startsWith("..", start)
                    && (end == start + 2 || withParameters && path.charAt(start + 2) == ';');
            count += found ? 1 : 0;
        } while (end < path.length());
        return count;
    }

    /** Decodes escapes of ASCII characters, including the form {@code %u0041} that some servers accept. */
    private static String decodeAscii(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int wide = path.startsWith("%u00", i) ? 3 : 0;
            int escaped = path.charAt(i) == '%' ? escapedAt(path, i + wide) : NO_ESCAPE;
            boolean ascii = escaped != NO_ESCAPE && escaped < 128;
            decoded.append(ascii ? (char) escaped : path.charAt(i));
            i += ascii ? 2 + wide : 0;
        }
        return decoded.toString();
    }

    private static String mergeSlashes(String path) {
        if (!path.contains("//")) {
            return path;
        }
        StringBuilder merged = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            if (i == 0 || path.charAt(i) != '/' || path.charAt(i - 1) != '/') {
                merged.append(path.charAt(i));
            }
        }
        return merged.toString();
    }

    static String decodeUnreserved(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        int length = path.length();
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            int escaped = c == '%' ? escapedAt(path, i) : NO_ESCAPE;
            if (CharacterClass.UNRESERVED.has((char) escaped)) { // NO_ESCAPE is in no table
                decoded.append((char) escaped);
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.length() == length ? path : decoded.toString();
    }

    /**
     * Returns the path with all characters decoded that need no escape, and all others escaped in one way, so that paths
     * that are the same to a file server have the same spelling. Escaped separators stay escaped, and so does {@code *},
     * which has a meaning in patterns.
     */
    public static String decoded(String path) {
        int plain = 0;
        while (plain < path.length() && isPlain(path.charAt(plain))) {
            plain++;
        }
        if (plain == path.length()) {
            return path;
        }
        StringBuilder decoded = new StringBuilder(path.length() + 8).append(path, 0, plain);
        for (int i = plain; i < path.length(); i++) {
            char c = path.charAt(i);
            int escaped = c == '%' ? escapedAt(path, i) : NO_ESCAPE;
            if (escaped != NO_ESCAPE) {
                i += 2;
                append(decoded, (char) escaped, escaped != '/' && isPlain((char) escaped));
            } else if (c < 128) {
                append(decoded, c, c == '%' || isPlain(c));
            } else {
                int end = path.offsetByCodePoints(i, 1);
                for (byte octet : path.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    append(decoded, (char) (octet & 0xff), false);
                }
                i = end - 1;
            }
        }
        return decoded.toString();
    }

    private static boolean isPlain(char c) {
        return c != '*' && CharacterClass.PATH.has(c);
    }

    private static void append(StringBuilder decoded, char octet, boolean plain) {
        if (plain) {
            decoded.append(octet);
        } else {
            decoded.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
        }
    }

    /** Returns whether a character is the percent sign of an escape. */
    static boolean isEscape(String path, int at) {
        return path.charAt(at) == '%' && escapedAt(path, at) != NO_ESCAPE;
    }

    /** Returns the character of an escape; {@code NO_ESCAPE} if no two hexadecimal digits follow the percent sign. */
    private static int escapedAt(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return NO_ESCAPE;
        }
        int high = digit(path.charAt(percent + 1));
        int low = digit(path.charAt(percent + 2));
        return high < 0 || low < 0 ? NO_ESCAPE : high << 4 | low;
    }

    private static int digit(char c) {
        return HEX.indexOf(Character.toUpperCase(c));
    }

    /** Removes dot segments first, as the standard says, then doubled slashes. */
    private static String removeDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].equals("..")) {
                kept.pollLast();
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
            }
        }
        StringBuilder normal = new StringBuilder(path.length());
        for (String segment : kept) {
            if (!segment.isEmpty()) {
                normal.append('/').append(segment);
            }
        }
        String last = segments[segments.length - 1];
        boolean directory = last.isEmpty() || last.equals(".") || last.equals("..");
        return directory || normal.isEmpty() ? normal.append('/').toString() : normal.toString();
    }
}
