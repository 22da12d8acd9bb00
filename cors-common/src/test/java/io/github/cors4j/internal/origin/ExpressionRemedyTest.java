package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.internal.expression.ExpressionSize;
import io.github.cors4j.internal.text.Expression;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an expression that takes strangers is narrowed to a scheme and a name that it spells out. */
class ExpressionRemedyTest {
    private static @Nullable String remedy(String expression) {
        return ExpressionRemedy.of(Expression.of(expression).tree());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "^://example\\.com$ > https://example.com",
                "^://(.*\\.)?example\\.com$ > ^https://(.*\\.)?example\\.com$",
                "^(://)?example\\.com$ > https://example.com",
                "^:?example\\.com$ > https://example.com",
                "^.*example\\.com:80$ > ^https://(.*\\.)?example\\.com$",
                "^http://example\\.com(:80)?$ > https://example.com",
                "^http://example\\.com:80$ > https://example.com",
                "^.*localhost:.*$ > ^https?://(.*\\.)?localhost:[0-9]+$",
                "^https?://.*localhost$ > ^https?://(.*\\.)?localhost$",
                "^(localhost|127\\.0\\.0\\.1)$ > ^(https?://localhost|https?://127\\.0\\.0\\.1)$",
                "^(localhost|example\\.com)$ > ^(https?://localhost|https://example\\.com)$",
                "^https://example\\.com:.*$ > ^https://example\\.com:[0-9]+$",
                "^https://example\\.com:?.*$ > https://example.com:*",
                "^https://example\\.com.*$ > https://example.com:*",
                "^https://+.?example\\.com$ > ^https://+.?\\.example\\.com$",
                "^https://app..example\\.com$ > https://app.example.com",
                "^https://pr-..web.example\\.com$ > ^https://pr-..web\\.example\\.com$",
                "^https://example\\.com[:0-9]*$ > https://example.com:*",
                "^https://example\\.com.+$ > ^https://example\\.com:[0-9]+$",
                "^https://example\\.com(:3000.*)?$ > https://example.com",
                "^https://example\\.com(:8.*)?$ > https://example.com",
                "^https://example\\.com.?$ > https://example.com",
                "^https://example\\.com.{0,2}$ > https://example.com",
                "^https://example\\.com(\\..*)?$ > https://example.com",
                "^https://example\\.com(.*\\.com)?$ > https://example.com",
                "^https://example\\.com[^:]*$ > https://example.com",
                "^https://[a-z]+example\\.com$ > ^https://[a-z]+\\.example\\.com$",
                "^https://.+example\\.com$ > https://*.example.com",
                "^https://[^.]+example\\.com$ > ^https://[^.]+\\.example\\.com$",
                "^https://[a-z0-9-]+.example\\.com$ > ^https://[a-z0-9-]+\\.example\\.com$",
                "^https://[a-z]+\\.?example\\.com$ > ^https://[a-z]+\\.example\\.com$",
                "^https://[a-z]*\\.?example\\.com$ > ^https://([a-z]*\\.)?example\\.com$",
                "^https://[a-z]{3}example\\.com$ > ^https://[a-z]{3}\\.example\\.com$",
                "^https://(.*)example\\.com$ > ^https://(.*\\.)?example\\.com$",
                "^https://.*(\\.example|acme)\\.com$ > ^https://(.*\\.example|(.*\\.)?acme)\\.com$",
                "^https://.*(\\.example\\.com|acme\\.com)$ > ^https://(.*\\.example\\.com|(.*\\.)?acme\\.com)$",
                "^.*(\\.bar|foo)\\.com$ > ^https://(.*\\.bar|(.*\\.)?foo)\\.com$",
                "^https://pr-.+(\\.example|acme)\\.com$ > ^https://pr-(.+\\.example|.+\\.acme)\\.com$",
                "^https://EXAMPLE.com$ > https://example.com",
                "^https://a.(b|c).example\\.com$ > ^https://a\\.(b|c)\\.example\\.com$",
                "^https://(www.)?example\\.com$ > ^https://(www\\.)?example\\.com$",
                "^https://www\\.?example\\.com$ > ^https://(www\\.)?example\\.com$",
            })
    void it_is_the_nearest_that_builds(String expression, String proposed) {
        assertThat(remedy(expression)).isEqualTo(proposed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "^.*$",
                "^:.*$",
                "^http://:80$",
                "^https://example\\.co.*$",
                "^https://example\\.com:8.*$",
                "^https://example\\.com:(3000|8.*)$",
                "^https://example\\.com:8.+$",
                "^http://?example\\.com$",
                "^https://example\\.com[a-z]+$",
                "^http://.localhost:[0-9]+$",
            })
    void where_no_name_of_an_owner_is_written_there_is_none(String expression) {
        assertThat(remedy(expression)).isNull();
    }

    /** Each way to mend one group is multiplied by those of the next. */
    @Test
    void groups_within_groups_have_one_up_to_four() {
        assertThat(remedy("^.*(((a*b)*c)*d)*\\.example\\.com$"))
                .isEqualTo("^https://.*(((a*b)*c)*d)*\\.example\\.com$");
        assertThat(remedy("^.*((((a*b)*c)*d)*e)*\\.example\\.com$")).isNull();
        assertThat(remedy("^.*(((((a*b)*c)*d)*e)*|f)\\.example\\.com$")).isNull();
    }

    @Test
    void an_expression_has_one_if_it_is_no_larger_than_300_parts() {
        String beginning = "^.*\\.";
        String end = "\\.example\\.com$";
        long size = ExpressionSize.of(Expression.of(beginning + "a" + end).tree());
        String largest = beginning + "a".repeat((int) (300 - size) + 1) + end;
        assertThat(ExpressionSize.of(Expression.of(largest).tree())).isEqualTo(300);
        assertThat(ExpressionRemedy.of(Expression.of(largest).tree())).isNotNull();
        assertThat(remedy("^.*\\.a" + largest.substring(beginning.length()))).isNull();
    }
}
