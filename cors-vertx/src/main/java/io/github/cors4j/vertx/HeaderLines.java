package io.github.cors4j.vertx;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;

/** Counts the lines of a header. {@link MultiMap#getAll} makes a list for that, 80 bytes for a header that nearly always has one. */
final class HeaderLines {

    private HeaderLines() {}

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
