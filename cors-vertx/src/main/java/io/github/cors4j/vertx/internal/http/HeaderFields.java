package io.github.cors4j.vertx.internal.http;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up header fields cheaply, and counts their lines. */
final class HeaderFields {

    /** The core has 16 names, each with a place of its own; none comes from a request. */
    private static final @Nullable Name[] NAMES = new Name[64];

    private HeaderFields() {}

    /** @param optimized what Vert.x makes of the name */
    private record Name(String text, CharSequence optimized) {}

    /**
     * Returns a header name in the form that Vert.x looks up fastest: its hash is computed once instead of for each
     * look-up, which then takes 3 ns instead of 20.
     */
    static CharSequence name(String text) {
        int place = text.hashCode() & (NAMES.length - 1);
        Name known = NAMES[place];
        // The core's names are constants, so it is usually the same object.
        if (known == null || known.text != text && !known.text.equals(text)) {
            known = new Name(text, createOptimized(text));
            NAMES[place] = known;
        }
        return known.optimized;
    }

    /**
     * Returns whether a header has several lines. {@link MultiMap#getAll} would make a list, 80 bytes for a header that
     * nearly always has one line.
     */
    static boolean areSeveral(MultiMap headers, CharSequence name) {
        // In HTTP/1 the headers of Vert.x are Netty's as well, which can be walked without a copy.
        return headers instanceof HttpHeaders fields
                ? areSeveral(fields, name)
                : headers.getAll(name).size() > 1;
    }

    /** Returns the number of lines whose name begins with a prefix; negative if counting would cost more than it saves. */
    static int count(MultiMap headers, String prefix) {
        if (headers.isEmpty()) {
            return 0;
        }
        return headers instanceof HttpHeaders fields ? count(fields, prefix) : -1;
    }

    private static int count(HttpHeaders fields, String prefix) {
        int lines = 0;
        Iterator<Map.Entry<CharSequence, CharSequence>> all = fields.iteratorCharSequence();
        while (all.hasNext()) {
            CharSequence name = all.next().getKey();
            if (name.length() > prefix.length()
                    && AsciiString.regionMatches(name, true, 0, prefix, 0, prefix.length())) {
                lines++;
            }
        }
        return lines;
    }

    private static boolean areSeveral(HttpHeaders fields, CharSequence name) {
        boolean found = false;
        Iterator<Map.Entry<CharSequence, CharSequence>> all = fields.iteratorCharSequence();
        while (all.hasNext()) {
            CharSequence other = all.next().getKey();
            if (other.length() == name.length() && AsciiString.contentEqualsIgnoreCase(name, other)) {
                if (found) {
                    return true;
                }
                found = true;
            }
        }
        return false;
    }
}
