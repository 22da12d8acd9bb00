package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sixteen times the input makes at most sixteen times the work. It is counted in bytes that are allocated, which depend
 * on no other load; {@code LinearTimeAttack} looks at the time.
 */
class LinearWorkTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SMALL = 4_096;
    private static final int LARGE = 16 * SMALL;

    /** What does not depend on the size of the input, and what the platform allocates by the way. */
    private static final int FIXED = 200_000;

    private static final Cors CORS = Cors.of(cors -> cors.origins(
                    "https://app.example.com", "https://*.example.org:*", "^https://([a-z]+\\.)*example\\.net")
            .allowHeaders("X-One", "^x-[a-z]+")
            .resource("/a/*")
            .resource("/*/b/*/d")
            .resource("/a/b")
            .resource("^/(a|b)*/c")
            .exclude("/closed/*"));

    /** Texts that have made other programs take the square of their length, or worse. */
    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry("letters", "a"),
            Map.entry("slashes", "/"),
            Map.entry("segments", "/a"),
            Map.entry("dot segments", "/../."),
            Map.entry("climbing", "a/../"),
            Map.entry("escapes", "%2e%2f"),
            Map.entry("escaped escapes", "%25"),
            Map.entry("backslashes", "\\"),
            Map.entry("colons", ":"),
            Map.entry("labels", "a."),
            Map.entry("brackets", "["),
            Map.entry("commas", ","),
            Map.entry("names", "x-a,"),
            Map.entry("blanks", " "),
            Map.entry("outside ASCII", "\u00e9\ud83d\ude00"),
            Map.entry("half of a pair", "\ud83d"),
            Map.entry("controls", "\r\0"));

    private static String text(String shape, int length) {
        String unit = SHAPES.get(shape);
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    static Stream<Arguments> shapes() {
        return SHAPES.keySet().stream().sorted().map(Arguments::arguments);
    }

    /** Settings of which there may be many, by how many there are. */
    static Stream<Arguments> settings() {
        IntFunction<Object> origins = n -> each(n, "https://a%d.example.com");
        IntFunction<Object> wildcards = n -> each(n, "https://*.a%d.example:*");
        IntFunction<Object> names = n -> each(n, "X-%d");
        IntFunction<Object> paths = n -> each(n, "/a%d/*");
        IntFunction<Object> exact = n -> each(n, "/a/%d");
        IntFunction<Object> wrong = n -> each(n, "wrong %d");
        IntFunction<Object> same = n -> Collections.nCopies(n, "X-Same");
        return Stream.of(
                arguments("origins", origins),
                arguments("origins", wildcards),
                arguments("origins", wrong),
                arguments("methods", names),
                arguments("allowHeaders", names),
                arguments("allowHeaders", same),
                arguments("exposeHeaders", names),
                arguments("exclude", paths),
                arguments("resources", exact),
                arguments("resources", paths),
                arguments("resources", wrong),
                arguments("maxAge", wrong));
    }

    private static List<String> each(int n, String format) {
        return IntStream.range(0, n).mapToObj(format::formatted).toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatever_an_origin_is(String shape) {
        isLinear(n -> Request.preflight("/a", "https://" + text(shape, n), "PUT"));
        isLinear(n -> Request.get("/a").origin(text(shape, n)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatever_a_path_is(String shape) {
        isLinear(n -> Request.get("/" + text(shape, n)).origin("https://app.example.com"));
        isLinear(
                n -> Request.get("/a/" + text(shape, n / 2) + "/".repeat(n / 2)).origin("https://app.example.com"));
        isLinear(n ->
                Request.get(text(shape, n)).origin("https://app.example.com").ignoringCase());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatever_names_are_asked_for(String shape) {
        isLinear(n -> Request.preflight("/a", "https://app.example.com", "PUT").asking(text(shape, n)));
        isLinear(n -> Request.preflight("/a", "https://app.example.com", "PUT")
                .asking(text(shape, n / 2), text(shape, n / 2)));
        isLinear(n -> Request.preflight("/a", "https://app.example.com", text(shape, n)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void however_many_settings_there_are(String key, IntFunction<?> values) {
        Function<Integer, Runnable> build = n -> {
            Map<String, ?> settings = Map.of(key, values.apply(n));
            return () -> FuzzInput.build(cors -> cors.configuration(settings));
        };
        isLinear(build.apply(SMALL / 16), build.apply(LARGE / 16));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void however_long_a_setting_is(String shape) {
        for (String key :
                List.of("origins", "methods", "allowHeaders", "exposeHeaders", "exclude", "maxAge", "orgins")) {
            Function<Integer, Runnable> build = n -> {
                Map<String, ?> settings = Map.of(key, text(shape, n));
                return () -> FuzzInput.build(cors -> cors.configuration(settings));
            };
            isLinear(build.apply(SMALL), build.apply(LARGE));
        }
    }

    private static void isLinear(Function<Integer, Request> request) {
        isLinear(answer(request.apply(SMALL)), answer(request.apply(LARGE)));
    }

    private static Runnable answer(Request request) {
        return () -> {
            request.decidedBy(CORS);
            CORS.explain(request, Request.READER);
        };
    }

    private static void isLinear(Runnable small, Runnable large) {
        long least = bytes(small);
        long most = bytes(large);
        assertThat(most).as("bytes, and %s of a sixteenth", least).isLessThan(FIXED + 20 * least);
    }

    /** The less of two, so that what is made only once does not count. */
    private static long bytes(Runnable work) {
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            work.run();
            least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }
}
