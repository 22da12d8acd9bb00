package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.origin.ListedHosts;
import io.github.cors4j.internal.origin.Loopback;
import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginParser;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.origin.OriginSyntax;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.ShortList;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains how a refused origin differs from the most similar listed one. It asks the policy about similar origins, so that
 * an explanation costs the same however many are listed.
 */
public final class OriginHint {
    /** The possible differences, the smallest first. */
    private enum Miss {
        CASE("the letter case differs", "browsers send origins in lower case; check what the page really sends"),
        TRAILING_DOT(
                "the dot at the end of the host makes it a different host",
                "open the page without the dot, or add %s to origins"),
        DEFAULT_PORT(
                "the scheme's default port is written out", "browsers leave it out; leave it out of the request, too"),
        SCHEME("the scheme differs", "open the page with the listed scheme, or add %s to origins"),
        PORT("the port differs", "add %s to origins, or allow any port with :*"),
        APEX(
                "*. stands for one or more labels before the domain, so it does not match the domain itself",
                "add %s to origins"),
        WWW("only one of the two begins with www.", "add %s to origins"),
        LOOPBACK(
                "both are this machine, but they are different origins",
                "open the page with the listed host, or add %s to origins"),
        LABEL(
                "* stands for one or more characters within that one label",
                "add %s to origins, or a pattern that matches it"),
        SUBDOMAIN("it is a subdomain of that host", "add %s to origins, or allow all subdomains with *."),
        SCHEME_AND_PORT(
                "scheme and port differ", "open the page with the listed scheme and port, or add %s to origins"),
        LOOK_ALIKE("it only looks similar, and belongs to somebody else", "do not allow it unless it is yours");

        private final String text;
        private final String remedy;

        Miss(String text, String remedy) {
            this.text = text;
            this.remedy = remedy;
        }
    }

    private final OriginMatcher matcher;
    private final ListedHosts listed;
    private final String scheme;
    private final String host;
    private final String port;

    /** Explains why the matcher refuses a well-formed origin. */
    public static Hint of(String origin, OriginMatcher matcher) {
        OriginHint hint = new OriginHint(origin, matcher);
        String quoted = HarmlessText.of(origin);
        for (Miss miss : Miss.values()) {
            OriginPattern.Host nearest = hint.missed(miss);
            if (nearest != null) {
                return new Hint("the policy lists " + nearest + "; " + miss.text, miss.remedy.formatted(quoted));
            }
        }
        boolean expressions = matcher.patterns().stream().anyMatch(OriginPattern.Matching.class::isInstance);
        return new Hint(
                "the policy lists " + ShortList.of(matcher.patterns()) + ", none of which is similar"
                        + (expressions ? "; an expression must match the whole origin" : ""),
                "add " + quoted + " to origins if the page is yours");
    }

    private OriginHint(String origin, OriginMatcher matcher) {
        int start = OriginSyntax.hostStart(origin);
        int end = OriginSyntax.hostEnd(origin);
        this.matcher = matcher;
        this.listed = matcher.hosts();
        this.scheme = origin.substring(0, start - OriginSyntax.SCHEME_END.length());
        this.host = origin.substring(start, end);
        this.port = origin.substring(end);
    }

    /** Returns the entry that would list the origin but for this difference; {@code null} if there is none. */
    private OriginPattern.@Nullable Host missed(Miss miss) {
        return switch (miss) {
            case CASE -> listing(scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), port);
            case TRAILING_DOT ->
                host.endsWith(".") ? listing(scheme, host.substring(0, host.length() - 1), port) : null;
            case DEFAULT_PORT -> port.equals(OriginParser.defaultPort(scheme)) ? listing(scheme, host, "") : null;
            case SCHEME -> first(listed.schemes().stream().map(other -> listing(other, host, port)));
            case PORT -> first(sameHost().filter(near -> near.scheme().equals(scheme)));
            case APEX ->
                first(listed.of(host).stream()
                        .filter(near -> near.subdomains() && near.equals(listing(scheme, "x." + host, port))));
            case WWW -> listing(scheme, host.startsWith("www.") ? host.substring(4) : "www." + host, port);
            case LOOPBACK ->
                Loopback.isHost(host)
                        ? first(listed.loopbacks().stream().map(near -> listing(scheme, near.host(), port)))
                        : null;
            case LABEL ->
                first(listed.above(host).stream()
                        .filter(near -> near.isBelow() && !near.subdomains())
                        .filter(near -> near.scheme().equals(scheme) && isPort(near.port())));
            case SUBDOMAIN -> first(listed.above(host).stream().filter(near -> !near.isBelow()));
            case SCHEME_AND_PORT -> first(sameHost());
            case LOOK_ALIKE -> first(listed.within(host).stream().filter(near -> !host.endsWith('.' + near.host())));
        };
    }

    /** Returns the entries that list the host, with any scheme and port. */
    private Stream<OriginPattern.Host> sameHost() {
        return Stream.concat(
                listed.of(host).stream().filter(near -> !near.isBelow()),
                listed.above(host).stream()
                        .filter(OriginPattern.Host::isBelow)
                        .filter(near -> near.equals(listing(near.scheme(), host, near.port()))));
    }

    private boolean isPort(@Nullable String other) {
        return other == null || other.equals(port);
    }

    private static OriginPattern.@Nullable Host first(Stream<OriginPattern.@Nullable Host> candidates) {
        return candidates.filter(candidate -> candidate != null).findFirst().orElse(null);
    }

    /** Returns the entry by which the matcher allows an origin; {@code null} if there is none. */
    private OriginPattern.@Nullable Host listing(String scheme, String host, @Nullable String port) {
        return matcher.listing(scheme + OriginSyntax.SCHEME_END + host + (port == null ? "" : port));
    }
}
