package io.github.cors4j.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.internal.text.Expression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether an expression matches any header that a page may send, whatever its letter case. */
class HeaderLanguageTest {
    @ParameterizedTest
    @CsvSource({
        "^, NO_NAMES",
        "^$, NO_NAMES",
        "^x y, NO_NAMES",
        "^x:.*, NO_NAMES",
        "^/?$|^@, NO_NAMES",
        "^sec-.*, FORBIDDEN_NAMES",
        "^Sec-Fetch-(Site|Mode)$, FORBIDDEN_NAMES",
        "^(sec|proxy)-[a-z-]+, FORBIDDEN_NAMES",
        "^host$|^cookie2?$, FORBIDDEN_NAMES",
        "^(host|access-control-.*)$, NAMES_OF_CORS",
        "^Access-Control-Allow-(Origin|Headers), NAMES_OF_CORS",
        "^sec.*, NAMES",
        "^hosts?$, NAMES",
        "^access-control.*, NAMES",
        "^x-, NAMES",
        "^.*, NAMES",
        "^[a-z]+, NAMES"
    })
    void it_is_told_by_the_names(String expression, HeaderLanguage language) {
        assertThat(HeaderLanguage.of(Expression.of(expression).ignoringCase())).isEqualTo(language);
    }
}
