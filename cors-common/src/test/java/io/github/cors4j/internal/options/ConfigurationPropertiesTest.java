package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Request;
import io.github.cors4j.Settings;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;

/** Settings say the same as calls, as JSON and as an environment; and what a policy tells of itself makes it again. */
class ConfigurationPropertiesTest {
    /** How a policy tells of one resource. */
    private static final Pattern TOLD =
            Pattern.compile("(\\S+) \\{origins=\\[(?<origins>.*?)], methods=\\[(?<methods>.*?)],"
                    + " allowHeaders=\\[(?<allowHeaders>.*?)], exposeHeaders=\\[(?<exposeHeaders>.*?)],"
                    + " supportsCredentials=(?<supportsCredentials>\\w+), maxAge=(?<maxAge>\\w+), sendWildcard=(?<sendWildcard>\\w+),"
                    + " varyHeader=(?<varyHeader>\\w+), alwaysSend=(?<alwaysSend>\\w+), automaticOptions=(?<automaticOptions>\\w+),"
                    + " preflightStatus=(?<preflightStatus>\\w+), allowPrivateNetwork=(?<allowPrivateNetwork>\\w+)}");

    private static final List<String> LISTS = List.of("origins", "methods", "allowHeaders", "exposeHeaders");
    private static final List<String> SINGLE = List.of(
            "supportsCredentials",
            "maxAge",
            "sendWildcard",
            "varyHeader",
            "alwaysSend",
            "automaticOptions",
            "preflightStatus",
            "allowPrivateNetwork");

    @Provide
    Arbitrary<Map<String, Object>> options() {
        Map<String, Arbitrary<?>> values = new TreeMap<>();
        values.put(
                "origins",
                Arbitraries.of(
                        List.of("*"),
                        List.of("https://app.example.com"),
                        List.of("https://*.example.org:*", "http://localhost:*", "HTTPS://APP.example.com:443"),
                        List.of("^https?://(a|app)\\.example\\.com", "http://app.example.com"),
                        List.of("https://evil.github.io", "http://[::1]:8080", "chrome-extension://abc")));
        values.put(
                "methods",
                Arbitraries.of(List.of("*"), List.of("get", "PURGE"), List.of(), List.of("PUT", "delete", "Patch")));
        values.put(
                "allowHeaders",
                Arbitraries.of(List.of("*"), List.of("X-One", "x-one"), List.of(), List.of("^x-.*", "Content-Type")));
        values.put("exposeHeaders", Arbitraries.of(List.of("*"), List.of("X-Total", "x-total", "ETag"), List.of()));
        values.put("supportsCredentials", Arbitraries.of(true, false));
        values.put("maxAge", Arbitraries.of(0, 1, 3600, 86_400));
        for (String flag :
                List.of("sendWildcard", "varyHeader", "alwaysSend", "automaticOptions", "allowPrivateNetwork")) {
            values.put(flag, Arbitraries.of(true, false));
        }
        values.put("preflightStatus", Arbitraries.of(200, 204, 299));
        Arbitrary<Map<String, Object>> settings = Arbitraries.just(Map.of());
        for (Map.Entry<String, Arbitrary<?>> entry : values.entrySet()) {
            settings = Combinators.combine(settings, entry.getValue().injectNull(0.5))
                    .as((all, value) -> {
                        Map<String, Object> more = new LinkedHashMap<>(all);
                        if (value != null) {
                            more.put(entry.getKey(), value);
                        }
                        return more;
                    });
        }
        return settings;
    }

    @Provide
    Arbitrary<Map<String, Object>> settings() {
        Arbitrary<List<String>> paths = Arbitraries.of("/api/*", "/api/x", "/*/x", "^/api/[a-z]+", "/", "*")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        Arbitrary<List<String>> excluded = Arbitraries.of(List.of(), List.of("/api/internal"), List.of("/api/*", "^/"));
        return Combinators.combine(options(), paths, options(), excluded).as((all, resources, own, exclude) -> {
            Map<String, Object> settings = new LinkedHashMap<>(all);
            if (!resources.isEmpty()) {
                Map<String, Object> byPath = new LinkedHashMap<>();
                resources.forEach(path -> byPath.put(path, byPath.isEmpty() ? own : Map.of()));
                settings.put("resources", byPath);
            }
            if (!exclude.isEmpty()) {
                settings.put("exclude", exclude);
            }
            return settings;
        });
    }

