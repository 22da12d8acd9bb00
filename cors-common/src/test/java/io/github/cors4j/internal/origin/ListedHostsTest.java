package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the listed hosts an explanation may name beside a refused one. */
class ListedHostsTest {
    private static ListedHosts listed(String... origins) {
        return listed(false, origins);
    }

    private static ListedHosts listed(boolean secureOnly, String... origins) {
        List<OriginPattern> patterns = Stream.of(origins)
                .map(OriginParser::read)
                .map(Objects::requireNonNull)
                .toList();
        return new ListedHosts(patterns, secureOnly);
    }

    private static List<String> texts(List<OriginPattern.Host> hosts) {
        return hosts.stream().map(OriginPattern.Host::toString).toList();
    }

    private static String[] many(int count, String origin) {
        return IntStream.range(0, count).mapToObj(origin::formatted).toArray(String[]::new);
    }

    @Test
    void of_many_entries_the_first_eight_are_kept() {
        assertThat(listed(many(8, "https://a.example:300%d")).of("a.example")).hasSize(8);
        assertThat(texts(listed(many(9, "https://a.example:300%d")).of("a.example")))
                .hasSize(8)
                .endsWith("https://a.example:3007");
        assertThat(listed(many(9, "http://localhost:300%d")).loopbacks()).hasSize(8);
        assertThat(listed(many(8, "app%d://x")).schemes()).hasSize(8);
        assertThat(listed(many(9, "app%d://x")).schemes()).hasSize(8);
    }

    @Test
    void parents_come_the_nearest_first() {
        ListedHosts hosts = listed("https://c.d", "https://*.b.c.d", "https://d", "https://a.b.c.d");
        assertThat(texts(hosts.above("a.b.c.d"))).containsExactly("https://*.b.c.d", "https://c.d", "https://d");
        assertThat(texts(hosts.above(".d"))).containsExactly("https://d");
        assertThat(hosts.above("d")).isEmpty();
    }

    @Test
    void the_longest_host_within_a_text_is_found_wherever_it_stands() {
        ListedHosts hosts = listed("https://b.example", "https://b.example.com");
        for (String text : List.of("b.example.comx", "xb.example.com", "xb.example.comx")) {
            assertThat(texts(hosts.within(text))).as(text).containsExactly("https://b.example.com");
        }
        assertThat(texts(hosts.within("b.example.com"))).containsExactly("https://b.example");
        assertThat(hosts.within("b.example")).isEmpty();
        assertThat(hosts.within("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, app.exmaple.com, true",
        "https://app.example.com, apps.example.com, true",
        "https://app.example.com, pp.example.com, true",
        "https://app.example.com, app.examplecom, true",
        "https://app.example.com, app-example.com, true",
        "https://app.example.com, app.example.com, false",
        "https://app.example.com, app.exmapel.com, false",
        "https://app.example.com, app.example.org, false",
        "https://app1.example.com, app2.example.com, false",
        "https://app.example.com, app1.example.com, false",
        "https://a.b, a.c, false",
        "https://*.example.com, a.b.exmaple.com, true",
        "https://*.example.com, a.examples.com, true",
        "https://*.example.com, a.exmple.com, true",
        "https://*.example.com, exmaple.com, false",
        "https://*.example.com, .exmaple.com, false",
        "https://*.example.com, a.example.com, false",
        "https://pr-*.example.com, pr-1.exmaple.com, false",
    })
    void a_misspelt_host_has_one_letter_wrong_or_two_swapped(String origin, String host, boolean misspelt) {
        assertThat(listed(origin).misspelt(host).count()).isEqualTo(misspelt ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, app.example.org, true",
        "https://app.example.com, xapp.example.org, false",
        "https://app.example.com, x.app.example.org, false",
        "https://app.example.com, example.org, false",
        "https://localhost, x, false",
        "https://localhost, a.x, false",
        "https://10.0.0.1, 10.0.0.2, false",
        "https://*.example.com, a.b.example.org, true",
        "https://*.example.com, example.org, false",
        "https://*.example.com, xexample.org, false",
        "https://pr-*.example.com, pr-1.example.org, false",
    })
    void only_the_last_label_may_differ(String origin, String host, boolean differs) {
        assertThat(listed(origin).endingOtherwise(host).count()).isEqualTo(differs ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, true",
        "https://app.example.com:8443, true",
        "http://localhost, true",
        "http://app.example.com, false",
        "https://App.example.com, false",
        "https://app.example.com:443, false",
        "https://127.1, false",
        "'http://[0:0:0:0:0:0:0:1]', false",
        "ws://app.example.com, false",
        "null, false",
        "*, false",
    })
    void an_origin_may_be_listed_if_it_is_read_as_itself_and_not_refused(String origin, boolean may) {
        assertThat(listed(true).mayHave(origin)).isEqualTo(may);
    }

    @Test
    void an_insecure_origin_may_be_listed_without_credentials() {
        assertThat(listed(false).mayHave("http://app.example.com")).isTrue();
    }

    @Test
    void only_the_first_origins_are_indexed() {
        String[] many = many(ListedHosts.MOST_HOSTS + 1, "https://app%d.example");
        assertThat(listed(many).of("app" + (ListedHosts.MOST_HOSTS - 1) + ".example"))
                .hasSize(1);
        assertThat(listed(many).of("app" + ListedHosts.MOST_HOSTS + ".example")).isEmpty();
    }
}
