package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cors4j.examples.browser.Api.Framework;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behind a cache that many share, and in the browser's own, no page is ever given what was meant for another origin. */
@ExtendWith(Browsers.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Browsers.LOCK)
class SharedCacheTest {
    /** The shared cache keeps it, the browser asks every time whether its own copy is still good. */
    private static final String SHARED = "max-age=0,s-maxage=600";

    private static final Map<Framework, Nginx> CACHES = new EnumMap<>(Framework.class);

    @BeforeAll
    static void start() throws IOException {
        if (Engine.find("nginx").isEmpty()) {
            Browsers.absent("nginx", "nginx-light", true);
        }
        for (Framework framework : Framework.values()) {
            CACHES.put(framework, Nginx.inFrontOf(Browsers.world().api(framework)));
        }
    }

    @AfterAll
    static void stop() {
        CACHES.values().forEach(Nginx::close);
        CACHES.clear();
    }

    /** The second and third time the browser has a copy, and nginx answers its question for a newer one with 304. */
    @ParameterizedTest
    @EnumSource
    void twoOriginsInTurnEachReadTheirOwnCopy(Engine engine) {
        for (Framework framework : Framework.values()) {
            Fetch fetch = fresh(engine, framework, Policies.CACHED, SHARED, "turns");
            for (String status : List.of("MISS", "HIT", "HIT")) {
                assertRead(from("listed", engine, fetch), status);
                assertRead(from("other port", engine, fetch), status);
            }
            assertThat(Browsers.world().ledger.of(fetch.query())).hasSize(2);
        }
    }

    /** What the library's Vary prevents; and proof that these tests would notice. */
    @ParameterizedTest
    @EnumSource
    void withoutVaryTheSecondOriginGetsTheCopyOfTheFirstAndIsBlocked(Engine engine) {
        for (Framework framework : Framework.values()) {
            Fetch fetch = fresh(engine, framework, Policies.CACHED_WITHOUT_VARY, SHARED, "without-vary");
            assertRead(from("listed", engine, fetch), "MISS");
            assertThat(from("other port", engine, fetch).get("type").asText()).isEqualTo("error");
        }
    }

    /** As when an image is first shown by {@code <img>}, then read by a script. */
    @ParameterizedTest
    @EnumSource
    void aCopyMadeForARequestWithoutOriginIsNotGivenToAScript(Engine engine) {
        for (Framework framework : Framework.values()) {
            Fetch fetch = fresh(engine, framework, Policies.CACHED, SHARED, "without-origin");
            assertThat(from("listed", engine, fetch.mode("no-cors")).get("type").asText())
                    .isEqualTo("opaque");
            assertRead(from("listed", engine, fetch), "MISS");
            assertRead(from("other port", engine, fetch), "MISS");
            assertRead(from("listed", engine, fetch), "HIT");
        }
    }

    /**
     * nginx asks the API whether its copy is still good; the 304 it gets is for the origin that the copy is for. All copies
     * grow old together.
     */
    @ParameterizedTest
    @EnumSource
    void revalidatedCopiesStayApart(Engine engine) {
        Set<String> copies = new TreeSet<>();
        Set<String> revalidated = new TreeSet<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            for (String page : List.of("listed", "other port")) {
                for (Framework framework : Framework.values()) {
                    Fetch fetch = fresh(engine, framework, Policies.CACHED, "max-age=1", "revalidated");
                    JsonNode result = from(page, engine, fetch.cache("no-store"));
                    assertThat(result.get("type").asText()).isEqualTo("cors");
                    copies.add(page + " " + framework);
                    if (status(result).equals("REVALIDATED")) {
                        revalidated.add(page + " " + framework);
                    }
                }
            }
        } while (!revalidated.equals(copies) && System.nanoTime() < end);
        assertThat(revalidated).isEqualTo(copies);
    }

    /** Pages of one site share the browser's cache, whatever their ports. */
    @ParameterizedTest
    @EnumSource
    void theBrowsersOwnCacheKeepsThemApartToo(Engine engine) {
        for (Framework framework : Framework.values()) {
            String url = Browsers.world().api(framework).origin() + Policies.CACHED.path()
                    + "/fresh?cache=max-age=600&own-" + engine + "-" + framework;
            Fetch fetch = Fetch.of("GET", "fresh").at(url);
            from("listed", engine, fetch.mode("no-cors"));
            for (int turn = 0; turn < 2; turn++) {
                assertThat(from("listed", engine, fetch).get("body").asText()).isEqualTo("fresh");
                assertThat(from("other port", engine, fetch).get("body").asText())
                        .isEqualTo("fresh");
            }
        }
    }

    private static Fetch fresh(Engine engine, Framework framework, Policies policy, String cache, String run) {
        return Fetch.of("GET", "fresh")
                .at(CACHES.get(framework).origin() + policy.path() + "/fresh?cache=" + cache + "&" + run + "-" + engine
                        + "-" + framework);
    }

    private static JsonNode from(String page, Engine engine, Fetch fetch) {
        Browser browser = Browsers.open(engine);
        browser.open(Browsers.world().page(page).url());
        return Browsers.world().run(browser, fetch);
    }

    private static void assertRead(JsonNode result, String cacheStatus) {
        assertThat(result.get("type").asText()).isEqualTo("cors");
        assertThat(result.get("body").asText()).isEqualTo("fresh");
        assertThat(status(result)).isEqualTo(cacheStatus);
    }

    private static String status(JsonNode result) {
        return result.at("/headers/" + Nginx.STATUS).asText();
    }
}
