package io.github.cors4j.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a path may belong to two resources, and which one to request. */
class AmbiguousPathHintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a/%2e%2e%2fb | | climbs with .. once it is decoded, so the resource that it reaches is ambiguous |"
                        + " request the intended path, without ..",
                "/api/x/../secret | | belongs to another resource than its normalised form \"/api/secret\""
                        + " | request the normalised form",
                "/api/a%2562 | | belongs to another resource than \"/api/ab\", which is how servers may read it |"
                        + " request the intended path, without escapes and parameters",
                "/api/a;x | /api/a | belongs to another resource than \"/api/a\", which is how servers may read it |"
                        + " request the intended path, without escapes and parameters",
            })
    void cause_and_remedy_go_by_what_makes_it_another_path(String path, String other, String cause, String remedy) {
        Hint hint = AmbiguousPathHint.of(path, other == null ? List.of() : List.of(other));
        assertThat(hint.cause()).isEqualTo("the path \"" + path + "\" " + cause);
        assertThat(hint.remedy()).isEqualTo(remedy);
    }
}
