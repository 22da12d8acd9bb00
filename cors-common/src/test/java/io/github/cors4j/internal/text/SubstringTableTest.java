package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table that is asked about parts of texts. */
class SubstringTableTest {
    @Test
    void what_was_put_in_is_found_at_whatever_place_of_a_text_and_nothing_else() {
        Map<String, Integer> entries = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            entries.put("name-" + i, i);
        }
        SubstringTable<Integer> table = new SubstringTable<>(entries);
        entries.forEach((key, value) -> {
            assertThat(table.get(key, 0, key.length())).isEqualTo(value);
            assertThat(table.get("x." + key + ":1", 2, 2 + key.length())).isEqualTo(value);
            assertThat(table.get("x" + key, 0, key.length() + 1)).isNull();
            assertThat(table.get(key + "x", 0, key.length() + 1)).isNull();
        });
    }

    @Test
    void an_empty_table_has_nothing() {
        assertThat(new SubstringTable<>(Map.of()).get("a", 0, 1)).isNull();
        assertThat(new SubstringTable<>(Map.of()).get("a", 1, 1)).isNull();
        assertThat(new SubstringTable<>(Map.of()).isEmpty()).isTrue();
        assertThat(new SubstringTable<>(Map.of("a", 1)).isEmpty()).isFalse();
    }

    @Test
    void the_empty_text_is_a_text() {
        assertThat(new SubstringTable<>(Map.of("", 1)).get("a", 1, 1)).isEqualTo(1);
        assertThat(new SubstringTable<>(Map.of("", 1)).isEmpty()).isFalse();
    }
}
