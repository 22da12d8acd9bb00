package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cors4j.attack.OriginOracle;
import java.util.Map;

/** First line: a configured origin. Second line: what a request says. Only those who were meant are let in. */
class OriginFuzzTest {
    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

    @FuzzTest(maxDuration = "5m")
    void origins(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        String pattern = input.line(0);
        String origin = input.line(1);
        for (boolean credentials : new boolean[] {true, false}) {
            FuzzInput.build(cors -> cors.origins(pattern).supportsCredentials(credentials))
                    .ifPresent(cors -> check(cors, pattern, origin, credentials));
        }
        check(Cors.defaults(), "*", origin, false);
    }

    private static void check(Cors cors, String pattern, String origin, boolean credentials) {
        CorsDecision decision = FuzzInput.decide(cors, Request.preflight("/", origin, "PUT"));
        String allowed = decision.headers().get(CorsHeaders.ALLOW_ORIGIN);
        if (allowed == null || decision.kind() == RequestKind.NON_CORS) {
            return;
        }
        assertThat(pattern.equals("*") && credentials).isFalse();
        if (pattern.equals("*")) {
            assertThat(allowed).isEqualTo(OriginOracle.isWellFormed(origin) ? origin : "*");
        } else {
            assertThat(allowed).isEqualTo(origin);
            assertThat(OriginOracle.isWellFormed(origin)).isTrue();
            assertThat(origin).isNotEqualTo("null");
            if (!pattern.startsWith("^")) {
                assertThat(meant(pattern, origin)).isTrue();
            }
        }
    }

    /** Takes the pattern apart by its text alone. */
    private static boolean meant(String pattern, String origin) {
        boolean subdomains = pattern.contains("://*.");
        boolean anyPort = pattern.endsWith(":*");
        String plain = anyPort ? pattern.substring(0, pattern.length() - 2) : pattern;
        OriginOracle listed = OriginOracle.read(plain.replace("://*.", "://")).orElseThrow();
        OriginOracle sent = OriginOracle.readAsSent(origin).orElseThrow();
        return sent.scheme().equals(listed.scheme())
                && (subdomains ? sent.isBelow(listed.host()) : sent.host().equals(listed.host()))
                && (anyPort || port(sent) == port(listed));
    }

    private static int port(OriginOracle origin) {
        return origin.port() < 0 ? DEFAULT_PORTS.getOrDefault(origin.scheme(), -1) : origin.port();
    }
}
