package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader of the public suffix list, beside that of crawler-commons. */
class PublicSuffixesTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, com",
        "a.b.example.co.uk, co.uk",
        "co.uk, co.uk",
        "joe.github.io, github.io",
        "shop.ck, shop.ck",
        "a.shop.ck, shop.ck",
        "www.ck, ck",
        "a.city.kobe.jp, kobe.jp",
        "a.b.kobe.jp, b.kobe.jp",
        "x.xn--55qx5d.cn, xn--55qx5d.cn",
        "intranet.corp, ",
        "ck, ",
        "localhost, "
    })
    void the_longest_rule_decides_and_exceptions_come_first(String domain, @Nullable String suffix) {
        assertThat(PublicSuffixes.suffixOf(domain)).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "github.io",
                "ck",
                "kobe.jp",
                "a.kobe.jp",
                "com.",
                "compute.amazonaws.com",
                "amazonaws.com"
            })
    void strangers_register_below_a_suffix(String domain) {
        assertThat(PublicSuffixes.coverSubdomainsOf(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "joe.github.io", "www.ck", "city.kobe.jp", "intranet.corp", "corp", "."})
    void they_do_not_below_a_name_or_what_the_list_does_not_know(String domain) {
        assertThat(PublicSuffixes.coverSubdomainsOf(domain)).isFalse();
    }

    @Test
    void every_rule_means_what_it_means_to_crawler_commons() throws IOException {
        List<String> rules = rules();
        assertThat(rules).hasSizeGreaterThan(9_000).contains("github.io", "*.ck", "!www.ck");
        assertThat(rules.stream().flatMap(PublicSuffixesTest::around).filter(host -> !agree(host)))
                .isEmpty();
    }

    @Test
    void so_do_hosts_put_together_of_their_labels() throws IOException {
        List<String> rules = rules();
        Random random = new Random(20_261_122);
        assertThat(IntStream.range(0, 50_000).mapToObj(i -> host(rules, random)).filter(host -> !agree(host)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com\nnet\n", "// end of it\ncom\n"})
    void a_list_that_is_cut_off_does_not_pass_for_a_whole_one(String list) {
        InputStream bytes = new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> SuffixRules.read(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("public suffix list", "is cut off", "Remedy: ");
    }

    @Test
    void a_list_that_is_missing_or_cannot_be_read_is_named() {
        assertThatThrownBy(() -> SuffixRules.read(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("META-INF/cors4j/public-suffixes.txt", "is missing", "Remedy: ");
        assertThatThrownBy(() -> SuffixRules.read(new BrokenStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("cannot be read", "Remedy: ")
                .hasRootCauseMessage("broken");
        assertThat(PublicSuffixes.suffixOf("example.com")).isEqualTo("com");
    }

    @Test
    void the_list_brings_its_licence_and_its_version() throws IOException {
        assertThat(lines())
                .anyMatch(line -> line.contains("Mozilla Public"))
                .anyMatch(line -> line.contains("VERSION: "))
                .anyMatch(line -> line.contains("https://publicsuffix.org/list/"));
    }

    private static Stream<String> around(String rule) {
        String name = rule.replace("!", "").replace("*.", "");
        return Stream.of(name, "a." + name, "b.a." + name, "c.b.a." + name, name + ".com", SuffixRules.parentOf(name))
                .filter(Objects::nonNull);
    }

    private static String host(List<String> rules, Random random) {
        String one = rules.get(random.nextInt(rules.size())).replace("!", "").replace("*", "w");
        String other = rules.get(random.nextInt(rules.size())).replace("!", "").replace("*", "v");
        String head = one.substring(0, one.indexOf('.') < 0 ? one.length() : one.indexOf('.'));
        return random.nextBoolean() ? head + "." + other : "x." + head + "." + other;
    }

    private static boolean agree(String host) {
        return Objects.equals(registered(host), EffectiveTldFinder.getAssignedDomain(host, true));
    }

    private static @Nullable String registered(String host) {
        String suffix = PublicSuffixes.suffixOf(host);
        if (suffix == null || suffix.equals(host)) {
            return null;
        }
        String below = host.substring(0, host.length() - suffix.length() - 1);
        return below.substring(below.lastIndexOf('.') + 1) + "." + suffix;
    }

    private static List<String> rules() throws IOException {
        return lines().stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .map(rule -> IDN.toASCII(rule, IDN.ALLOW_UNASSIGNED))
                .toList();
    }

    private static List<String> lines() throws IOException {
        InputStream list = Objects.requireNonNull(SuffixRules.class.getResourceAsStream(SuffixRules.RESOURCE));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }
    }

    @Test
    void rules_are_the_lines_that_are_no_comments() {
        SuffixRules rules = SuffixRules.read(new ByteArrayInputStream(
                "a.b.c\n\n//x.y\n*.w\n!e.w\nb\u00fccher.d\n// end\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(rules.suffixOf("x.a.b.c")).isEqualTo("a.b.c");
        assertThat(rules.suffixOf("x.v.w")).isEqualTo("v.w");
        assertThat(rules.suffixOf("x.e.w")).isEqualTo("w");
        assertThat(rules.suffixOf("x.xn--bcher-kva.d")).isEqualTo("xn--bcher-kva.d");
        assertThat(rules.suffixOf("")).isNull();
        assertThat(rules.suffixOf("//x.y")).isNull();
        assertThat(List.of("b.c", "c", "w", "d")).allMatch(rules::areBelow);
        assertThat(List.of("a.b.c", "y", "a", "")).noneMatch(rules::areBelow);
    }
}
