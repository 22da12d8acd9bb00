package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Request;
import io.github.cors4j.config.CorsConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Origins, compared with oracles that share no code with the library. */
class OriginPropertiesTest {
    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

    /** RFC 6454 and RFC 3986, written down as one expression. */
    private static final Pattern WELL_FORMED = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,63})://"
                    + "(?<host>\\.*|[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?|\\[(?<six>[0-9A-Fa-f:.]+)\\])(:(?<port>[1-9][0-9]{0,4}))?");

    private static boolean isWellFormed(String origin) {
        if (origin.equals("null")) {
            return true;
        }
        var match = WELL_FORMED.matcher(origin);
        if (!match.matches() || match.group("scheme").equalsIgnoreCase("file")) {
            return false;
        }
        String host = match.group("host");
        String port = match.group("port");
        if (host.isEmpty() && port != null
                || host.matches("\\.*")
                        && DEFAULT_PORTS.containsKey(match.group("scheme").toLowerCase(Locale.ROOT))) {
            return false;
        }
        return (port == null || Integer.parseInt(port) <= 65_535)
                && (host.endsWith(".") ? host.length() - 1 : host.length()) <= 253
                && (match.group("six") == null || inet6(match.group("six")).isPresent());
    }

    /** The bytes of an IPv6 address, as the platform reads it; it looks nothing up, since a colon is in the text. */
    private static Optional<byte[]> inet6(String address) {
        if (!address.contains(":") || address.matches(".*(^|[:.])0[0-9]+[.].*|.*[.]0[0-9]+.*|.*[.]")) {
            return Optional.empty(); // where the platform is more lenient about IPv4 parts
        }
        try {
            byte[] bytes = InetAddress.getByName("[" + address + "]").getAddress();
            if (bytes.length == 16) {
                return Optional.of(bytes);
            }
            byte[] mapped = new byte[16];
            mapped[10] = mapped[11] = -1;
            System.arraycopy(bytes, 0, mapped, 12, 4);
            return Optional.of(mapped);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The URL standard's form: lower case, no leading zeros, the first of the longest runs of zeros left out. */
    private static String serialised(byte[] bytes) {
        String all = IntStream.range(0, 8)
                .mapToObj(i -> Integer.toHexString((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff))
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
        for (int zeros = 8; zeros > 1; zeros--) {
            String run = "0" + ":0".repeat(zeros - 1);
            var match = Pattern.compile("(^|:)" + run + "(:|$)").matcher(all);
            if (match.find()) {
                return all.substring(0, match.start()) + "::" + all.substring(match.end());
            }
        }
        return all;
    }

    private static boolean accepts(Cors cors, String origin) {
        return Request.from(origin).decidedBy(cors).allowed();
    }

    private static Optional<Cors> build(String... origins) {
        try {
            return Optional.of(Cors.of(cors -> cors.origins(List.of(origins))));
        } catch (CorsConfigurationException e) {
            return Optional.empty();
        }
    }

    /** What a browser makes of a page at this address, or empty where there is no such page. */
    private static Optional<String> browser(String address) {
        if (address.matches("[A-Za-z][A-Za-z0-9+.-]*://")) {
            return Optional.of(address.toLowerCase(Locale.ROOT)); // the platform has no empty hosts, engines do
        }
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
            int colon = authority.lastIndexOf(':') > authority.lastIndexOf(']')
                    ? authority.lastIndexOf(':')
                    : authority.length();
            String port = authority.substring(colon);
            boolean byDefault = port.equals(":" + DEFAULT_PORTS.get(scheme));
            return Optional.of(scheme + "://" + authority.substring(0, colon) + (byDefault ? "" : port));
        } catch (URISyntaxException | NullPointerException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of(
                "http",
                "https",
                "HTTPS",
                "Http",
                "ws",
                "wss",
                "ftp",
                "file",
                "chrome-extension",
                "moz-extension",
                "capacitor",
                "x+y.z",
                "1x",
                "",
                "h_x",
                "null");
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.strings().withChars("abcXYZ019-_xn").ofMinLength(0).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> groups = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars("0123456789abcdefABCDEF")
                                .ofMinLength(1)
                                .ofMaxLength(4)),
                net.jqwik.api.Tuple.of(4, Arbitraries.of("0", "00", "0000")),
                net.jqwik.api.Tuple.of(3, Arbitraries.just("")),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of("192.0.2.1", "1.2.3.4", "0.0.0.0", "255.255.255.255", "g", "12345", "1.2.3")));
        return groups.list().ofMinSize(1).ofMaxSize(10).map(parts -> String.join(":", parts));
    }

    @Provide
    Arbitrary<String> hosts() {
        Arbitrary<String> names = labels().list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join(".", parts));
        Arbitrary<String> numbers = Arbitraries.of("0", "1", "01", "127", "255", "256", "0x7f", "a", "")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join(".", parts));
        return Arbitraries.oneOf(
                names,
                names,
                numbers,
                addresses().map(address -> "[" + address + "]"),
                Arbitraries.of("localhost", "app.example.com", "", "a..b", "a.", ".a"));
    }

    @Provide
    Arbitrary<String> ports() {
        return Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.just(""),
                Arbitraries.integers().between(0, 70_000).map(port -> ":" + port),
                Arbitraries.of(":", ":80", ":443", ":21", ":080", ":65535", ":65536", ":x", ":1 "));
    }

    @Provide
    Arbitrary<String> origins() {
        Arbitrary<String> tails = Arbitraries.of("", "", "", "", "", "", "/", "?", "#x", " ", ",", "\u00e4", "@b");
        return Combinators.combine(schemes(), hosts(), ports(), tails)
                .as((scheme, host, port, tail) -> scheme + "://" + host + port + tail);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars("htps:/[]@.*%\\#?,; nul0123456789abcdef\u00e9\n\0")
                        .ofMaxLength(40),
                origins());
    }

    @Property(tries = 1_000)
    void what_is_accepted_as_an_exact_origin_is_matched_as_the_browser_sends_it(@ForAll("origins") String configured) {
        Assume.that(!configured.contains(",")); // that would be several
        build(configured).ifPresent(cors -> {
            String sent = browser(configured.strip()).orElseThrow();
            assertThat(accepts(cors, sent))
                    .as("%s configured, %s sent", configured, sent)
                    .isTrue();
            assertThat(Request.get("/").decidedBy(cors).headers()).containsEntry("Access-Control-Allow-Origin", sent);
            assertThat(isWellFormed(sent)).isTrue();
        });
    }

    @Property(tries = 1_000)
    void an_exact_origin_allows_itself_alone(@ForAll("origins") String configured, @ForAll("origins") String other) {
        Assume.that(!configured.contains(",")); // that would be several
        build(configured)
                .ifPresent(cors -> assertThat(accepts(cors, other))
                        .isEqualTo(browser(configured.strip()).orElseThrow().equals(other)));
    }

    @Property(tries = 1_000)
    void well_formed_is_what_the_grammar_says(@ForAll("noise") String origin) {
        assertThat(origin.equals("null") || OriginSyntax.hostEnd(origin) > 0)
                .as(origin)
                .isEqualTo(isWellFormed(origin));
    }

    @Property(tries = 1_000)
    void only_what_is_well_formed_is_echoed(@ForAll("noise") String origin) {
        for (Cors cors : List.of(Cors.defaults(), Cors.of(options -> options.origins("^(?s).*")))) {
            String allowed = Request.from(origin).decidedBy(cors).headers().get("Access-Control-Allow-Origin");
            if (origin.equals(allowed) && !origin.equals("*")) {
                assertThat(isWellFormed(origin)).as(origin).isTrue();
            }
        }
    }

    @Property(tries = 1_000)
    void a_subdomain_pattern_allows_names_that_end_in_its_own_and_have_the_same_port(
            @ForAll("hosts") String parent,
            @ForAll("labels") String label,
            @ForAll("origins") String other,
            @ForAll @IntRange(min = 1, max = 65_535) int port,
            @ForAll boolean portless,
            @ForAll boolean anyPort) {
        String suffix = portless ? "" : ":" + port;
        build("https://*." + parent + (anyPort ? ":*" : suffix)).ifPresent(cors -> {
            String base = parent.toLowerCase(Locale.ROOT);
            String sentPort = port == 443 ? "" : suffix;
            String below = "https://" + label.toLowerCase(Locale.ROOT) + "." + base + sentPort;
            assertThat(accepts(cors, below)).as(below).isEqualTo(isWellFormed(below));
            assertThat(accepts(cors, "https://" + base + sentPort)).isFalse();
            assertThat(accepts(cors, "https://x" + base + sentPort)).isFalse();
            assertThat(accepts(cors, below + "0"))
                    .isEqualTo(anyPort && !sentPort.isEmpty() && isWellFormed(below + "0"));
            boolean meant = other.startsWith("https://")
                    && isWellFormed(other)
                    && other.equals(other.toLowerCase(Locale.ROOT))
                    && (anyPort ? other.replaceAll(":[0-9]+$", "") : other)
                            .endsWith("." + base + (anyPort ? "" : sentPort));
            assertThat(accepts(cors, other)).as("%s for %s", parent, other).isEqualTo(meant);
        });
    }

    @Property(tries = 1_000)
    void an_ipv6_address_is_read_as_the_platform_reads_it_and_written_as_the_url_standard_says(
            @ForAll("addresses") String address) {
        Optional<byte[]> bytes = inet6(address);
        assertThat(IpLiteral.isIpv6(address)).as(address).isEqualTo(bytes.isPresent());
        bytes.ifPresent(read -> assertThat(IpLiteral.canonicalIpv6(address)).isEqualTo(serialised(read)));
    }

    @Property(tries = 1_000)
    void an_ipv6_address_in_canonical_form_is_its_own_canonical_form(
            @ForAll @Size(16) byte[] bytes, @ForAll("masks") int mask) {
        byte[] sparse = bytes.clone();
        for (int i = 0; i < 16; i++) {
            sparse[i] = (mask >> i / 2 & 1) == 0 ? 0 : sparse[i];
        }
        String canonical = serialised(sparse);
        assertThat(IpLiteral.canonicalIpv6(canonical)).isEqualTo(canonical);
        assertThat(build("https://[" + canonical + "]")).isPresent();
    }

    @Provide
    Arbitrary<Integer> masks() {
        return Arbitraries.integers().between(0, 255);
    }

    @Property(tries = 1_000)
    void what_browsers_read_as_an_ipv4_address_is_accepted_in_one_spelling_only(@ForAll("hosts") String host) {
        String last = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "").replaceAll("^.*\\.", "");
        if (last.matches("[0-9]+|0x[0-9a-f]*")) {
            boolean canonical = host.matches("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})")
                    && Pattern.compile("\\.").splitAsStream(host).allMatch(part -> Integer.parseInt(part) <= 255);
            assertThat(build("https://" + host).isPresent()).as(host).isEqualTo(canonical);
        }
    }
}
