package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cors4j.Cors;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Request;
import io.github.cors4j.Settings;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.origin.OriginOracle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings from outside build, or say what is wrong; and the form in which they come makes no difference. */
class ConfigurationFuzzTest {
    /** A JSON object. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "{\"",
        "\":",
        "[",
        "]",
        "{}",
        "null",
        "true",
        "false",
        "\"*\"",
        "origins",
        "methods",
        "allowHeaders",
        "exposeHeaders",
        "supportsCredentials",
        "maxAge",
        "sendWildcard",
        "varyHeader",
        "alwaysSend",
        "automaticOptions",
        "preflightStatus",
        "allowPrivateNetwork",
        "resources",
        "exclude",
        "\"/api/*\"",
        "1e9",
        "dangerouslyAllowNullOrigin",
        "dangerouslyAllowInsecureOrigins",
        "dangerouslyAllowPublicSuffixes",
        "dangerouslyAllowAnyExpression",
        "-1",
        "\"https://app.example.com\"",
        "\"https://*.github.io\"",
        "\"^https://[a-z]+\\\\.example$\"",
        "CORS_ORIGINS"
    })
    void settings(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        Settings.ofJson(String.join("\n", input.lines()))
                .ifPresent(settings -> input.inLinearTime(() -> {
                    Optional<Cors> built = FuzzInput.build(cors -> cors.configuration(settings));
                    Map<String, Object> again =
                            Settings.ofJson(Settings.toJson(settings)).orElseThrow();
                    sameAs(built, FuzzInput.build(cors -> cors.configuration(again)));
                    built.ifPresent(cors -> onlyTheListedGetCredentials(cors, settings));
                    if (Stream.of("resources", "exclude").noneMatch(settings::containsKey)) {
                        sameForOneResource(built, settings);
                    }
                }));
    }

    private static void sameAs(Optional<Cors> built, Optional<Cors> rebuilt) {
        assertThat(rebuilt.isPresent()).isEqualTo(built.isPresent());
        built.ifPresent(
                cors -> assertThat(Settings.answers(rebuilt.orElseThrow())).isEqualTo(Settings.answers(cors)));
    }

    /** What a policy says everywhere, its only resource says on its path. */
    private static void sameForOneResource(Optional<Cors> built, Map<String, Object> settings) {
        Optional<Cors> nested =
                FuzzInput.build(cors -> cors.configuration(Map.of("resources", Map.of("/x/*", settings))));
        assertThat(nested.isPresent() == built.isPresent()).isTrue();
        if (built.isPresent() && nested.isPresent()) {
            for (Request probe : Settings.PROBES) {
                Request below = probe.at("/x" + probe.path());
                assertThat(below.decidedBy(nested.get()).headers())
                        .isEqualTo(probe.decidedBy(built.get()).headers());
            }
        }
    }

    private static void onlyTheListedGetCredentials(Cors cors, Map<String, Object> settings) {
        List<String> texts = texts(settings).toList();
        for (Request probe : Settings.PROBES) {
            Map<String, String> headers = FuzzInput.decide(cors, probe).headers();
            String origin = headers.get(CorsHeaders.ALLOW_ORIGIN);
            if (headers.containsKey(CorsHeaders.ALLOW_CREDENTIALS)) {
                assertThat(texts)
                        .as(origin)
                        .anyMatch(text -> text.startsWith("^")
                                || origin.equals("null") && text.equals("null")
                                || OriginOracle.isMeant(text, origin));
            }
        }
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream()).flatMap(ConfigurationFuzzTest::texts);
        }
        return value instanceof Collection<?> entries
                ? entries.stream().flatMap(ConfigurationFuzzTest::texts)
                : Stream.of(String.valueOf(value))
                        .flatMap(text -> Stream.of(text.split(",")).map(String::strip));
    }

    /** Lines of an environment. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "CORS_ORIGINS=",
        "CORS_METHODS=",
        "CORS_ALLOW_HEADERS=",
        "CORS_EXPOSE_HEADERS=",
        "CORS_SUPPORTS_CREDENTIALS=",
        "CORS_MAX_AGE=",
        "CORS_SEND_WILDCARD=",
        "CORS_VARY_HEADER=",
        "CORS_ALWAYS_SEND=",
        "CORS_AUTOMATIC_OPTIONS=",
        "CORS_PREFLIGHT_STATUS=",
        "CORS_ALLOW_PRIVATE_NETWORK=",
        "CORS_RESOURCES=",
        "CORS_EXCLUDE=",
        "true",
        "false",
        "https://app.example.com",
        "/api/*",
        ", ",
        "^https://[a-z]+\\.example$",
        "*",
        "PATH=",
        "origins=",
        "null"
    })
    void environment(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        input.inLinearTime(() -> {
            Map<String, Object> environment = Settings.ofEnvironment(input.lines());
            Optional<Cors> built = FuzzInput.build(cors -> cors.environment(environment));
            built.ifPresent(cors -> onlyTheListedGetCredentials(cors, environment));
            Map<String, Object> settings = new LinkedHashMap<>();
            environment.forEach((key, value) -> {
                if (key.matches("CORS(_[A-Z]+)+")
                        && !key.matches("CORS_DANGEROUSLY.*|.*_PORT(_.*)?|.*_SERVICE_(HOST|PORT.*)")) {
                    settings.put(Settings.key(key), value);
                }
            });
            if (settings.size() == environment.size()) {
                sameAs(built, FuzzInput.build(cors -> cors.configuration(settings)));
            }
        });
    }
}
