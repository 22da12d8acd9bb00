package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.expression.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Corrects what is before and after the host. */
final class SchemeAndPortFixes {
    /** Common suffixes that begin like other suffixes, as {@code com} begins like {@code co}. */
    private static final Set<String> LONGER = Set.of("com", "net", "org");

    private static final Language NUMBERS = Language.of(ExpressionParser.parse("[1-9][0-9]{0,4}", false));
    private static final Language PORTS = Language.of(ExpressionParser.parse(":[1-9][0-9]{0,4}", false));

    private SchemeAndPortFixes() {}

    /** Writes out a scheme that matches anything, or is missing. */
    static List<Node> scheme(List<Node> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        int slashes = Collections.indexOfSubList(
                ExpressionParts.sets(parts), ExpressionParts.sets(ExpressionParts.literals("://")));
        if (slashes < 0
                && Collections.indexOfSubList(
                                ExpressionParts.sets(parts), ExpressionParts.sets(ExpressionParts.literals("http")))
                        == 0) {
            return parts; // its scheme is not separated from its host
        }
        boolean optional =
                parts.get(0) instanceof Node.Repeated first && ExpressionParts.hasOne(first, CharSet.of(":")::equals);
        List<Node> rest = parts.subList(slashes >= 0 ? slashes + 3 : optional ? 1 : 0, parts.size());
        List<Node> fixed = new ArrayList<>(ExpressionParts.literals("http"));
        boolean loopback = isLoopback(rest);
        fixed.add(loopback ? ExpressionParts.option(ExpressionParts.literal('s')) : ExpressionParts.literal('s'));
        fixed.addAll(ExpressionParts.literals("://"));
        fixed.addAll(loopback ? rest : withoutPortOfHttp(rest));
        return fixed;
    }

    /** Returns whether the host is loopback, where servers have no certificates. One open part before it is ignored. */
    private static boolean isLoopback(List<Node> host) {
        return beginsWithLoopback(host)
                || host.size() > 1
                        && !ExpressionParts.isLiteral(host.get(0))
                        && beginsWithLoopback(host.subList(1, host.size()));
    }

    /** Returns whether the literal beginning is loopback. What else the expression matches is checked once it is fixed. */
    private static boolean beginsWithLoopback(List<Node> host) {
        if (!host.isEmpty() && host.get(0) instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream()
                    .allMatch(branch -> beginsWithLoopback(ExpressionParts.flat(branch)));
        }
        StringBuilder name = new StringBuilder();
        for (Node part : host) {
            boolean port = ExpressionParts.isLiteral(part, ':') && name.indexOf("[") != 0;
            if (!ExpressionParts.isLiteral(part) || port) {
                break;
            }
            name.append(((Node.One) part).set().letter());
        }
        return Loopback.isHost(name.toString());
    }

    /** Removes port 80, which with https would no longer be the default port. */
    private static List<Node> withoutPortOfHttp(List<Node> parts) {
        List<Node> port = ExpressionParts.literals(":80");
        int last = parts.size() - 1;
        if (last > 0
                && parts.get(last) instanceof Node.Repeated group
                && group.isOption()
                && ExpressionParts.sets(ExpressionParts.flat(group.part())).equals(ExpressionParts.sets(port))) {
            return parts.subList(0, last);
        }
        int end = parts.size() - port.size();
        return end > 0 && ExpressionParts.sets(parts.subList(end, parts.size())).equals(ExpressionParts.sets(port))
                ? parts.subList(0, end)
                : parts;
    }

    /** Replaces whatever follows the colon of a port by digits, if it may be any. */
    static List<Node> anyPort(List<Node> parts) {
        int last = parts.size() - 1;
        return last < 1 || !ExpressionParts.isLiteral(parts.get(last - 1), ':') || !takesAny(NUMBERS, parts.get(last))
                ? parts
                : ExpressionParts.with(parts, last, digits());
    }

    /** Replaces what follows the name by a port, if it may be any port. */
    static List<Node> endingWithPort(List<Node> parts) {
        int last = parts.size() - 1;
        boolean colon = last > 0
                && parts.get(last - 1) instanceof Node.Repeated before
                && before.isOption()
                && ExpressionParts.isLiteral(before.part(), ':');
        int end = colon ? last - 1 : last;
        Node ending = new Node.Sequence(parts.subList(Math.max(0, end), parts.size()));
        if (end < 1 || !endsInWholeName(parts.subList(0, end)) || !takesAny(PORTS, ending)) {
            return parts;
        }
        Node port = new Node.Sequence(List.of(ExpressionParts.literal(':'), digits()));
        List<Node> fixed = new ArrayList<>(parts.subList(0, end));
        fixed.add(ExpressionParts.mayBeEmpty(ending) ? ExpressionParts.option(port) : port);
        return fixed;
    }

    /** Removes whatever may follow the name. */
    static List<Node> ending(List<Node> parts) {
        int last = parts.size() - 1;
        return last < 1
                        || !ExpressionParts.isOpen(parts.get(last))
                        || !ExpressionParts.mayBeEmpty(parts.get(last))
                        || !endsInWholeName(parts.subList(0, last))
                ? parts
                : parts.subList(0, last);
    }

    private static boolean takesAny(Language all, Node node) {
        return all.isWithin(Language.of(node));
    }

    private static Node digits() {
        return new Node.Repeated(new Node.One(CharSet.of("0123456789"), ""), 1, Node.UNBOUNDED, "+");
    }

    /**
     * Returns whether the last letters are a whole name, and not the beginning of a longer one, as {@code example.co} is of
     * {@code example.com}.
     */
    private static boolean endsInWholeName(List<Node> parts) {
        StringBuilder letters = new StringBuilder();
        for (int i = parts.size() - 1;
                i >= 0 && ExpressionParts.isLiteral(parts.get(i)) && !ExpressionParts.isLiteral(parts.get(i), '/');
                i--) {
            letters.append(((Node.One) parts.get(i)).set().letter());
        }
        String name = letters.reverse().toString();
        String bare = name.startsWith(".") ? name.substring(1) : name;
        String suffix = PublicSuffixes.suffixOf(bare);
        boolean whole = suffix != null
                && suffix.length() < bare.length()
                && LONGER.stream().noneMatch(longer -> longer.startsWith(suffix) && !longer.equals(suffix));
        return whole || Loopback.isHost(bare);
    }
}
