package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.browser.Ledger.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a decision promises is what a browser does: for each policy, request and page it lets the script read the answer
 * or not, shows it these headers, sends cookies or not, and asks beforehand or not. {@link Cors#isReadable} promises the first
 * of these without a server.
 */
@ExtendWith(Browsers.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Browsers.LOCK)
class MatrixTest {
    /** One fault makes many mismatches; a few of them tell enough. */
    private static final int SHOWN = 20;

    private int combinations;
    private int readable;
    private int preflights;
    private int promised;
    private int settled;

    @ParameterizedTest
    @EnumSource
    void theBrowserDoesWhatTheDecisionsSay(Engine engine) {
        Browser browser = Browsers.open(engine);
        World world = Browsers.world();
        long start = System.nanoTime();
        List<String> mismatches = new ArrayList<>();
        for (Framework framework : Framework.values()) {
            for (Page page : pages(engine, world, framework)) {
                mismatches.addAll(mismatches(engine, browser, world, framework, page));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Browser proof: %s, %d combinations (%d readable, %d preflights; isReadable asked %d times, settles %d),"
                        + " %d mismatches, %.1f s%n",
                browser.name(),
                combinations,
                readable,
                preflights,
                promised,
                settled,
                mismatches.size(),
                (System.nanoTime() - start) / 1e9);
        assertThat(mismatches.stream().limit(SHOWN))
                .as("%d mismatches", mismatches.size())
                .isEmpty();
    }

    /** Those of the site, and one that the API itself serves. */
    private static List<Page> pages(Engine engine, World world, Framework framework) {
        return Stream.concat(
                        world.site.pages().stream(),
                        Stream.of(Page.of("same origin", world.api(framework).origin())))
                .filter(page -> engine.resolvesFakeHost() || !page.origin().contains(Site.FAKE_HOST))
                .toList();
    }

    private List<String> mismatches(Engine engine, Browser browser, World world, Framework framework, Page page) {
        List<Fetch> fetches = new ArrayList<>();
        for (Policies policy : Policies.values()) {
            for (Fetch fetch : page.name().equals("listed") ? Fetches.ALL : Fetches.SOME) {
                // The query is never the same twice: neither preflights nor answers come from a cache.
                String run = engine + "-" + framework + "-" + page.name().replace(' ', '-') + "-" + fetches.size();
                fetches.add(fetch.at(world.api(framework).origin() + policy.path() + "/" + fetch.path() + "?" + run));
            }
        }
        browser.open(page.url());
        List<Verdict> verdicts = world.run(browser, fetches);
        FetchModel model = world.model(engine);
        List<String> mismatches = new ArrayList<>();
        for (int i = 0; i < fetches.size(); i++) {
            Verdict expected = model.predict(fetches.get(i), page);
            Verdict actual = verdicts.get(i);
            readable += actual.readable() ? 1 : 0;
            preflights +=
                    (int) actual.exchange().stream().filter(Seen::isPreflight).count();
            if (!agree(expected, actual)) {
                mismatches.add(framework + ", " + page.name() + " " + page.origin() + ": " + fetches.get(i)
                        + "\n  expected " + expected + "\n  was      " + actual);
            }
            if (!isAsPromised(world.cors, model, fetches.get(i), page, actual)) {
                mismatches.add(framework + ", " + page.name() + " " + page.origin() + ": "
                        + FetchModel.firstRequest(fetches.get(i), page) + " is not as isReadable says\n  was      "
                        + actual);
            }
        }
        combinations += fetches.size();
        return mismatches;
    }

    /** In the other modes CORS has no say, except for the page of the API itself. */
    private boolean isAsPromised(Cors cors, FetchModel model, Fetch fetch, Page page, Verdict actual) {
        if (!fetch.mode().equals("cors")) {
            return true;
        }
        boolean readable = cors.isReadable(FetchModel.firstRequest(fetch, page));
        promised++;
        if (!model.isSettledBy(fetch)) {
            return readable || !actual.readable();
        }
        settled++;
        return readable == actual.readable();
    }

    private static boolean agree(Verdict expected, Verdict actual) {
        boolean sameStatus = expected.status() == Answers.SOME_ERROR
                ? actual.status() >= Answers.SOME_ERROR
                : expected.status() == actual.status();
        return sameStatus
                && expected.type().equals(actual.type())
                && expected.headers().equals(actual.headers())
                && expected.exchange().equals(actual.exchange());
    }
}
