package io.github.cors4j.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which expressions have a text in common, and which contain which. */
class LanguageTest {
    private static Language language(String... expressions) {
        return Language.ofAny(Stream.of(expressions)
                .map(text -> ExpressionParser.parse(text, false))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "^a, a, true",
        "a*, b*, true",
        "a+, b+, false",
        "(ab?)*c, abaac, true",
        "(ab?)*c, abba, false",
        "[a-c]x, [c-e]x, true",
        "[^/]+, /, false",
        "a{2}, a{1}, false",
        "'a{2,4}', aaaa, true",
        "'a{2,4}', aaaaa, false",
        "'a{2,}', aaaaa, true",
        "'a{2,}', a, false",
        // no count, but plain characters
        "'a{1,01}', 'a\\{1,01\\}', true",
        "'a{1,01}', aa, false",
        "'a{,2}', 'a\\{,2\\}', true",
        "'a{1,x}', 'a\\{1,x\\}', true",
        "(a|b)*, abab, true",
        "((a?b)*c?)+, bcab, true",
        "^example\\.com$, [a-z]+://.*, false",
        // ^ is nowhere but at the beginning, and $ at the end
        "a^b, ab, false",
        "a$b, ab, false",
        "a(^b|c), a[bc], true",
        "a(^b|c), ab, false",
        "(a|b$)c, bc, false",
        "a?^b, ab, true",
        "(^a|^b)(c$|d$), ad, true",
        "a($|/b), a/?b?, true",
        "\\Aa\\z, a, true",
        "a\\Ab, ab, false",
        // ... behind what may be left out, too
        "(ab)^c, abc, false",
        "(a*b?)^c, c, true",
        "(a|b)^c, ac, false",
        "(a|b?)^c, c, true",
        "a+^b, ab, false",
        "a*^b, b, true",
        "(a?)+^b, b, true",
        "a$(bc), abc, false",
        "a$(b*c?), a, true",
        "a$(b|c), ab, false",
        "a$(b|c?), a, true",
        "a$b{2}, abb, false",
        "a$(b?){2}, a, true",
    })
    void some_texts_match_both(String a, String b, boolean meet) {
        assertThat(language(a).meets(language(b))).isEqualTo(meet);
        assertThat(language(b).meets(language(a))).isEqualTo(meet);
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a|b, a, false",
        "a, a|b, true",
        "^/api/v[0-9]+/admin(/.*)?$, /api(/.*)?, true",
        "^/api/?$, /api(/.*)?, true",
        "^/apiary$, /api(/.*)?, false",
        "^/.*$, /api(/.*)?, false",
        "(ab)+, (ab?)+, true",
        "(ab?)+, (ab)+, false",
    })
    void all_texts_of_one_match_the_other(String one, String other, boolean within) {
        assertThat(language(one).isWithin(language(other))).isEqualTo(within);
    }

    @Test
    void several_may_take_it_together() {
        assertThat(language("[ab]x*").isWithin(language("ax*", "bx+", "b"))).isTrue();
        assertThat(language("[ab]x*").isWithin(language("ax*", "bx+"))).isFalse();
    }

    @Test
    void of_what_is_too_large_nothing_is_claimed() {
        Language large = language("(a{100}){100}");
        assertThat(large.meets(language("b"))).isTrue();
        assertThat(language("a").isWithin(large)).isFalse();
        Language many = language("(a|b)*a(a|b){40}");
        assertThat(many.isWithin(language("(a|b)*b(a|b){40}"))).isFalse();
    }

    /** 500 characters and 400 others are 200,000 pairs; one of 400 that 499 may take is compared 500 times. */
    @Test
    void of_what_takes_too_long_nothing_is_claimed() {
        assertThat(language(oneOf("a", 499)).meets(language(oneOf("b", 400)))).isFalse();
        assertThat(language(oneOf("a", 500)).meets(language(oneOf("b", 400)))).isTrue();
        assertThat(language(oneOf("a", 400)).isWithin(language(oneOf("a", 499))))
                .isTrue();
        assertThat(language(oneOf("a", 401)).isWithin(language(oneOf("a", 499))))
                .isFalse();
    }

    private static String oneOf(String letter, int times) {
        return String.join("|", Collections.nCopies(times, letter));
    }

    @Property(tries = 1_000)
    void texts_that_match_both_and_one_only_prove_it(
            @ForAll("expressions") String a, @ForAll("expressions") String b, @ForAll("texts") String text) {
        boolean inA = Pattern.matches(a, text);
        boolean inB = Pattern.matches(b, text);
        if (inA && inB) {
            assertThat(language(a).meets(language(b))).as("%s, %s", a, b).isTrue();
        }
        if (inA && !inB) {
            assertThat(language(a).isWithin(language(b))).as("%s, %s", a, b).isFalse();
        }
    }

    @Property(tries = 300)
    void short_texts_are_counted_out(@ForAll("finite") String a, @ForAll("finite") String b) {
        List<String> all = Stream.iterate(List.of(""), LanguageTest::longer)
                .limit(7)
                .flatMap(List::stream)
                .toList();
        boolean meet = all.stream().anyMatch(text -> Pattern.matches(a, text) && Pattern.matches(b, text));
        boolean within = all.stream().allMatch(text -> !Pattern.matches(a, text) || Pattern.matches(b, text));
        assertThat(language(a).meets(language(b))).as("%s, %s", a, b).isEqualTo(meet);
        assertThat(language(a).isWithin(language(b))).as("%s, %s", a, b).isEqualTo(within);
    }

    private static List<String> longer(List<String> texts) {
        return texts.stream().flatMap(text -> Stream.of(text + "a", text + "b")).toList();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(6);
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> letters = Arbitraries.of("a", "b", "/", "[ab]", "[^a]");
        Arbitrary<String> groups = Combinators.combine(letters, letters, Arbitraries.of("(%s%s)", "(%s|%s)", "(%s*%s)"))
                .as((x, y, form) -> form.formatted(x, y));
        return Combinators.combine(groups, Arbitraries.of("", "*", "+", "?", "{1,3}"))
                .as((group, times) -> group + times)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    /** Of at most six letters. */
    @Provide
    Arbitrary<String> finite() {
        Arbitrary<String> letters = Arbitraries.of("a", "b", "[ab]", "a?", "(ab?)?", "(a|b)?", "(ab|b)", "(a?b)?");
        return letters.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
    }
}
