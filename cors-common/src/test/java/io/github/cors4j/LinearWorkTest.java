package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

    /** What the platform allocates by the way; beyond a limit, an explanation also looks at the input once more. */
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

    /** What a request may be made of, by its name; each takes how long it shall be. */
    static Map<String, Function<Integer, Request>> requests() {
        Map<String, Function<Integer, Request>> all = new TreeMap<>();
        for (String shape : SHAPES.keySet()) {
            String app = "https://app.example.com";
            all.put("host of " + shape, n -> Request.preflight("/a", "https://" + text(shape, n), "PUT"));
            all.put("origin of " + shape, n -> Request.get("/a").origin(text(shape, n)));
            all.put("path of " + shape, n -> Request.get("/" + text(shape, n)).origin(app));
            all.put(
                    "path of " + shape + " and slashes",
                    n -> Request.get("/a/" + text(shape, n / 2) + "/".repeat(n / 2))
                            .origin(app));
            all.put(
                    "path of " + shape + " without case",
                    n -> Request.get(text(shape, n)).origin(app).ignoringCase());
            all.put(
                    "names of " + shape,
                    n -> Request.preflight("/a", app, "PUT").asking(text(shape, n)));
            all.put(
                    "lines of names of " + shape,
                    n -> Request.preflight("/a", app, "PUT").asking(text(shape, n / 2), text(shape, n / 2)));
            all.put("method of " + shape, n -> Request.preflight("/a", app, text(shape, n)));
        }
        return all;
    }

    /** Settings of which there may be many, and long ones; each takes how many, or how long. */
    static Map<String, Function<Integer, Map<String, ?>>> manySettings() {
        Map<String, Function<Integer, Map<String, ?>>> all = new TreeMap<>();
        all.put("origins", n -> Map.of("origins", each(n, "https://a%d.example.com")));
        all.put("origins with wildcards", n -> Map.of("origins", each(n, "https://*.a%d.example:*")));
        all.put("wrong origins", n -> Map.of("origins", each(n, "wrong %d")));
        all.put("methods", n -> Map.of("methods", each(n, "X-%d")));
        all.put("allowed headers", n -> Map.of("allowHeaders", each(n, "X-%d")));
        all.put("the same allowed header", n -> Map.of("allowHeaders", Collections.nCopies(n, "X-Same")));
        all.put("exposed headers", n -> Map.of("exposeHeaders", each(n, "X-%d")));
        all.put("exclusions", n -> Map.of("exclude", each(n, "/a%d/*")));
        all.put("exact resources", n -> Map.of("resources", each(n, "/a/%d")));
        all.put("resources with wildcards", n -> Map.of("resources", each(n, "/a%d/*")));
        all.put("wrong resources", n -> Map.of("resources", each(n, "wrong %d")));
        for (String shape : SHAPES.keySet()) {
            for (String key :
                    List.of("origins", "methods", "allowHeaders", "exposeHeaders", "exclude", "maxAge", "orgins")) {
                all.put(key + " of " + shape, n -> Map.of(key, text(shape, n)));
            }
        }
        return all;
    }

    private static List<String> each(int n, String format) {
        return IntStream.range(0, n).mapToObj(format::formatted).toList();
    }

    static Runnable answer(Request request) {
        return () -> {
            request.decidedBy(CORS);
            CORS.explain(request, Request.READER);
        };
    }

    static Runnable building(Map<String, ?> settings) {
        return () -> FuzzInput.build(cors -> cors.configuration(settings));
    }

    static Stream<Arguments> namesOfRequests() {
        return requests().keySet().stream().map(Arguments::arguments);
    }

    static Stream<Arguments> namesOfSettings() {
        return manySettings().keySet().stream().map(Arguments::arguments);
    }

    @ParameterizedTest
    @MethodSource("namesOfRequests")
    void whatever_a_request_is_made_of(String name) {
        Function<Integer, Request> request = requests().get(name);
        isLinear(answer(request.apply(SMALL)), answer(request.apply(LARGE)));
    }

    @ParameterizedTest
    @MethodSource("namesOfSettings")
    void however_many_settings_there_are_and_however_long(String name) {
        Function<Integer, Map<String, ?>> settings = manySettings().get(name);
        isLinear(building(settings.apply(SMALL / 8)), building(settings.apply(LARGE / 8)));
    }

    private static void isLinear(Runnable small, Runnable large) {
        long least = bytes(small);
        long most = bytes(large);
        assertThat(most).as("bytes, and %s of a sixteenth", least).isLessThan(FIXED + 20 * least + 32 * LARGE);
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
