package io.github.cors4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as it is sent on the wire.
 *
 * @param method the method
 * @param target path and query
 * @param headers the lines, in their order
 */
public record Request(String method, String target, List<Header> headers) {
    static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    public Request {
        headers = List.copyOf(headers);
    }

    public static Request of(String method, String target) {
        return new Request(method, target, List.of());
    }

    /** Returns the same request with one more line. */
    public Request with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Request(method, target, more);
    }

    public Request to(String otherTarget) {
        return new Request(method, otherTarget, headers);
    }

    /**
     * Returns the method on which a framework routes that obeys the method override header, of which the first line counts.
     */
    String routedMethod() {
        List<String> overrides = values(METHOD_OVERRIDE);
        return overrides.isEmpty() ? method : overrides.get(0);
    }

    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the lines of a name, in their order. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /**
     * Returns whether clients would refuse, fold or repair the request: a repeated line, an empty or odd value, a strange
     * path.
     */
    boolean needsRawSocket() {
        long names = headers.stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return names < headers.size()
                || headers.stream().map(Header::value).anyMatch(Request::isOdd)
                || target.contains("//")
                || target.contains("/.")
                || !target.matches("/[A-Za-z0-9/_-]*(\\?[a-z]+=[a-z0-9]+)?");
    }

    private static boolean isOdd(String value) {
        return value.isEmpty() || !value.equals(value.strip()) || !value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return method + " " + target + " " + headers;
    }
}
