package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns for previews, {@code https://pr-*.example.com}: a part of one label. */
class LabelPatternTest {
    private static Cors policy(String... origins) {
        return Cors.of(cors -> cors.origins(List.of(origins)).supportsCredentials(true));
    }

    private static boolean allows(Cors cors, String origin) {
        return Request.from(origin).decidedBy(cors).allowed();
    }

    @ParameterizedTest
    @CsvSource({
        "https://pr-*.example.com, https://pr-1.example.com",
        "https://pr-*.example.com, https://pr-a-b.example.com",
        "https://pr-*.example.com, https://pr--.example.com",
        "https://PR-*.Example.com, https://pr-1.example.com",
        "https://*-web.example.com, https://x-web.example.com",
        "https://*-web.example.com, https://a-web-web.example.com",
        "https://deploy-*--site.netlify.app, https://deploy-preview-7--site.netlify.app",
        "https://p*.example.com, https://pr.example.com",
        "https://*pr.example.com, https://xpr.example.com",
        "https://pr-*.example.com.:8443, https://pr-1.example.com.:8443",
        "https://pr-*.example.com:443, https://pr-1.example.com",
        "https://pr-*.example.com:*, https://pr-1.example.com",
        "https://pr-*.example.com:*, https://pr-1.example.com:8443",
        "http://pr-*.localhost:3000, http://pr-1.localhost:3000",
        "https://xn--*.example.com, https://xn--bcher-kva.example.com",
        "capacitor://pr-*.app, capacitor://pr-1.app",
    })
    void an_origin_whose_first_label_begins_and_ends_so_is_allowed(String pattern, String origin) {
        assertThat(allows(Cors.of(cors -> cors.origins(pattern)), origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pr-.example.com",
                "https://pr.example.com",
                "https://pr-a.b.example.com",
                "https://a.pr-1.example.com",
                "https://xpr-1.example.com",
                "https://pr-1.example.com.",
                "https://PR-1.example.com",
                "https://pr-X.example.com",
                "https://pr-1.Example.com",
                "HTTPS://pr-1.example.com",
                "http://pr-1.example.com",
                "https://pr-1.example.com:8443",
                "https://pr-1.example.com:443",
                "https://pr-1.example.org",
                "https://pr-1.xexample.com",
                "https://pr-1-example.com",
                "https://pr-1.example.com.evil.example",
                "https://pr-*.example.com",
                "https://pr-%31.example.com",
                "https://pr-1/.example.com",
                "https://pr-evil.example@x.example.com",
                "https://pr-1:80.example.com",
                "https://example.com",
                "https://.example.com",
                "https://pr-"
            })
    void any_other_is_not(String origin) {
        assertThat(allows(policy("https://pr-*.example.com"), origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://pr-*.github.io", "https://pr-*.com", "https://*-web.vercel.app:*", "https://a*.co.uk"})
    void below_a_public_suffix_it_needs_the_dangerous_option_beside_credentials(String origin) {
        assertThat(Problem.of(cors -> cors.origins(origin).supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS);
        Cors.of(cors -> cors.origins(origin).supportsCredentials(true).dangerouslyAllowPublicSuffixes(true));
        Cors.of(cors -> cors.origins(origin));
    }

    @Test
    void over_http_it_is_insecure_beside_credentials() {
        assertThat(Problem.of(cors -> cors.origins("http://pr-*.example.com").supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.INSECURE_ORIGIN_WITH_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pr-*",
                "https://*example.com",
                "https://p*r*.example.com",
                "https://a.pr-*.example.com",
                "https://*.pr-*.example.com",
                "https://pr-*.*.example.com",
                "https://**.example.com"
            })
    void the_star_stands_once_in_the_first_of_several_labels(String origin) {
        assertThat(Problem.of(cors -> cors.origins(origin)).reason()).isEqualTo(Reason.WILDCARD_MISPLACED);
    }

    @Test
    void a_label_or_name_that_no_host_has_is_refused() {
        String label = "a".repeat(62);
        assertThat(allows(policy("https://" + label + "*.example.com"), "https://" + label + "b.example.com"))
                .isTrue();
        assertThat(Problem.of(cors -> cors.origins("https://a" + label + "*.example.com"))
                        .reason())
                .isEqualTo(Reason.HOST_INVALID);
        String longest = "a.".repeat(126) + "a";
        assertThat(Problem.of(cors -> cors.origins("https://*." + longest)).reason())
                .isEqualTo(Reason.HOST_INVALID);
        assertThat(Problem.of(cors -> cors.origins("https://pr-*.192.0.2.1")).reason())
                .isEqualTo(Reason.WILDCARD_OVER_ADDRESS);
    }

    /** Told from the words of the rule, with nothing but comparisons of texts. */
    private static boolean isMeant(String pattern, String origin) {
        int star = pattern.indexOf('*');
        String before = pattern.substring(0, star);
        String behind = pattern.substring(star + 1);
        boolean anyPort = behind.endsWith(":*");
        String end = anyPort ? behind.substring(0, behind.length() - 2) : behind;
        String sent = anyPort ? origin.replaceAll(":[0-9]+$", "") : origin;
        return sent.length() > before.length() + end.length()
                && sent.startsWith(before)
                && sent.endsWith(end)
                && sent.substring(before.length(), sent.length() - end.length()).matches("[a-z0-9-]+");
    }

    private static final List<String> AFFIXES = List.of("", "a", "ab", "b-", "-a", "aa", "a-b");

    @Provide
    Arbitrary<String> patterns() {
        return Combinators.combine(
                        Arbitraries.of(AFFIXES),
                        Arbitraries.of(AFFIXES),
                        Arbitraries.of("x.example", "example.com", "a.example.com"),
                        Arbitraries.of("", "", ":81", ":*"))
                .as((before, behind, parent, port) ->
                        "https://" + (before + behind).replaceAll("^$", "a") + "*" + behind + "." + parent + port);
    }

    @Provide
    Arbitrary<String> origins() {
        Arbitrary<String> labels = Arbitraries.strings().withChars("ab-").ofMaxLength(6);
        return Combinators.combine(
                        labels,
                        Arbitraries.of(".x.example", ".example.com", ".a.example.com", ".b.example.com", ".com"),
                        Arbitraries.of("", "", ":81", ":82"))
                .as((label, parent, port) -> "https://" + label + parent + port);
    }

    @Property(tries = 1_000)
    void many_patterns_allow_what_one_of_them_means(
            @ForAll @Size(min = 1, max = 12) List<@From("patterns") String> patterns,
            @ForAll @Size(min = 1, max = 20) List<@From("origins") String> origins) {
        Cors cors = Cors.of(options -> options.origins(patterns));
        for (String origin : origins) {
            boolean meant = patterns.stream().anyMatch(pattern -> isMeant(pattern, origin));
            assertThat(allows(cors, origin)).as("%s of %s", origin, patterns).isEqualTo(meant);
        }
    }

    @Property(tries = 1_000)
    void whatever_is_written_it_allows_what_it_means_or_does_not_build(
            @ForAll("written") String pattern, @ForAll("origins") String origin) {
        build(pattern)
                .ifPresent(cors -> assertThat(allows(cors, origin))
                        .as("%s of %s", origin, pattern)
                        .isEqualTo(isMeant(pattern, origin)));
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.strings()
                .withChars("ab-*.")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(text -> text.contains("*") && !text.startsWith("*.") && !text.equals("*"))
                .map(text -> "https://" + text + ".example.com");
    }

    private static Optional<Cors> build(String origin) {
        try {
            return Optional.of(Cors.of(cors -> cors.origins(origin)));
        } catch (CorsConfigurationException e) {
            return Optional.empty();
        }
    }

    @Test
    void ten_thousand_below_one_parent_are_told_apart() {
        List<String> patterns = new ArrayList<>(IntStream.range(0, 10_000)
                .mapToObj(i -> i % 2 == 0 ? "https://a" + i + "x*.example.com" : "https://*x" + i + ".example.com")
                .toList());
        Collections.shuffle(patterns, new Random(7));
        Cors cors = Cors.of(options -> options.origins(patterns));
        for (int i = 0; i < 10_000; i += 10) {
            assertThat(allows(cors, "https://a" + i + "x1.example.com")).isTrue();
            assertThat(allows(cors, "https://a" + i + "x.example.com")).isFalse();
            assertThat(allows(cors, "https://bx" + (i + 1) + ".example.com")).isTrue();
            assertThat(allows(cors, "https://bx" + i + ".example.com")).isFalse();
            assertThat(allows(cors, "https://a" + (i + 1) + "x2.example.com")).isFalse();
        }
    }
}
