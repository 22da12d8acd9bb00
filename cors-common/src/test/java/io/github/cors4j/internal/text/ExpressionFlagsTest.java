package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.Reason;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What tells apart two expressions that have the same text. */
class ExpressionFlagsTest {
    @Test
    void the_flags_of_an_expression_are_told_and_make_it_another() {
        Pattern plain = Pattern.compile("^/a");
        Pattern flagged = Pattern.compile("^/a", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        Cors cors = Cors.of(policy -> policy.resource(plain).resource(flagged));
        assertThat(cors.toString()).contains("^(?is)/a");
        assertThat(Problem.of(policy -> policy.resource(flagged).resource(flagged))
                        .reason())
                .isEqualTo(Reason.RESOURCE_TWICE);
        assertThat(Problem.of(policy -> policy.origins(Pattern.compile("https://a/", Pattern.CASE_INSENSITIVE)))
                        .value())
                .isEqualTo("\"(?i)https://a/\"");
    }
}
