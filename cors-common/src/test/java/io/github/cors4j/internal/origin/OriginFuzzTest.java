package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Request;
import io.github.cors4j.RequestKind;
import io.github.cors4j.internal.header.CorsHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Only those who were meant are let in, and nothing else is ever echoed. */
class OriginFuzzTest {
    /** Fixed policies, built once: what they answer depends on the request alone. */
    private static final List<Cors> ANY = List.of(Cors.defaults(), Cors.of(cors -> cors.origins("^(?s).*$")));

    private static final Cors LISTED = Cors.of(cors -> cors.origins(
                    "https://app.example.com",
                    "https://*.example.org",
                    "https://*.example.net:*",
                    "http://localhost:*",
                    "http://[::1]:*",
                    "chrome-extension://abc",
                    "^https://pr-[0-9]+\\.preview\\.example\\.com")
            .supportsCredentials(true));

    /** The same as {@link #LISTED} allows, written down as one expression for another engine. */
    private static final Pattern MEANT = Pattern.compile("https://app\\.example\\.com"
            + "|https://([a-z0-9_-]+\\.)+example\\.org"
            + "|https://([a-z0-9_-]+\\.)+example\\.net(:[0-9]+)?"
            + "|http://(localhost|\\[::1])(:[0-9]+)?"
            + "|chrome-extension://abc"
            + "|https://pr-[0-9]+\\.preview\\.example\\.com");

    /** What both engines read alike: no flags, no class names, no quotation, no class within a class. */
    private static final Pattern COMMON_SYNTAX = Pattern.compile("\\^(?:"
            + "(?:[A-Za-z0-9:/_.)-]|\\\\[.:/-]|\\[[a-z0-9.]+-?\\])[*+?]?\\??" // an atom, perhaps repeated
            + "|\\(\\?:|\\((?!\\?)|\\|" // groups and alternatives
            + ")++\\$?");

    /** How far another engine may go back before its answer is not waited for. */
    private static final int MOST_STEPS = 100_000;

