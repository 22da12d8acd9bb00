package io.github.cors4j.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which header was meant by a name that is not quite one. */
class HeaderNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"HTTP_A", "HTTP_Z", "HTTP_0", "HTTP_9", "HTTP__", "HTTP_X_A"})
    void a_variable_of_a_header_is_recognised(String name) {
        assertThat(HeaderNames.isVariable(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP",
                "HTTP_",
                "http_A",
                "X_HTTP_A",
                "HTTP_a",
                "HTTP_@",
                "HTTP_[",
                "HTTP_/",
                "HTTP_:",
                "HTTP_X-A"
            })
    void what_is_none_is_told_apart(String name) {
        assertThat(HeaderNames.isVariable(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_AUTHORIZATION, Authorization",
        "HTTP_X_CSRF_TOKEN, X-CSRF-Token",
        "HTTP_X_A, X-A",
        "Content_Type, Content-Type",
        "headers.ContentType, Content-Type",
        "Authorisation, Authorization",
        "Loaction, Location",
    })
    void a_common_header_is_found(String name, String meant) {
        assertThat(HeaderNames.meant(name)).isEqualTo(meant);
    }

    /** Short names are near to many others. */
    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "content-type", "X-CSRFToken", "Locaton", "Lnik", "X-Tenant"})
    void what_is_right_or_near_to_nothing_is_left_alone(String name) {
        assertThat(HeaderNames.meant(name)).isNull();
    }
}