    private static Object outcome(Map<String, ?> settings) {
        return outcome(cors -> cors.configuration(settings));
    }

    private static Object outcome(Consumer<CorsBuilder> configure) {
        try {
            return Settings.answers(Cors.of(configure));
        } catch (CorsConfigurationException e) {
            return e.problems();
        }
    }

    /** Variables have other names than keys; apart from that problems are the same. */
    private static String namedByKeys(Object outcome) {
        return Pattern.compile("CORS(_[A-Z]+)+")
                .matcher(outcome.toString())
                .replaceAll(name -> Settings.key(name.group()));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void settings_say_what_calls_say_also_when_they_are_refused(@ForAll("settings") Map<String, Object> settings) {
        assertThat(outcome(settings)).isEqualTo(outcome(cors -> Settings.call(cors, settings)));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void settings_say_the_same_after_they_were_text(@ForAll("settings") Map<String, Object> settings) {
        Map<String, Object> again = Settings.ofJson(Settings.toJson(settings)).orElseThrow();
        assertThat(outcome(again)).isEqualTo(outcome(settings));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void numbers_flags_and_single_entries_may_be_texts(@ForAll("settings") Map<String, Object> settings) {
        Map<String, Object> texts = new LinkedHashMap<>();
        settings.forEach((key, value) -> texts.put(
                key,
                value instanceof Collection<?> entries && entries.size() == 1
                        ? entries.iterator().next()
                        : value instanceof Boolean || value instanceof Integer ? value.toString() : value));
        assertThat(outcome(texts)).isEqualTo(outcome(settings));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void an_environment_says_what_settings_say(
            @ForAll("options") Map<String, Object> settings, @ForAll("paths") List<String> paths) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.values().removeIf(value -> value.equals(List.of())); // an environment has no empty list
        if (!paths.isEmpty()) {
            all.put("resources", paths);
        }
        Map<String, Object> environment = Settings.ofEnvironment(Settings.toEnvironment(all));
        assertThat(namedByKeys(outcome(cors -> cors.environment(environment)))).isEqualTo(namedByKeys(outcome(all)));
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("/api/*", "/api/x", "^/x/.*")
                .list()
                .uniqueElements()
                .ofMaxSize(2);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void what_a_policy_tells_of_itself_makes_the_same_policy(@ForAll("settings") Map<String, Object> settings) {
        Object outcome = outcome(settings);
        Assumptions.assumeFalse(outcome.toString().contains("ConfigurationProblem"));
        FuzzInput.build(cors -> cors.configuration(settings)).ifPresent(cors -> {
            String told = cors.toString();
            Map<String, Object> resources = new LinkedHashMap<>();
            Matcher resource = TOLD.matcher(told);
            while (resource.find()) {
                resources.put(resource.group(1).replaceFirst("^Cors\\[", ""), toldOptions(resource));
            }
            assertThat(resources).isNotEmpty();
            Map<String, Object> again = new LinkedHashMap<>(Map.of("resources", resources));
            Matcher except = Pattern.compile(" except \\[(.+)]$").matcher(told);
            if (except.find()) {
                again.put("exclude", entries(except.group(1)));
            }
            Cors remade = Cors.of(options -> options.configuration(again));
            assertThat(remade.toString().replaceFirst(" except \\[]$", ""))
                    .isEqualTo(told.replaceFirst(" except \\[]$", ""));
            for (Request probe : Settings.PROBES) {
                assertThat(FuzzInput.decide(remade, probe))
                        .hasToString(FuzzInput.decide(cors, probe).toString());
            }
        });
    }

    private static Map<String, Object> toldOptions(Matcher resource) {
        Map<String, Object> options = new LinkedHashMap<>();
        LISTS.forEach(key -> options.put(key, entries(resource.group(key))));
        SINGLE.forEach(key -> options.put(key, resource.group(key).equals("null") ? null : resource.group(key)));
        return options;
    }

    private static List<String> entries(String told) {
        return told.isEmpty() ? List.of() : Stream.of(told.split(", ")).collect(Collectors.toList());
    }
}
