package io.github.cors4j.internal.header;

import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.NameSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the header names that a preflight asks for are granted
 * (<a href="https://fetch.spec.whatwg.org/#http-access-control-request-headers">Fetch</a>).
 */
public final class RequestedHeaders {
    /**
     * The most characters that are read, in all lines together. The granted names have to fit into the response together
     * with the methods and all other headers: by default, servers send at most 8,192 bytes of headers.
     */
    public static final int MOST_CHARACTERS = 3_000;

    /**
     * The most names that are read, in all lines together: more than any page sets, and so few that they take at most 8 µs.
     */
    public static final int MOST_NAMES = 128;

    private final AllowedHeaders allowed;
    private boolean complete = true;
    private int left = MOST_NAMES;
    private int leftForExpressions = AllowedHeaders.MOST_FOR_EXPRESSIONS;
    private @Nullable String first;
    private @Nullable NameSet seen;
    private @Nullable StringBuilder several;

    private RequestedHeaders(AllowedHeaders allowed) {
        this.allowed = allowed;
    }

    /**
     * Returns whether a line can be granted unchanged. Nearly every line can, since browsers sort the names and send each
     * once. This saves the object, a set and the text: 350 bytes for two names.
     */
    public static boolean isGrantedWhole(String line, AllowedHeaders allowed) {
        if (line.length() > (allowed.hasExpressions() ? AllowedHeaders.MOST_FOR_EXPRESSIONS : MOST_CHARACTERS)) {
            return false;
        }
        int before = 0;
        int beforeEnd = 0;
        int left = MOST_NAMES;
        for (int start = 0, end; start <= line.length(); start = end + 1) {
            end = nameEnd(line, start);
            if (left-- == 0
                    || !allowed.contains(line, start, end, line.length())
                    || !isAscending(line, before, beforeEnd, start, end)) {
                return false;
            }
            before = start;
            beforeEnd = end;
        }
        return true;
    }

    public static RequestedHeaders of(List<String> lines, AllowedHeaders allowed) {
        RequestedHeaders headers = new RequestedHeaders(allowed);
        int left = MOST_CHARACTERS;
        for (String line : lines) {
            boolean fits = line.length() <= left;
            // A line that crosses the limit is cut after the last name that ends before it.
            String looked = fits ? line : line.substring(0, line.lastIndexOf(',', left) + 1);
            left -= line.length();
            if (!headers.addAll(looked) || !fits) {
                headers.complete = false;
                break;
            }
        }
        return headers;
    }

    /** Returns the allowed names as they were spelled, each once; {@code null} if there are none. */
    @Nullable
    public String granted() {
        return several == null ? first : several.toString();
    }

    /** Returns whether all requested names are granted. */
    public boolean isComplete() {
        return complete;
    }

    public static boolean areTooMany(List<String> lines) {
        long characters = lines.stream().mapToLong(String::length).sum();
        long names = lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .filter(name -> !withoutBlanks(name).isEmpty())
                .count();
        return characters > MOST_CHARACTERS || names > MOST_NAMES;
    }

    /**
     * Removes what HTTP treats as blank; {@link String#strip} removes more, and would turn invalid names into valid ones.
     */
    public static String withoutBlanks(String part) {
        int from = afterBlanks(part, 0, part.length());
        return part.substring(from, beforeBlanks(part, from, part.length()));
    }

    private static int afterBlanks(String text, int from, int to) {
        int start = from;
        while (start < to && CharacterClass.isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int beforeBlanks(String text, int from, int to) {
        int end = to;
        while (from < end && CharacterClass.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Adds the allowed names of a line. Returns {@code false} if more names were asked for than are read. */
    private boolean addAll(String line) {
        for (int start = 0, end; start < line.length(); start = end + 1) {
            end = nameEnd(line, start);
            int from = afterBlanks(line, start, end);
            int to = beforeBlanks(line, from, end);
            if (from < to) {
                if (left-- == 0) {
                    return false;
                }
                if (allowed.contains(line, from, to, leftForExpressions)) {
                    add(line, from, to);
                } else {
                    complete = false;
                }
                leftForExpressions -= allowed.isForExpressions(line, from, to) ? to - from : 0;
            }
        }
        return true;
    }

    private void add(String line, int from, int to) {
        if (first == null) {
            first = line.substring(from, to);
            return;
        }
        if (seen == null || several == null) {
            seen = new NameSet();
            seen.add(first, 0, first.length());
            several = new StringBuilder(line.length()).append(first);
        }
        String added = seen.add(line, from, to);
        if (added != null) {
            several.append(", ").append(added);
        }
    }

    private static int nameEnd(String line, int start) {
        int comma = line.indexOf(',', start);
        return comma < 0 ? line.length() : comma;
    }

    /** Returns whether the second part comes after the first, without regard to case, and so differs from it. */
    private static boolean isAscending(String line, int from, int to, int otherFrom, int otherTo) {
        int shorter = Math.min(to - from, otherTo - otherFrom);
        for (int i = 0; i < shorter; i++) {
            char c = NameSet.lowerCase(line.charAt(from + i));
            char other = NameSet.lowerCase(line.charAt(otherFrom + i));
            if (c != other) {
                return c < other;
            }
        }
        return to - from < otherTo - otherFrom;
    }
}
