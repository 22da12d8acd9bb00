package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import crawlercommons.domains.EffectiveTldFinder;
import io.github.cors4j.Cors;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom an expression lets in beside credentials owns a name; whoever owns another one that looks like it stays out. */
class ExpressionFuzzTest {
    private static final String STRANGER = "qxzvkjwq";
    private static final String OTHERS = "qz07";

    /** First line: an expression. The others: origins. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "^https://",
        "^https?://",
        "^(?i)",
        "[a-z0-9.-]*",
        "[^/]*",
        "[^.]+",
        "[[:alpha:]]",
        "\\.",
        "[.]",
        "\\x2e",
        "\\056",
        "\\Q",
        "\\E",
        "(",
        ")?",
        ")*",
        "(?:",
        "|",
        ".*",
        "{1,3}",
        "\\b",
        "$",
        "example",
        "\\.com",
        "\\.github\\.io",
        "(:[0-9]+)?",
        "https://a.example.com"
    })
    void credentials(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        String expression = input.line(0).startsWith("^") ? input.line(0) : "^" + input.line(0);
        input.inLinearTime(() -> {
            Optional<Cors> built =
                    FuzzInput.build(cors -> cors.origins(expression).supportsCredentials(true));
            built.ifPresent(cors -> input.from(1).stream()
                    .filter(origin -> isLetIn(cors, origin))
                    .forEach(origin -> check(cors, expression, origin)));
        });
    }

    private static void check(Cors cors, String expression, String text) {
        OriginOracle origin = OriginOracle.read(text).orElseThrow();
        boolean web = origin.scheme().equals("http") || origin.scheme().equals("https");
        if (!web || isLoopback(origin.host())) {
            return;
        }
        String name = owned(origin.host());
        assertThat(name)
                .as("%s lets %s in, whose owner is unknown", expression, text)
                .isNotNull();
        String begin = origin.scheme() + "://";
        String port = origin.port() < 0 ? "" : ":" + origin.port();
        for (String other : new String[] {STRANGER + name, name + "." + STRANGER + ".com", STRANGER + ".com"}) {
            assertThat(isLetIn(cors, begin + other + port))
                    .as("%s lets %s in", expression, other)
                    .isFalse();
        }
        String below = origin.host().endsWith(name) ? begin + text(origin.host(), name) : begin;
        for (int i = 0; i < name.length(); i++) {
            String before = below + name.substring(0, i);
            String after = name.substring(i + 1) + port;
            assertThat(OTHERS.chars().allMatch(c -> isLetIn(cors, before + (char) c + after)))
                    .as("%s lets in whatever stands at %d of %s", expression, i, name)
                    .isFalse();
        }
    }

    private static String text(String host, String name) {
        return host.substring(0, host.length() - name.length());
    }

    private static boolean isLoopback(String host) {
        return Stream.of("localhost", "[::1]", "127.0.0.1").anyMatch(host::equals) || host.endsWith(".localhost");
    }

    /** What is registered; below a suffix that nobody knows, the last two labels. */
    private static String owned(String host) {
        String bare = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        String known = EffectiveTldFinder.getAssignedDomain(bare, true, false);
        int last = bare.lastIndexOf('.');
        return known != null || last <= 0 || EffectiveTldFinder.getEffectiveTLD(bare, false) != null
                ? known
                : bare.substring(bare.lastIndexOf('.', last - 1) + 1);
    }

    private static boolean isLetIn(Cors cors, String origin) {
        return !origin.isEmpty() && Request.from(origin).decidedBy(cors).allowed();
    }
}
