package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cors4j.spi.RequestReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision costs in memory: itself, and for a preflight the names that it grants. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 20_000;

    /** A request that allocates nothing while it is read; a {@link CorsRequest} makes a stream for every header. */
    private record Fixed(
            String method, String path, List<String> origin, List<String> requested, List<String> headers) {
        static final RequestReader<Fixed> READER = new RequestReader<>() {
            @Override
            public String method(Fixed request) {
                return request.method;
            }

            @Override
            public String path(Fixed request) {
                return request.path;
            }

            @Override
            public @Nullable String header(Fixed request, String name) {
                List<String> lines = headers(request, name);
                return lines.isEmpty() ? null : lines.get(0);
            }

            @Override
            public List<String> headers(Fixed request, String name) {
                return switch (name) {
                    case "Origin" -> request.origin;
                    case "Access-Control-Request-Method" -> request.requested;
                    case "Access-Control-Request-Headers" -> request.headers;
                    default -> List.of();
                };
            }
        };
    }

    private static final List<String> ORIGIN = List.of("https://app.example.com");
    private static final Fixed PLAIN = new Fixed("GET", "/api/v1/users", List.of(), List.of(), List.of());
    private static final Fixed ACTUAL = new Fixed("GET", "/api/v1/users", ORIGIN, List.of(), List.of());
    private static final Fixed STRANGER =
            new Fixed("GET", "/api/v1/users", List.of("https://evil.example"), List.of(), List.of());
    private static final Fixed PREFLIGHT =
            new Fixed("OPTIONS", "/api/v1/users", ORIGIN, List.of("PUT"), List.of("content-type"));

    private static final List<Cors> POLICIES = List.of(
            Cors.defaults(),
            Cors.of(cors -> cors.origins("https://app.example.com").supportsCredentials(true)),
            Cors.of(cors ->
                    cors.origins("https://*.example.com").resource("/api/*").resource("/public/*")),
            Cors.of(cors -> cors.origins("https://app.example.com:*")
                    .resource("/api/*/users")
                    .exclude("/x")));

    /** Bytes a call, once everything that is made only once has been made. */
    private static double bytes(Cors cors, Fixed request) {
        long spent = 0;
        for (int i = 0; i < CALLS; i++) {
            spent += cors.decide(request, Fixed.READER).status();
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            spent += cors.decide(request, Fixed.READER).status();
        }
        long after = THREADS.getThreadAllocatedBytes(thread);
        assertThat(spent).isEqualTo(2L * CALLS * 200);
        return (double) (after - before) / CALLS;
    }

    private static void costsAtMost(int limit, Fixed request) {
        for (Cors cors : POLICIES) {
            double bytes = bytes(cors, request);
            assertThat(bytes).as("%s for %s", cors, request).isLessThan(limit + 1.0);
        }
    }

    @Test
    void a_request_without_origin_costs_nothing() {
        costsAtMost(0, PLAIN);
    }

    @Test
    void an_actual_request_costs_at_most_48_bytes() {
        costsAtMost(48, ACTUAL);
        costsAtMost(48, STRANGER);
    }

    @Test
    void a_simple_preflight_costs_at_most_96_bytes() {
        costsAtMost(96, PREFLIGHT);
    }

    /** Exactly: the decision about a listed origin is made once, and that about a preflight is 40 bytes. */
    @Test
    void guards_and_listeners_add_nothing() {
        Cors plain = Cors.of(cors -> cors.origins("https://app.example.com"));
        Cors guarded = Cors.of(cors ->
                cors.origins("https://app.example.com").guardWebSockets(true).guardUnsafeMethods(true));
        Cors heard = Cors.of(cors -> cors.origins("https://app.example.com").listener(decision -> {}));
        for (Cors cors : List.of(plain, guarded, heard)) {
            assertThat(Math.round(bytes(cors, PLAIN))).as("%s", cors).isZero();
            assertThat(Math.round(bytes(cors, ACTUAL))).as("%s", cors).isZero();
            assertThat(Math.round(bytes(cors, STRANGER))).as("%s", cors).isZero();
            assertThat(Math.round(bytes(cors, PREFLIGHT))).as("%s", cors).isEqualTo(40);
        }
    }

    /** Bytes of a refusal's explanation, without what is made for the first one only. */
    private static long explained(Cors cors) {
        assertThat(cors.explain(STRANGER, Fixed.READER).cause()).isPresent();
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        assertThat(cors.explain(STRANGER, Fixed.READER).cause()).isPresent();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void an_explanation_costs_the_same_however_many_origins_are_listed() {
        Cors one = Cors.of(options -> options.origins("https://a0.example", "https://pr-*.example.net"));
        Cors many = Cors.of(options -> options.origins(IntStream.range(0, 20_000)
                .mapToObj(i -> i % 2 == 0 ? "https://a" + i + ".example" : "https://p" + i + "-*.example.net")
                .toList()));
        explained(one);
        assertThat(explained(many)).isLessThan(2 * explained(one) + 20_000);
    }

    @Test
    void an_explanation_costs_the_same_however_many_resources_there_are() {
        Cors one = Cors.of(options -> options.resource("/a0/*").exclude("/x0/*"));
        Cors many = Cors.of(options -> {
            IntStream.range(0, 5_000).forEach(i -> options.resource("/a" + i + (i % 2 == 0 ? "/*" : "/*/b")));
            options.exclude(IntStream.range(0, 5_000).mapToObj(i -> "/x" + i).toList());
        });
        logged(one);
        assertThat(logged(many)).isLessThan(2 * logged(one) + 20_000);
    }

    /** Bytes of a line at DEBUG for a path that no resource covers, without what is made for the first one only. */
    private static long logged(Cors cors) {
        Logger logger = Logger.getLogger(Cors.class.getName());
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        try {
            cors.decide(STRANGER, Fixed.READER);
            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            cors.decide(STRANGER, Fixed.READER);
            return THREADS.getThreadAllocatedBytes(thread) - before;
        } finally {
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }
}
