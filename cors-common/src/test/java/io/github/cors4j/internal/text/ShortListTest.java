package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists in messages and in {@code toString} stay short. */
class ShortListTest {
    @Test
    void ten_entries_are_written_out_and_of_more_their_number() {
        assertThat(ShortList.of(List.of())).isEqualTo("[]");
        assertThat(ShortList.of(List.of(1, 2))).isEqualTo("[1, 2]");
        assertThat(ShortList.of(Collections.nCopies(10, "a"))).isEqualTo("[a, a, a, a, a, a, a, a, a, a]");
        assertThat(ShortList.of(Collections.nCopies(12, "a"))).isEqualTo("[a, a, a, a, a, a, a, a, a, a, ... 2 more]");
    }
}
