package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cors4j.Cors;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where reading what is too much ends: nothing takes more than 50 MB to be built or refused, counted in all bytes that are
 * allocated on the way, which depend on no other load.
 */
class BoundsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 50_000_000;

    private static List<String> many(int count, IntFunction<String> entry) {
        return IntStream.range(0, count).mapToObj(entry).toList();
    }

    private static Map<String, Object> resources(List<String> paths, IntFunction<Object> options) {
        Map<String, Object> resources = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            resources.put(paths.get(i), options.apply(i));
        }
        return Map.of("origins", "https://app.example.com", "resources", resources);
    }

    private static Map<String, Object> withCredentials(Object origins) {
        return Map.of("origins", origins, "supportsCredentials", true);
    }

    /** Each way of writing much, by its name. */
    static Stream<Arguments> large() {
        Map<String, Map<String, ?>> all = new LinkedHashMap<>();
        all.put("exact resources", Map.of("origins", "*", "resources", many(10_000, i -> "/a" + i)));
        all.put("wildcard resources", Map.of("origins", "*", "resources", many(10_000, i -> "/a" + i + "/*")));
        all.put("wildcard exclusions", Map.of("exclude", many(10_000, i -> "/a" + i + "/*")));
        all.put("deep resources", Map.of("resources", many(2_000, i -> "/a" + i + "/b".repeat(239) + "/*")));
        all.put("the deepest that build", Map.of("resources", many(400, i -> ("/b" + i).repeat(240) + "/*")));
        all.put("deep ends", Map.of("resources", many(2_000, i -> "/b".repeat(239) + "/a" + i + "/*")));
        all.put("long resources", Map.of("resources", many(20_000, i -> "/" + "a".repeat(1_990) + i + "/*")));
        all.put("long segments", Map.of("resources", many(1_000, i -> "/" + "a".repeat(1_900) + i + "/*")));
        all.put("escapes", Map.of("resources", many(10_000, i -> "/%2a%41" + i + "/%61")));
        all.put(
                "stars in all places",
                Map.of(
                        "resources",
                        many(
                                2_000,
                                i -> Integer.toBinaryString(2_048 + i)
                                        .replace("1", "/a")
                                        .replace("0", "/*"))));
        all.put("overlaps", Map.of("resources", many(10_000, i -> (i % 2 == 0 ? "/" + i + "/*" : "/*/" + i) + "/a")));
        all.put("excluded resources", Map.of("exclude", "/*", "resources", many(10_000, i -> "/a" + i + "/*")));
        all.put("the same path", Map.of("resources", Collections.nCopies(10_000, "/a/*")));
        all.put("the same exclusion", Map.of("exclude", Collections.nCopies(10_000, "/a/*")));
        all.put("the same method", Map.of("methods", Collections.nCopies(100_000, "GET")));
        all.put("unknown options", resources(many(10_000, i -> "/a" + i), i -> Map.of("maxag", i)));
        all.put("own max ages", resources(many(5_990, i -> "/a" + i), i -> Map.of("maxAge", i)));
        all.put("own flags", resources(many(10_000, i -> "/a" + i + "/*"), i -> Map.of("supportsCredentials", true)));
        IntFunction<Object> origins = i -> Map.of("origins", "https://a" + i + ".example.com");
        all.put("own origins", resources(many(5_990, i -> "/a" + i + "/*"), origins));
        all.put("too many own origins", resources(many(10_000, i -> "/a" + i + "/*"), origins));
        all.put(
                "own lists",
                resources(
                        many(2_990, i -> "/a" + i + "/*"),
                        i -> Map.of(
                                "origins",
                                "https://*.a" + i + ".example.com",
                                "methods",
                                "GET,POST",
                                "allowHeaders",
                                "x-a,x-b")));
        all.put("warnings", resources(many(5_000, i -> "/a" + i), i -> Map.of("maxAge", 90_000)));
        all.put("long wrong origins", Map.of("origins", many(1_000, i -> "https://a" + i + "/" + "a".repeat(1_990))));
        all.put("long wrong hosts", Map.of("origins", many(1_000, i -> "https://a" + i + "a".repeat(1_990))));
        for (String sign : List.of("{", "<a>", "[", "\\d", "(", ".*", "a*", "|", "?", " /a", "%", "\u00e9")) {
            String some = sign.repeat(190 / sign.length());
            all.put("exclusions of " + sign, Map.of("exclude", many(1_000, i -> "/" + some + i)));
            all.put("resources of " + sign, Map.of("resources", many(1_000, i -> some + i)));
            all.put("origins of " + sign, Map.of("origins", many(1_000, i -> "https://" + some + i)));
            all.put("names of " + sign, Map.of("allowHeaders", many(1_000, i -> some + i)));
        }
        for (int depth : List.of(5, 8, 10, 20, 60)) {
            String groups = "(".repeat(depth) + "a.b" + ")*".repeat(depth);
            all.put(depth + " groups before a name", withCredentials("^https://" + groups + "example.com$"));
            all.put(depth + " groups before this machine", withCredentials("^.*" + groups + "localhost.*$"));
            all.put(depth + " groups without marks", withCredentials(groups + "example.com"));
        }
        for (String form : List.of(
                "^https://[a-z]+\\.a%d\\.example\\.com$",
                "^https?://.*a%d.example.com.*$",
                "^.*localhost:%d.*$",
                "^.*a%d$",
                "^a%d$",
                "^(.*y)*(.*y)*\\.localhost(q*.)*(a|b.)*example%d.com(q*.)*$",
                "^https://(((((((a*b?)*c?)*d?)*e?)*f?)*g?)*h?)*example%d.com$",
                ".*a%d",
                "*.a%d.*",
                "(a%d|b).c",
                "10.%d",
                "::%d",
                "a%d:*")) {
            all.put("a list of " + form, withCredentials(many(1_000, form::formatted)));
            all.put(
                    "resources with " + form,
                    resources(many(3_000, i -> "/a" + i), i -> withCredentials(form.formatted(i))));
        }
        for (String form : List.of("^/(a|b)%d/.*", "^.*a%d$", "^/(((a*b)*c)*d)*e%d$", "/a%d(/.*)?", "^x-%d.*$")) {
            for (String option : List.of("exclude", "resources", "allowHeaders")) {
                all.put(option + " " + form, Map.of(option, many(1_000, form::formatted)));
            }
            all.put(
                    "resources that allow " + form,
                    resources(many(3_000, i -> "/a" + i), i -> Map.of("allowHeaders", form.formatted(i))));
        }
        for (String name : List.of("key%d", "CORS_ORIGINS_%d", "allowed-origin-list-%d")) {
            Map<String, String> names =
                    many(12_000, name::formatted).stream().collect(Collectors.toMap(any -> any, any -> "x"));
            all.put("options " + name, names);
            all.put("options of a resource " + name, Map.of("resources", Map.of("/*", names)));
        }
        return all.entrySet().stream().map(entry -> Arguments.arguments(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void nothing_takes_much_memory(String name, Map<String, ?> settings) {
        FuzzInput.build(cors -> cors.configuration(Map.of("exclude", "/a/*, ^/b, {c}"))); // loads classes
        Logger log = Logger.getLogger(Cors.class.getName());
        log.setLevel(Level.OFF); // what a line takes is for the user's logger to say
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        FuzzInput.build(cors -> cors.configuration(settings));
        long after = THREADS.getThreadAllocatedBytes(thread);
        log.setLevel(null);
        assertThat(after - before).isLessThan(MOST_BYTES);
    }

    @Test
    void paths_that_are_too_many_or_too_long_together_are_told_so() {
        for (List<String> paths :
                List.of(many(401, i -> ("/b" + i).repeat(250)), many(1_001, i -> "/" + i + "a".repeat(2_000)))) {
            assertThat(Problem.of(Map.of("resources", paths)).message())
                    .isEqualTo(
                            "all paths together can have at most 100000 segments and 2000000 characters; write patterns");
            assertThat(Problem.of(Map.of("exclude", paths)).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void options_of_resources_that_are_too_many_together_are_told_so() {
        Map<String, Object> many = resources(many(6_000, i -> "/a" + i), i -> Map.of("maxAge", i));
        assertThat(Problem.of(many)).satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(problem.option()).isEqualTo("resources");
            assertThat(problem.message())
                    .isEqualTo("a policy can have at most 12000 resources and options together; set options that"
                            + " resources share for the whole policy");
        });
        assertThat(Cors.of(cors -> cors.configuration(resources(many(5_998, i -> "/a" + i), i -> Map.of("maxAge", i)))))
                .isNotNull();
    }

    /** Each look-up would follow thousands of ways. */
    @Test
    void wildcards_in_all_places_are_refused() {
        IntFunction<String> path =
                i -> Integer.toBinaryString(i).replace("1", "/a").replace("0", "/*") + "/b";
        assertThat(Cors.of(cors ->
                        cors.configuration(Map.of("origins", "*", "resources", many(256, i -> path.apply(256 + i))))))
                .isNotNull();
        for (String option : List.of("resources", "exclude")) {
            assertThat(Problem.of(Map.of("origins", "*", option, many(2_048, i -> path.apply(2_048 + i))))
                            .reason())
                    .isEqualTo(Reason.TOO_LARGE);
        }
        // A router that ignores case has one way where others have many.
        List<String> mixed = many(
                2_048, i -> path.apply(2_048 + i).replaceFirst("a", "x" + i).replace("x" + i, i % 2 == 0 ? "a" : "A"));
        assertThat(Problem.of(Map.of("origins", "*", "resources", mixed)).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_text_of_nothing_but_commas_is_told_once() {
        String commas = ",".repeat(3_000_000);
        assertThat(Problem.allOf(cors -> cors.origins(commas)))
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(Reason.BLANK, Reason.TOO_LARGE);
    }

    @Test
    void resources_that_code_declares_have_a_bound() {
        assertThat(Problem.of(cors -> {
                            for (int i = 0; i <= 20_010; i++) {
                                cors.resource("/" + i);
                            }
                        })
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }
}
