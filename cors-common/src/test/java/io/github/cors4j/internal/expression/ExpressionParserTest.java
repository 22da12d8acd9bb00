package io.github.cors4j.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression is read as RE2 reads it. */
class ExpressionParserTest {
    /** Every one-character expression takes exactly the ASCII characters that RE2 lets it take. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\\.",
                "\\x2e",
                "\\x{2e}",
                "\\x{00002E}",
                "\\056",
                "\\56",
                "\\0",
                "\\12",
                "@",
                "\\100",
                "\\77",
                "\\17",
                "\\70",
                "\\07",
                "\\x7f",
                "\\x{7F}",
                "\\xff",
                "[?-@]",
                "[@-A]",
                "[@]",
                "[^@]",
                "[\\x00-\\x7f]",
                "[~-\\x7f]",
                "\\d",
                "\\D",
                "\\s",
                "\\S",
                "\\w",
                "\\W",
                "\\pL",
                "\\PL",
                "\\p{L}",
                "\\p{^L}",
                "\\P{^L}",
                "\\pN",
                "\\p{Nd}",
                "\\p{Latin}",
                "\\a",
                "\\f",
                "\\n",
                "\\r",
                "\\t",
                "\\v",
                "\\_",
                "\\-",
                "\\Q.\\E",
                "\\Q.",
                "[a]",
                "[^a]",
                "[.]",
                "[]]",
                "[^]]",
                "[]a]",
                "[a-f]",
                "[^a-f]",
                "[a-]",
                "[-a]",
                "[+--]",
                "[a\\]b]",
                "[\\x2e-9]",
                "[\\056]",
                "[\\d.]",
                "[^\\d.]",
                "[\\D]",
                "[^\\D]",
                "[\\pL.]",
                "[^\\pL]",
                "[[:alpha:]]",
                "[[:^alpha:]]",
                "[^[:^alpha:]]",
                "[[:alpha:].]",
                "[[:alnum:]]",
                "[[:ascii:]]",
                "[[:blank:]]",
                "[[:cntrl:]]",
                "[[:digit:]]",
                "[[:graph:]]",
                "[[:lower:]]",
                "[[:print:]]",
                "[[:punct:]]",
                "[[:space:]]",
                "[[:upper:]]",
                "[[:word:]]",
                "[[:xdigit:]]",
                "[:a]",
                "[$^]",
                "[\\^a]",
                "{",
                "}",
                "]",
                "a{1}",
                "a{1,1}",
                "\\{"
            })
    void one_character(String expression) {
        for (boolean ignoringCase : new boolean[] {false, true}) {
            Pattern re2 = Pattern.compile(expression, ignoringCase ? Pattern.CASE_INSENSITIVE : 0);
            Node read = ExpressionParser.parse(expression, ignoringCase);
            Node one = read instanceof Node.Repeated repeated ? repeated.part() : read;
            assertThat(one).isInstanceOf(Node.One.class);
            for (char c = 0; c < 128; c++) {
                assertThat(((Node.One) one).set().has(c))
                        .as("%s takes %d, ignoring case %s", expression, (int) c, ignoringCase)
                        .isEqualTo(re2.matches(String.valueOf(c)));
            }
        }
    }

    /** Of a class with members that nobody needed to know, too much is taken, and never too little. */
    @ParameterizedTest
    @ValueSource(strings = {"\\p{Greek}", "[^\\p{Greek}]", "\\PZ", "[\\p{P}a]", "[^\\pZ.]"})
    void what_is_not_known_is_any_character(String expression) {
        assertThat(((Node.One) ExpressionParser.parse(expression, false)).set()).isEqualTo(CharSet.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "(a",
                "a)",
                "[",
                "[a",
                "[^",
                "[]",
                "[b-a]",
                "[[:no:]]",
                "*",
                "|*",
                "(*)",
                "a**",
                "a+*",
                "a{2}{3}",
                "a{2,1}",
                "a{1001}",
                "a{1,1001}",
                "\\",
                "\\1",
                "\\8",
                "\\x",
                "\\xg0",
                "\\x{}",
                "\\x{g}",
                "\\x{100}",
                "\\c",
                "\\Z",
                "\\G",
                "\\R",
                "(?=a)",
                "(?!a)",
                "(?<=a)",
                "(?<!a)",
                "(?>a)",
                "(?x)a",
                "(?i",
                "(?",
                "(?P=a)",
                "(?<a",
                "[\\",
                "\\p{"
            })
    void what_is_no_expression_is_refused(String text) {
        assertThatThrownBy(() -> ExpressionParser.parse(text, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letters_of_one_case_are_any_character_where_case_is_ignored() {
        for (String expression : new String[] {"\\p{Ll}", "\\p{Lu}", "[^\\p{Ll}]"}) {
            assertThat(((Node.One) ExpressionParser.parse(expression, true)).set())
                    .isEqualTo(CharSet.ALL);
        }
        assertThat(((Node.One) ExpressionParser.parse("\\p{Lu}", false)).set()).isEqualTo(CharSet.range('A', 'Z'));
    }

    @Test
    void what_is_nested_too_deeply_is_refused() {
        assertThat(ExpressionParser.parse("(".repeat(200) + "a" + ")".repeat(200), false))
                .isNotNull();
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(201) + "a" + ")".repeat(201), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ExpressionParser.parse("(a)".repeat(201), false)).isNotNull();
    }

    /** What is made of a tree again takes the same strings. */
    @Test
    void a_tree_is_written_as_an_expression_that_says_the_same() {
        ExpressionGrammar grammar = new ExpressionGrammar(new Random(5));
        for (int i = 0; i < 1_000; i++) {
            ExpressionGrammar.Made made = grammar.make(10);
            String written = ExpressionText.of(ExpressionParser.parse(made.text(), false));
            Pattern before = Pattern.compile(made.text());
            Pattern after = Pattern.compile(written);
            for (ExpressionGrammar.Drawn drawn : made.drawn()) {
                String text = drawn.text().toLowerCase(Locale.ROOT);
                assertThat(after.matches(text))
                        .as("%s, written as %s, for %s", made.text(), written, text)
                        .isEqualTo(before.matches(text));
            }
        }
    }
}