    /** First line: a configured origin. Second line: what a request says. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "https://",
        "http://",
        "://",
        "*.",
        ":*",
        ":443",
        ":80",
        "null",
        "[::1]",
        "127.0.0.1",
        "localhost",
        "xn--",
        "example.com",
        ".github.io",
        "@",
        "%2e",
        "file:",
        "chrome-extension://",
        "[::ffff:1.2.3.4]",
        ":65536"
    })
    void origins(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        input.inLinearTime(() -> {
            String pattern = input.line(0);
            String origin = input.line(1);
            for (boolean credentials : new boolean[] {true, false}) {
                FuzzInput.build(cors -> cors.origins(pattern).supportsCredentials(credentials))
                        .ifPresent(cors -> check(cors, pattern, origin, credentials));
            }
        });
    }

    private static void check(Cors cors, String pattern, String origin, boolean credentials) {
        CorsDecision decision = FuzzInput.decide(cors, Request.preflight("/", origin, "PUT"));
        String allowed = decision.headers().get(CorsHeaders.ALLOW_ORIGIN);
        List<String> entries = Stream.of(pattern.split(",")).map(String::strip).toList();
        assertThat(entries.contains("*") && credentials).isFalse();
        if (decision.kind() == RequestKind.NON_CORS) {
            return;
        }
        boolean wellFormed = OriginOracle.isWellFormed(origin);
        if (entries.contains("*")) {
            assertThat(allowed).isEqualTo(wellFormed ? origin : "*");
        } else if (pattern.contains("^")) {
            assertThat(allowed).isIn(null, origin);
            assertThat(allowed == null || wellFormed && !origin.equals("null")).isTrue();
        } else {
            assertThat(allowed)
                    .isEqualTo(
                            wellFormed && entries.stream().anyMatch(entry -> OriginOracle.isMeant(entry, origin))
                                    ? origin
                                    : null);
        }
        assertThat(decision.headers().containsKey(CorsHeaders.ALLOW_CREDENTIALS))
                .isEqualTo(credentials && allowed != null);
    }

    /** Each line: what a request says; all but the first again as several headers. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "https://",
        "app.example.com",
        ".example.org",
        ".example.net",
        "http://localhost",
        "http://[::1]",
        ":65535",
        ":443",
        "null",
        "chrome-extension://abc",
        "pr-1.preview.example.com",
        "@",
        "#",
        "\\",
        "%00",
        ",",
        ":0"
    })
    void requests(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        input.inLinearTime(() -> {
            for (String origin : input.lines()) {
                checkFixed(origin);
            }
            if (input.lines().size() > 2) {
                Request several = Request.get("/");
                for (String origin : input.from(1)) {
                    several = several.origin(origin);
                }
                assertThat(FuzzInput.decide(LISTED, several).headers()).isEmpty();
                assertThat(FuzzInput.decide(ANY.get(0), several).headers())
                        .containsEntry("Access-Control-Allow-Origin", "*");
            }
        });
    }

    private static void checkFixed(String origin) {
        if (origin.isEmpty()) {
            return;
        }
        boolean wellFormed = OriginOracle.isWellFormed(origin);
        Request request = Request.from(origin);
        assertThat(allowed(ANY.get(0), request)).isEqualTo(wellFormed ? origin : "*");
        assertThat(allowed(ANY.get(1), request)).isEqualTo(wellFormed && !origin.equals("null") ? origin : null);
        assertThat(allowed(LISTED, request))
                .isEqualTo(wellFormed && MEANT.matcher(origin).matches() ? origin : null);
    }

    private static String allowed(Cors cors, Request request) {
        return FuzzInput.decide(cors, request).headers().get(CorsHeaders.ALLOW_ORIGIN);
    }

    /** First line: an expression. The others: origins, which another engine has to take or refuse alike. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "^https://",
        "^https?://",
        "[a-z]+",
        "[a-z0-9.-]*",
        "\\.",
        "(",
        ")?",
        "|",
        ".*",
        "$",
        "(?:",
        "example",
        "com",
        "https://a.example.com",
        "https://evil.com",
        ":8443",
        "github\\.io",
        "*?",
        "[^/]+"
    })
    void expressions(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        String expression = input.line(0).startsWith("^") ? input.line(0) : "^" + input.line(0);
        input.inLinearTime(() -> {
            Optional<Cors> open = FuzzInput.build(cors -> cors.origins(expression));
            Optional<Cors> credentials =
                    FuzzInput.build(cors -> cors.origins(expression).supportsCredentials(true));
            assertThat(open.isPresent() || credentials.isEmpty()).isTrue();
            Optional<Pattern> other =
                    COMMON_SYNTAX.matcher(expression).matches() ? compiled(expression) : Optional.empty();
            for (String origin : input.from(1)) {
                boolean wellFormed = OriginOracle.isWellFormed(origin) && !origin.equals("null");
                boolean allowed =
                        !origin.isEmpty() && open.isPresent() && allowed(open.get(), Request.from(origin)) != null;
                assertThat(allowed && !wellFormed).isFalse();
                if (wellFormed && open.isPresent() && other.isPresent()) {
                    matches(other.get(), origin)
                            .ifPresent(meant -> assertThat(allowed).isEqualTo(meant));
                }
                if (!origin.isEmpty() && credentials.isPresent()) {
                    boolean trusted = allowed(credentials.get(), Request.from(origin)) != null;
                    assertThat(trusted).isEqualTo(allowed && !isInsecure(origin));
                }
            }
        });
    }

    /** Whether whoever is on the way can write what such a page says. */
    private static boolean isInsecure(String origin) {
        return OriginOracle.read(origin)
                .filter(sent -> sent.scheme().equals("http")
                        && !sent.host().matches("(.+\\.)?localhost|\\[::1]|127(\\.(0|[1-9][0-9]{0,2})){3}"))
                .isPresent();
    }

    private static Optional<Pattern> compiled(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Empty if the other engine goes back too often. */
    private static Optional<Boolean> matches(Pattern pattern, String text) {
        try {
            return Optional.of(pattern.matcher(new Counted(text)).matches());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** A text that can be looked at only so often. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int left = MOST_STEPS;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- == 0) {
                throw new IllegalStateException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }
}
