package io.github.cors4j.examples.browser;

import io.github.cors4j.examples.browser.Ledger.Seen;
import java.util.List;
import java.util.Set;

/**
 * What came of a fetch: what the page got, and what the servers saw of it.
 *
 * @param type of the response: {@code basic} or {@code cors}, which a script can read; {@code opaque} or
 *     {@code opaqueredirect}, of which it can read nothing; or {@code error}
 * @param status that the page sees
 * @param headers names that the page can read, of those that the proof looks at
 * @param exchange the requests, preflights included
 */
record Verdict(String type, int status, Set<String> headers, List<Seen> exchange) {

    boolean readable() {
        return type.equals("basic") || type.equals("cors");
    }

    @Override
    public String toString() {
        return type + " " + status + " " + headers + " " + exchange;
    }
}
