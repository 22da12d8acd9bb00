package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.SubstringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Indexes the listed origins by host, so that look-ups find the most similar one, however many there are. */
public final class ListedHosts {
    /** How many patterns are kept for each host, and how many schemes: an explanation names only one. */
    private static final int MOST = 8;

    private final SubstringTable<List<OriginPattern.Host>> byHost;
    private final NavigableSet<Integer> lengths = new TreeSet<>();
    private final Set<String> schemes = new LinkedHashSet<>();
    private final List<OriginPattern.Host> loopbacks = new ArrayList<>();

    ListedHosts(List<OriginPattern> patterns) {
        Map<String, List<OriginPattern.Host>> hosts = new HashMap<>();
        for (OriginPattern pattern : patterns) {
            if (pattern instanceof OriginPattern.Host host) {
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

    private List<OriginPattern.Host> within(String text, int from, int to) {
        List<OriginPattern.Host> found = byHost.get(text, from, to);
        return found == null ? List.of() : found;
    }
}
