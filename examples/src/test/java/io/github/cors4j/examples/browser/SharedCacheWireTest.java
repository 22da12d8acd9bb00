package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.browser.CacheClient.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever asks a shared cache, in whatever order and for whatever form, gets the headers that the policy gives to him and
 * no others': what {@link SharedCacheTest} shows with browsers, for every kind of policy and header by header.
 */
class SharedCacheWireTest {
    /** Three origins, none, one that is refused, and one that is malformed. */
    private static final List<String> ASKING = Arrays.asList(
            CachePolicy.APP, CachePolicy.SHOP, null, CachePolicy.EVIL, CachePolicy.APEX, CachePolicy.MALFORMED);

    private static final List<String> CODINGS = List.of("gzip", "identity");

    @BeforeAll
    static void needsNginx() {
        if (Engine.find("nginx").isEmpty()) {
            Browsers.absent("nginx", "nginx-light", true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOriginInTurnGetsItsOwnCopyWholeConditionalCompressedAndHead(Framework framework) throws IOException {
        try (CachedApi api = CachedApi.start(framework);
                Nginx cache = Nginx.inFrontOf(api)) {
            CacheClient client = new CacheClient(cache.origin());
            for (CachePolicy policy : CachePolicy.RIGHT) {
                Set<String> kept = new HashSet<>();
                for (int round = 0; round < 2; round++) {
                    for (String coding : CODINGS) {
                        for (String origin : ASKING) {
                            String copy = (policy.varies() ? origin : "all") + " " + coding;
                            client.get(policy, origin, coding).from(kept.add(copy) ? "MISS" : "HIT");
                            client.unchanged(policy, origin, coding).from("HIT");
                            client.head(policy, origin, coding).from("HIT");
                            if (origin != null) {
                                client.preflight(policy, origin);
                            }
                        }
                    }
                }
            }
            assertThat(api.unchanged())
                    .as("conditions that came as far as the server")
                    .isZero();
        }
    }

    /** The cache asks the server whether its copies are still good, and keeps them apart when it is told that they are. */
    @ParameterizedTest
    @EnumSource
    void copiesThatTheServerCallsUnchangedStayApart(Framework framework) throws IOException {
        try (CachedApi api = CachedApi.start(framework);
                Nginx cache = Nginx.inFrontOf(api)) {
            CacheClient client = new CacheClient(cache.origin());
            Set<String> revalidated = new HashSet<>();
            int copies = 0;
            for (CachePolicy policy : CachePolicy.RIGHT) {
                copies += policy.varies() ? ASKING.size() : 1;
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (revalidated.size() < copies) {
                assertThat(System.nanoTime()).as("only %s", revalidated).isLessThan(end);
                for (CachePolicy policy : CachePolicy.RIGHT) {
                    for (String origin : ASKING) {
                        Answer answer = client.get(policy, "/stale?age=1", origin, "identity");
                        if (answer.cacheStatus().equals("REVALIDATED")) {
                            revalidated.add(policy + (policy.varies() ? " " + origin : ""));
                        }
                    }
                }
            }
            assertThat(api.unchanged()).isGreaterThanOrEqualTo(copies);
        }
    }

    /** Without a cache between, so that the server's own 304 is seen. */
    @ParameterizedTest
    @EnumSource
    void theServersOwnAnswersAreRightToo(Framework framework) {
        try (CachedApi api = CachedApi.start(framework)) {
            CacheClient client = new CacheClient(api.origin());
            for (CachePolicy policy : CachePolicy.RIGHT) {
                for (String origin : ASKING) {
                    client.get(policy, origin, "gzip").from("none");
                    client.unchanged(policy, origin, "gzip").from("none");
                }
            }
            assertThat(api.unchanged()).isEqualTo(CachePolicy.RIGHT.size() * ASKING.size());
        }
    }

    /** What {@code Vary} prevents; and proof that these tests would notice. */
    @ParameterizedTest
    @EnumSource
    void withoutVaryEverybodyGetsWhatWasMadeForTheFirst(Framework framework) throws IOException {
        try (CachedApi api = CachedApi.start(framework);
                Nginx cache = Nginx.inFrontOf(api)) {
            CacheClient client = new CacheClient(cache.origin());
            CachePolicy policy = CachePolicy.EXACT_WITHOUT_VARY;
            client.get(policy, CachePolicy.APP, "identity").from("MISS");
            for (String origin : ASKING) {
                Answer answer = client.ask("GET", policy, "/kept?age=600", origin, "Accept-Encoding", "identity");
                answer.from("HIT");
                assertThat(CacheClient.cors(answer)).isEqualTo(policy.answer(CachePolicy.APP));
            }
        }
    }
}
