package io.github.cors4j;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Brings paths into their normal form: unreserved escapes decoded once, dot segments and doubled slashes removed
 * (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986, 6.2.2</a>).
 */
final class PathNormalizer {
    private PathNormalizer() {}

    /** Normalises; a path that is normal already comes back as the same instance. */
    static String normalize(String path) {
        String decoded = path.indexOf('%') < 0 ? path : decodeUnreserved(path);
        return decoded.contains("//") || decoded.contains("/.") ? removeDotSegments(decoded) : decoded;
    }

    /** Removes doubled slashes alone: file systems do so before they follow dot segments, unlike the standard. */
    static String mergeSlashes(String path) {
        String merged = path;
        while (merged.contains("//")) {
            merged = merged.replace("//", "/");
        }
        return merged;
    }

    static String decodeUnreserved(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        int length = path.length();
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            int escaped = c == '%' ? escapedAt(path, i) : -1;
            if (escaped >= 0 && CharTable.UNRESERVED.has((char) escaped)) {
                decoded.append((char) escaped);
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.length() == length ? path : decoded.toString();
    }

    /** The character that the two digits after a percent sign stand for; negative if they are no such digits. */
    static int escapedAt(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Dot segments first, as the standard says, then doubled slashes. */
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
