package io.github.cors4j;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header names that a preflight asks for, less those that are not allowed
 * (<a href="https://fetch.spec.whatwg.org/#http-access-control-request-headers">Fetch</a>).
 */
final class RequestedHeaders {
    /** How many characters are looked at, over all lines: twice what servers take as headers by default. */
    static final int MOST = 16_384;

    private final @Nullable String granted;
    private final boolean complete;

    private RequestedHeaders(@Nullable String granted, boolean complete) {
        this.granted = granted;
        this.complete = complete;
    }

    /** The allowed names as they were spelled, each once; {@code null} if there are none. */
    @Nullable
    String granted() {
        return granted;
    }

    /** Whether everything that was asked for is granted. */
    boolean isComplete() {
        return complete;
    }

    static RequestedHeaders of(List<String> lines, AllowedHeaders allowed) {
        String first = null;
        StringBuilder several = null;
        Set<String> seen = null;
        boolean complete = true;
        int left = MOST;
        for (String line : lines) {
            if (line.length() > left) {
                return new RequestedHeaders(several == null ? first : several.toString(), false);
            }
            left -= line.length();
            int end;
            for (int start = 0; start <= line.length(); start = end + 1) {
                int comma = line.indexOf(',', start);
                end = comma < 0 ? line.length() : comma;
                String name = CharTable.trim(line, start, end);
                if (name.isEmpty()) {
                    continue;
                }
                String lower = name.toLowerCase(Locale.ROOT);
                if (!CharTable.TOKEN.hasAll(name) || name.equals("*") || !allowed.contains(lower)) {
                    complete = false;
                } else if (first == null) {
                    first = name;
                } else {
                    if (seen == null) {
                        seen = new HashSet<>();
                        seen.add(first.toLowerCase(Locale.ROOT));
                        several = new StringBuilder(line.length()).append(first);
                    }
                    if (seen.add(lower)) {
                        several.append(", ").append(name);
                    }
                }
            }
        }
        return new RequestedHeaders(several == null ? first : several.toString(), complete);
    }
}
