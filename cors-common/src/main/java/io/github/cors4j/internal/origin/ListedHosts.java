package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.EditDistance;
import io.github.cors4j.internal.text.SubstringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Indexes the listed origins by host, so that look-ups find the most similar one. */
public final class ListedHosts {
    /** How many patterns are kept for each host, and how many schemes: an explanation names only one. */
    private static final int MOST = 8;

    /**
     * How many of the listed origins are indexed, the first ones. The first explanation waits for the index, about 40 ms for
     * so many.
     */
    static final int MOST_HOSTS = 10_000;

    /** The shortest host that can be misspelt: shorter ones are similar to too many others. */
    private static final int SHORTEST_MISSPELT = 8;

    private final List<OriginPattern.Host> first = new ArrayList<>();
    private final boolean expressions;
    private final boolean secureOnly;

    private final SubstringTable<List<OriginPattern.Host>> byHost;
    private final NavigableSet<Integer> lengths = new TreeSet<>();
    private final Set<String> schemes = new LinkedHashSet<>();
    private final List<OriginPattern.Host> loopbacks = new ArrayList<>();

    ListedHosts(List<OriginPattern> patterns, boolean secureOnly) {
        this.secureOnly = secureOnly;
        List<OriginPattern> indexed = patterns.subList(0, Math.min(MOST_HOSTS, patterns.size()));
        expressions = indexed.stream().anyMatch(OriginPattern.Matching.class::isInstance);
        Map<String, List<OriginPattern.Host>> hosts = new HashMap<>();
        for (OriginPattern pattern : indexed) {
            if (pattern instanceof OriginPattern.Host host) {
                first.add(host);
                add(hosts.computeIfAbsent(host.host(), name -> new ArrayList<>(1)), host);
                lengths.add(host.host().length());
                if (schemes.size() < MOST) {
                    schemes.add(host.scheme());
                }
                if (Loopback.isHost(host.host())) {
                    add(loopbacks, host);
                }
            }
        }
        byHost = new SubstringTable<>(hosts);
    }

    private static void add(List<OriginPattern.Host> hosts, OriginPattern.Host host) {
        if (hosts.size() < MOST) {
            hosts.add(host);
        }
    }

    public boolean haveExpressions() {
        return expressions;
    }

    /** Returns whether {@code http} origins (loopback apart) cannot be listed, because the policy supports credentials. */
    public boolean areSecureOnly() {
        return secureOnly;
    }

    /** Returns whether an origin could be listed: the policy would read it as this very origin, and not warn of it. */
    public boolean mayHave(String origin) {
        return OriginParser.read(origin) instanceof OriginPattern.Host host
                && host.isExact()
                && host.origin().equals(origin)
                && OriginParser.oddity(host) == null
                && !(secureOnly && host.isInsecure());
    }

    /** Returns the listed schemes, or some of them if there are many. */
    public Set<String> schemes() {
        return schemes;
    }

    /** Returns the entries for loopback hosts. */
    public List<OriginPattern.Host> loopbacks() {
        return loopbacks;
    }

    /** Returns the entries for a host, and those for its subdomains. */
    public List<OriginPattern.Host> of(String host) {
        return within(host, 0, host.length());
    }

    /** Returns the entries for the parent domains of a host, the nearest first. */
    public List<OriginPattern.Host> above(String host) {
        List<OriginPattern.Host> above = new ArrayList<>();
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            above.addAll(within(host, dot + 1, host.length()));
        }
        return above;
    }

    /** Returns the entries for the longest listed host that is a part of a text. */
    public List<OriginPattern.Host> within(String text) {
        for (int length : lengths.headSet(text.length(), false).descendingSet()) {
            for (int start = 0; length > 0 && start + length <= text.length(); start++) {
                List<OriginPattern.Host> found = within(text, start, start + length);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /**
     * Returns the entries that would list a host with one letter wrong, missing or added, or with two adjacent ones swapped.
     * Digits tell hosts apart.
     */
    public Stream<OriginPattern.Host> misspelt(String host) {
        return first.stream().filter(near -> isMisspelt(host, near));
    }

    private static boolean isMisspelt(String host, OriginPattern.Host near) {
        if (!near.isBelow()) {
            return isMisspelt(host, 0, near.host());
        }
        int start = host.length() - near.host().length();
        for (int from = Math.max(2, start - 1); near.subdomains() && from <= start + 1; from++) {
            if (host.charAt(from - 1) == '.' && isMisspelt(host, from, near.host())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMisspelt(String text, int from, String right) {
        int length = text.length() - from;
        if (right.length() < SHORTEST_MISSPELT || Math.abs(length - right.length()) > 1) {
            return false;
        }
        int shorter = Math.min(length, right.length());
        int begin = 0;
        while (begin < shorter && text.charAt(from + begin) == right.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && text.charAt(text.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
            end++;
        }
        // Most hosts differ in more places, which is cheap to see.
        return begin + end >= Math.max(length, right.length()) - 2
                && EditDistance.isMisspelt(text.substring(from), right)
                && !hasDigit(text, from + begin, text.length() - end)
                && !hasDigit(right, begin, right.length() - end);
    }

    private static boolean hasDigit(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(Character::isDigit);
    }

    /** Returns the entries that would list a host if its last label were another. */
    public Stream<OriginPattern.Host> endingOtherwise(String host) {
        int dot = host.lastIndexOf('.');
        return first.stream().filter(near -> dot > 0 && endsOtherwise(host, dot, near));
    }

    private static boolean endsOtherwise(String host, int dot, OriginPattern.Host near) {
        int length = near.host().lastIndexOf('.');
        int from = dot - length;
        return length > 0
                && from >= 0
                && (near.subdomains() ? from > 1 && host.charAt(from - 1) == '.' : !near.isBelow() && from == 0)
                && host.regionMatches(from, near.host(), 0, length)
                && !hasDigit(host, dot, host.length());
    }

    private List<OriginPattern.Host> within(String text, int from, int to) {
        List<OriginPattern.Host> found = byHost.get(text, from, to);
        return found == null ? List.of() : found;
    }
}
