package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.browser.Ledger.Seen;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser asks again when the max age says so, and not before. */
@ExtendWith(Browsers.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Browsers.LOCK)
class PreflightCacheTest {

    @ParameterizedTest
    @EnumSource
    void withinMaxAgeItDoesNotAskAgain(Engine engine) {
        for (Framework framework : Framework.values()) {
            String url = url(engine, framework, Policies.STATUS_204);
            assertThat(preflightsOf(engine, Fetch.of("PUT", "text").at(url))).isOne();
            assertThat(preflightsOf(engine, Fetch.of("PUT", "text").at(url))).isZero();
        }
    }

    /** Because a preflight's answer lists every method of the policy, not only the one asked for. */
    @ParameterizedTest
    @EnumSource
    void anotherMethodOfThePolicyNeedsNoPreflightOfItsOwn(Engine engine) {
        for (Framework framework : Framework.values()) {
            String url = url(engine, framework, Policies.STATUS_204) + "-methods";
            assertThat(preflightsOf(engine, Fetch.of("PUT", "text").at(url))).isOne();
            assertThat(preflightsOf(engine, Fetch.of("DELETE", "text").at(url))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withMaxAgeZeroItAsksEveryTime(Engine engine) {
        for (Framework framework : Framework.values()) {
            String url = url(engine, framework, Policies.MAX_AGE_ZERO);
            assertThat(preflightsOf(engine, Fetch.of("PUT", "text").at(url))).isOne();
            assertThat(preflightsOf(engine, Fetch.of("PUT", "text").at(url))).isOne();
        }
    }

    private static String url(Engine engine, Framework framework, Policies policy) {
        Browsers.open(engine); // or ends the test
        return Browsers.world().api(framework).origin() + policy.path() + "/text?preflights-" + engine;
    }

    /** How many more preflights there are after this fetch, which has to succeed. */
    private static long preflightsOf(Engine engine, Fetch fetch) {
        World world = Browsers.world();
        Browser browser = Browsers.open(engine);
        browser.open(world.page("listed").url());
        long before = preflights(world, fetch);
        assertThat(world.run(browser, fetch).get("status").asInt()).isEqualTo(200);
        return preflights(world, fetch) - before;
    }

    private static long preflights(World world, Fetch fetch) {
        return world.ledger.of(fetch.query()).stream()
                .filter(Seen::isPreflight)
                .filter(seen -> fetch.url().startsWith(seen.url()))
                .count();
    }
}
