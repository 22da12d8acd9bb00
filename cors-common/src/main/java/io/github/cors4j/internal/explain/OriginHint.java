package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.origin.Loopback;
import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginParser;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.origin.OriginSyntax;
import io.github.cors4j.internal.origin.OriginVerdict;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.Listing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how a refused origin misses the listed one that it is most like. */
public final class OriginHint {
    /** How many listed origins are compared: an explanation is not worth more. */
    private static final int MOST = 1_000;

    /** In the order of how little is missing. */
    private enum Miss {
        CASE("the letter case differs", "browsers send origins in lower case; compare what the page really sends"),
        TRAILING_DOT(
                "the dot at the end of the host makes it another host",
                "open the page without the dot, or add %s to origins"),
        DEFAULT_PORT("the scheme's own port is written out", "no browser sends it; leave it out of the request"),
        SCHEME("the scheme differs", "open the page with the listed scheme, or add %s to origins"),
        PORT("the port differs", "add %s to origins, or any port with :*"),
        APEX("*. stands for one or more labels, and the domain itself has none of them", "add %s to origins"),
        WWW("one of the two has www. in front", "add %s to origins"),
        LOOPBACK(
                "both are this machine, and still two origins",
                "open the page with the listed host, or add %s to origins"),
        SUBDOMAIN("it is a subdomain of that", "add %s to origins, or all subdomains with *."),
        SCHEME_AND_PORT(
                "scheme and port differ", "open the page with the listed scheme and port, or add %s to origins"),
        LOOK_ALIKE("it only looks like that, and belongs to somebody else", "do not allow it unless it is yours");

        private final String text;
        private final String remedy;

        Miss(String text, String remedy) {
            this.text = text;
            this.remedy = remedy;
        }
    }

    private record Near(OriginPattern.Host pattern, Miss miss) {}

    private final String origin;
    private final List<OriginPattern> patterns;
    private final @Nullable Near nearest;

    public static Hint of(String origin, List<OriginPattern> patterns) {
        OriginHint hint = new OriginHint(origin, patterns);
        return new Hint(hint.cause(), hint.remedy());
    }

    private OriginHint(String origin, List<OriginPattern> patterns) {
        this.origin = origin;
        this.patterns = patterns;
        this.nearest = patterns.stream()
                .limit(MOST)
                .filter(OriginPattern.Host.class::isInstance)
                .flatMap(pattern -> near((OriginPattern.Host) pattern).stream())
                .min((a, b) -> a.miss().compareTo(b.miss()))
                .orElse(null);
    }

    private String cause() {
        if (nearest == null) {
            boolean expressions = patterns.stream().anyMatch(OriginPattern.Matching.class::isInstance);
            return "the policy lists " + Listing.of(patterns) + ", and none of these is like it"
                    + (expressions ? "; an expression has to match the whole origin" : "");
        }
        return "the policy lists " + nearest.pattern() + "; " + nearest.miss().text;
    }

    private String remedy() {
        String format = nearest == null ? "add %s to origins if the page is yours" : nearest.miss().remedy;
        return format.formatted(HarmlessText.of(origin));
    }

    private Optional<Near> near(OriginPattern.Host pattern) {
        OriginMatcher alone = new OriginMatcher(List.of(pattern), false);
        return Stream.of(Miss.values())
                .filter(miss -> misses(pattern, alone, miss))
                .findFirst()
                .map(miss -> new Near(pattern, miss));
    }

    private boolean misses(OriginPattern.Host pattern, OriginMatcher alone, Miss miss) {
        int start = OriginSyntax.hostStart(origin);
        int end = OriginSyntax.hostEnd(origin);
        String scheme = origin.substring(0, start - OriginSyntax.SCHEME_END.length());
        String host = origin.substring(start, end);
        String port = origin.substring(end);
        return switch (miss) {
            case CASE -> matches(alone, scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), port);
            case TRAILING_DOT ->
                host.endsWith(".") && matches(alone, scheme, host.substring(0, host.length() - 1), port);
            case DEFAULT_PORT -> port.equals(OriginParser.defaultPort(scheme)) && matches(alone, scheme, host, "");
            case SCHEME -> matches(alone, pattern.scheme(), host, port);
            case PORT -> matches(alone, scheme, host, pattern.port());
            case WWW -> matches(alone, scheme, host.startsWith("www.") ? host.substring(4) : "www." + host, port);
            case APEX ->
                pattern.subdomains()
                        && matches(alone, scheme, "x." + host, port)
                        && pattern.host().equals(host);
            case LOOPBACK ->
                Loopback.isHost(host)
                        && Loopback.isHost(pattern.host())
                        && matches(alone, scheme, pattern.host(), port);
            case SUBDOMAIN -> !pattern.subdomains() && host.endsWith("." + pattern.host());
            case SCHEME_AND_PORT -> matches(alone, pattern.scheme(), host, pattern.port());
            case LOOK_ALIKE -> host.contains(pattern.host());
        };
    }

    /** Asks the matcher itself about one pattern. */
    private static boolean matches(OriginMatcher alone, String scheme, String host, @Nullable String port) {
        String candidate = scheme + OriginSyntax.SCHEME_END + host + (port == null ? "" : port);
        return alone.check(candidate) == OriginVerdict.ALLOWED;
    }
}
