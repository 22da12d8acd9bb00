package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the listed hosts an explanation may name beside a refused one. */
class ListedHostsTest {
    private static ListedHosts listed(String... origins) {
        return new ListedHosts(Stream.of(origins)
                .map(OriginParser::read)
                .map(Objects::requireNonNull)
                .toList());
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
}
