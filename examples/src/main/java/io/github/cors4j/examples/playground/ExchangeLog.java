package io.github.cors4j.examples.playground;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest exchanges that have the id of a run. The id is a query parameter because, unlike a header, it makes no
 * difference to CORS and preflights.
 */
public final class ExchangeLog {
    private static final int MOST_EXCHANGES = 200;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_TEXT = 2_000;
    private static final Pattern RUN = Pattern.compile("(?:^|&)run=([A-Za-z0-9-]{1,64})(?:&|$)");

    private record Entry(String run, Exchange exchange) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long sequence;

    /** Returns the id of the run that a request belongs to; {@code null} if it belongs to none. */
    static @Nullable String runOf(@Nullable String query) {
        Matcher matcher = RUN.matcher(query == null ? "" : query);
        return matcher.find() ? matcher.group(1) : null;
    }

    synchronized void add(
            String run,
            String api,
            String method,
            String target,
            Stream<List<String>> requestHeaders,
            int status,
            Stream<List<String>> responseHeaders) {
        if (entries.size() == MOST_EXCHANGES) {
            entries.removeFirst();
        }
        Exchange exchange = new Exchange(
                ++sequence, api, cut(method), cut(target), cut(requestHeaders), status, cut(responseHeaders));
        entries.addLast(new Entry(run, exchange));
    }

    /** Returns the exchanges of a run that came after another one, oldest first. */
    synchronized List<Exchange> find(String run, long after) {
        return entries.stream()
                .filter(entry -> entry.run().equals(run) && entry.exchange().sequence() > after)
                .map(Entry::exchange)
                .toList();
    }

    private static List<List<String>> cut(Stream<List<String>> headers) {
        return headers.limit(MOST_HEADERS)
                .map(header -> header.stream().map(ExchangeLog::cut).toList())
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
