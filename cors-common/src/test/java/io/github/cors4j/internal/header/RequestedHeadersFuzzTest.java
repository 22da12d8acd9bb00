package io.github.cors4j.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Outcome;
import io.github.cors4j.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names are granted if they are tokens, asked for and allowed, each once; a method is echoed if it is a token. */
class RequestedHeadersFuzzTest {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern BLANK_AROUND = Pattern.compile("^[ \t]+|[ \t]+$");
    private static final String APP = "https://app.example.com";

    /** Fixed policies, built once, each with what it allows. */
    private static final List<Fixed> FIXED = List.of(
            new Fixed("*"), new Fixed("X-One", "Content-Type", "x-k", "x-s", "!#$%&'*+.^_`|~"), new Fixed("^x-[a-z]+"));

    private static final Cors ANY_METHOD =
            Cors.of(cors -> cors.origins(APP).methods("*").supportsCredentials(true));

    private record Fixed(List<String> allowed, Cors cors) {
        Fixed(String... allowed) {
            this(List.of(allowed), Cors.of(cors -> cors.allowHeaders(List.of(allowed))));
        }
    }

    /** First line: a method. The others: names that a preflight asks for. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "x-one",
        "content-type",
        ", ",
        "*",
        "x-k",
        "X-ONE",
        "!#$%&'*+.^_`|~",
        ",,",
        "x-one,x-two",
        "PATCH",
        "cookie",
        "x-"
    })
    void requested(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        input.inLinearTime(() -> {
            for (Fixed fixed : FIXED) {
                check(fixed.cors(), fixed.allowed(), input.from(1));
            }
            checkMethod(input.line(0));
        });
    }

    /** First line: allowed names. The others: names that a preflight asks for. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "X-One",
        ",",
        "*",
        "^x-.*",
        "^[a-z]+$",
        "x-one",
        "Content-Type",
        "Cookie",
        "Sec-X",
        "!#$%&'*+.^_`|~"
    })
    void requestedHeaders(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        List<String> allowed =
                Arrays.stream(input.line(0).split(",")).map(String::strip).toList();
        input.inLinearTime(() -> FuzzInput.build(cors -> cors.allowHeaders(allowed))
                .ifPresent(cors -> check(cors, allowed, input.from(1))));
    }

    private static void check(Cors cors, List<String> allowed, List<String> lines) {
        Request request = Request.preflight("/", APP, "PUT").asking(lines.toArray(String[]::new));
        CorsDecision decision = FuzzInput.decide(cors, request);
        List<String> granted = names(decision.headers().get(CorsHeaders.ALLOW_HEADERS));
        List<String> asked = asked(lines);
        boolean tooMany = lines.stream().mapToInt(String::length).sum() > 3_000
                || asked.stream().filter(name -> !name.isEmpty()).count() > 128;
        boolean expression = allowed.stream().anyMatch(name -> name.startsWith("^"));
        if (tooMany || expression) {
            assertThat(granted).isSubsetOf(expected(List.of("*"), asked));
        } else {
            assertThat(granted).isEqualTo(expected(allowed, asked));
        }
        List<String> refused = new ArrayList<>(asked);
        refused.removeIf(name -> name.isEmpty() || granted.stream().anyMatch(name::equalsIgnoreCase) && isToken(name));
        assertThat(decision.outcome())
                .isEqualTo(tooMany || !refused.isEmpty() ? Outcome.HEADER_NOT_ALLOWED : Outcome.ALLOWED);
        if (!tooMany && !refused.isEmpty()) {
            Optional<String> cause = cors.explain(request, Request.READER).cause();
            assertThat(cause.orElseThrow()).doesNotContain("headers  are", "header  is");
        }
    }

    private static void checkMethod(String method) {
        String granted = FuzzInput.decide(ANY_METHOD, Request.preflight("/", APP, method))
                .headers()
                .get(CorsHeaders.ALLOW_METHODS);
        assertThat(granted).isEqualTo(isToken(method) ? method : null);
    }

    private static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    private static List<String> names(String value) {
        return value == null ? List.of() : List.of(value.split(", ?", -1));
    }

    private static List<String> asked(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(name -> BLANK_AROUND.matcher(name).replaceAll(""))
                .toList();
    }

    private static List<String> expected(List<String> allowed, List<String> asked) {
        Set<String> names = new TreeSet<>();
        allowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        Set<String> seen = new TreeSet<>();
        return asked.stream()
                .filter(name -> isToken(name) && !name.equals("*"))
                .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)) || names.contains("*"))
                .filter(name -> seen.add(name.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
