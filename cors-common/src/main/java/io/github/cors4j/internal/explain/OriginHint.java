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
 * Explains how a refused origin differs from the most similar listed one. It asks the policy about similar origins, and
 * compares the host with no more than a bounded number of listed ones, so that an explanation is quick however many there
 * are.
 */
public final class OriginHint {
    private static final String ADD = "add %s to origins";
    private static final String ADD_IF_YOURS = "add %s to origins if the page is yours";

    /** The possible differences, the smallest first. */
    private enum Miss {
        CASE("the letter case differs", "browsers send origins in lower case; check what the page really sends", null),
        TRAILING_DOT("the dot at the end of the host makes it a different host", "open the page without the dot", ADD),
        DEFAULT_PORT(
                "the scheme's default port is written out",
                "browsers leave it out; leave it out of the request, too",
                null),
        SCHEME("the scheme differs", "open the page with the listed scheme", ADD),
        PORT("the port differs", null, ADD),
        APEX("*. stands for one or more labels before the domain, so it does not match the domain itself", null, ADD),
        WWW("only one of the two has www in front", null, ADD),
        LOOPBACK("both are this machine, but they are different origins", "open the page with the listed host", ADD),
        LABEL("* stands for one or more characters within that one label", null, ADD),
        SUBDOMAIN("it is a subdomain of that host", null, ADD),
        SCHEME_AND_PORT("scheme and port differ", "open the page with the listed scheme and port", ADD),
        SPELLING("the spelling of the host differs slightly", "correct the one that is misspelt", ADD_IF_YOURS),
        ENDING("only the last label of the host differs", null, ADD_IF_YOURS),
        LOOK_ALIKE(
                "it only looks similar, and may belong to somebody else", "do not allow it unless it is yours", null);

        private final String text;
        /** What to do other than to list the origin. */
        private final @Nullable String remedy;

        private final @Nullable String addition;

        Miss(String text, @Nullable String remedy, @Nullable String addition) {
            this.text = text;
            this.remedy = remedy;
            this.addition = addition;
        }
    }

    private final String origin;
    private final OriginMatcher matcher;
    private final ListedHosts listed;
    private final String scheme;
    private final String host;
    private final String port;

    /** Explains why the matcher refuses a well-formed origin. */
    public static Hint of(String origin, OriginMatcher matcher) {
        OriginHint hint = new OriginHint(origin, matcher);
        for (Miss miss : Miss.values()) {
            OriginPattern.Host nearest = hint.missed(miss);
            if (nearest != null) {
                return new Hint("the policy lists " + nearest + "; " + miss.text, hint.remedy(miss));
            }
        }
        return new Hint(
                "the policy lists " + ShortList.of(matcher.patterns())
                        + (matcher.hosts().haveExpressions() ? "; an expression must match the whole origin" : ""),
                hint.remedy(null, ADD_IF_YOURS));
    }

    private String remedy(Miss miss) {
        boolean anyPort = miss == Miss.PORT && Loopback.isHost(host);
        return remedy(miss.remedy, miss.addition) + (anyPort ? ", or allow any port with :*" : "");
    }

    /** Returns what to do. An origin that the policy would refuse or read as another one is not proposed. */
    private String remedy(@Nullable String other, @Nullable String addition) {
        boolean listable = addition != null && listed.mayHave(origin) && origin.length() <= PlainName.LONGEST;
        if (addition != null && listable) {
            return (other == null ? "" : other + ", or ") + addition.formatted(HarmlessText.of(origin));
        }
        if (other != null) {
            return other;
        }
        return listed.areSecureOnly() && scheme.equals("http") && !Loopback.isHost(host)
                ? "serve the page over https, and list that origin"
                : "check what the page really sends, and list that origin if the page is yours";
    }

    private OriginHint(String origin, OriginMatcher matcher) {
        int start = OriginSyntax.hostStart(origin);
        int end = OriginSyntax.hostEnd(origin);
        this.origin = origin;
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
                        .filter(this::isSchemeAndPort)
                        .filter(near -> near.fitsAround(
                                host.substring(0, host.length() - near.host().length()))));
            case SUBDOMAIN -> first(listed.above(host).stream().filter(near -> !near.isBelow()));
            case SCHEME_AND_PORT -> first(sameHost());
            case SPELLING -> first(listed.misspelt(host).filter(this::isSchemeAndPort));
            case ENDING -> first(listed.endingOtherwise(host).filter(this::isSchemeAndPort));
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

    private boolean isSchemeAndPort(OriginPattern.Host near) {
        return near.scheme().equals(scheme)
                && (near.port() == null || near.port().equals(port));
    }

    private static OriginPattern.@Nullable Host first(Stream<OriginPattern.@Nullable Host> candidates) {
        return candidates.filter(candidate -> candidate != null).findFirst().orElse(null);
    }

    /** Returns the entry by which the matcher allows an origin; {@code null} if there is none. */
    private OriginPattern.@Nullable Host listing(String scheme, String host, @Nullable String port) {
        return matcher.listing(scheme + OriginSyntax.SCHEME_END + host + (port == null ? "" : port));
    }
}
