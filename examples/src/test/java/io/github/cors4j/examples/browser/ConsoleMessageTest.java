package io.github.cors4j.examples.browser;

import static io.github.cors4j.Outcome.ALLOWED;
import static io.github.cors4j.Outcome.CROSS_SITE;
import static io.github.cors4j.Outcome.HEADER_NOT_ALLOWED;
import static io.github.cors4j.Outcome.METHOD_NOT_ALLOWED;
import static io.github.cors4j.Outcome.NOT_COVERED;
import static io.github.cors4j.Outcome.ORIGIN_INSECURE;
import static io.github.cors4j.Outcome.ORIGIN_MALFORMED;
import static io.github.cors4j.Outcome.ORIGIN_NOT_ALLOWED;
import static io.github.cors4j.Outcome.PATH_AMBIGUOUS;
import static io.github.cors4j.Outcome.SAME_ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Outcome;
import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.browser.Ledger.Seen;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A refused preflight carries exactly the headers that are true, so the red line in the console names the real cause.
 * This is Chromium, on both frameworks; {@link TroubleshootingTest} has the lines of all three engines.
 */
@ExtendWith(Browsers.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Browsers.LOCK)
class ConsoleMessageTest {
    private static final String NO_ORIGIN =
            "No 'Access-Control-Allow-Origin' header is present on the requested resource";
    private static final String IN_PREFLIGHT = "Response to preflight request doesn't pass access control check: ";

    private static final AtomicInteger RUNS = new AtomicInteger();

    /**
     * A refusal.
     *
     * @param cause what the library says of the request; allowed where only the browser knows of the cause
     */
    private record Refusal(Outcome cause, String page, String path, Fetch fetch, String message) {}

    private static Refusal refusal(Outcome cause, String page, Policies policy, Fetch fetch, String message) {
        return new Refusal(cause, page, policy.path() + "/" + fetch.path(), fetch, message);
    }

    private static final Fetch GET = Fetch.of("GET", "text");
    private static final Fetch PUT = Fetch.of("PUT", "text");

    private static final List<Refusal> REFUSALS = List.of(
            refusal(ORIGIN_NOT_ALLOWED, "other port", Policies.ONE_ORIGIN, GET, NO_ORIGIN),
            refusal(ORIGIN_NOT_ALLOWED, "other port", Policies.ONE_ORIGIN, PUT, IN_PREFLIGHT + NO_ORIGIN),
            refusal(ORIGIN_NOT_ALLOWED, "subdomain", Policies.CREDENTIALS, GET.include(), NO_ORIGIN),
            refusal(ORIGIN_NOT_ALLOWED, "other port", Policies.ONE_ORIGIN, Fetch.of("GET", "broken"), NO_ORIGIN),
            refusal(
                    ORIGIN_NOT_ALLOWED,
                    "sandboxed frame",
                    Policies.ONE_ORIGIN,
                    GET,
                    "from origin 'null' has been blocked by CORS policy: " + NO_ORIGIN),
            refusal(ORIGIN_INSECURE, "insecure", Policies.CREDENTIALS_SECURE_ONLY, GET.include(), NO_ORIGIN),
            refusal(NOT_COVERED, "listed", Policies.EXCLUDED, GET, NO_ORIGIN),
            refusal(NOT_COVERED, "listed", Policies.EXCLUDED, PUT, IN_PREFLIGHT + NO_ORIGIN),
            refusal(
                    METHOD_NOT_ALLOWED,
                    "listed",
                    Policies.FEW_METHODS,
                    PUT,
                    "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response"),
            refusal(
                    METHOD_NOT_ALLOWED,
                    "listed",
                    Policies.FEW_METHODS,
                    Fetch.of("patch", "text"),
                    "Method patch is not allowed by Access-Control-Allow-Methods in preflight response"),
            refusal(
                    METHOD_NOT_ALLOWED,
                    "listed",
                    Policies.CREDENTIALS,
                    Fetch.of("PURGE", "text").include(),
                    "Method PURGE is not allowed by Access-Control-Allow-Methods in preflight response"),
            refusal(
                    HEADER_NOT_ALLOWED,
                    "listed",
                    Policies.FEW_HEADERS,
                    GET.header("X-Token", "1").header("Other", "2"),
                    "Request header field other is not allowed by Access-Control-Allow-Headers in preflight response"),
            refusal(
                    HEADER_NOT_ALLOWED,
                    "listed",
                    Policies.NO_HEADERS,
                    Fetch.of("POST", "text").type("application/json"),
                    "Request header field content-type is not allowed by Access-Control-Allow-Headers"),
            refusal(
                    ALLOWED,
                    "listed",
                    Policies.ONE_ORIGIN,
                    GET.include(),
                    "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be"
                            + " 'true' when the request's credentials mode is 'include'"),
            refusal(
                    ALLOWED,
                    "listed",
                    Policies.ONE_ORIGIN,
                    PUT.include(),
                    IN_PREFLIGHT + "The value of the 'Access-Control-Allow-Credentials' header in the response is ''"),
            refusal(
                    ALLOWED,
                    "listed",
                    Policies.WILDCARD,
                    GET.include(),
                    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard"
                            + " '*' when the request's credentials mode is 'include'"),
            refusal(
                    ALLOWED,
                    "listed",
                    Policies.OWN_OPTIONS,
                    Fetch.of("PUT", "missing"),
                    IN_PREFLIGHT + "It does not have HTTP ok status"),
            refusal(
                    ORIGIN_NOT_ALLOWED,
                    "listed",
                    Policies.ONE_ORIGIN,
                    Fetch.of("GET", "redirect/there/302"),
                    "(redirected from 'http://localhost:"));

    @ParameterizedTest
    @EnumSource
    void namesTheCauseOfEveryRefusal(Framework framework) {
        List<String> failures = new ArrayList<>();
        REFUSALS.forEach(refusal -> check(framework, refusal, failures));
        assertThat(failures).isEmpty();
    }

    /** Javalin routes on the raw path; Vert.x does not, so there nothing is ambiguous about it. */
    @Test
    void namesTheOriginWhereThePathIsAmbiguous() {
        List<String> failures = new ArrayList<>();
        check(Framework.JAVALIN, AMBIGUOUS, failures);
        assertThat(failures).isEmpty();
    }

    private static final Refusal AMBIGUOUS =
            new Refusal(PATH_AMBIGUOUS, "listed", "/" + Policies.ONE_ORIGIN.path() + "/text", GET, NO_ORIGIN);

    private static void check(Framework framework, Refusal refusal, List<String> failures) {
        Browser browser = Browsers.open(Engine.CHROMIUM);
        World world = Browsers.world();
        String run = "console-" + RUNS.incrementAndGet() + "-";
        Fetch fetch = refusal.fetch.at(world.api(framework).origin() + refusal.path + "?" + run);
        browser.open(world.page(refusal.page).url());
        browser.console();
        Verdict verdict = world.run(browser, List.of(fetch)).get(0);
        List<String> messages = messages(browser, run);
        if (verdict.readable() || messages.stream().noneMatch(message -> message.contains(refusal.message))) {
            failures.add(refusal + "\n  was " + verdict + "\n  and the console said " + messages);
        }
        FetchModel model = world.model(Engine.CHROMIUM);
        List<Seen> exchange = verdict.exchange();
        assertThat(model.outcome(exchange.get(exchange.size() - 1))).isEqualTo(refusal.cause);
    }

    /** The console hears of a failure a moment after the script. */
    private static List<String> messages(Browser browser, String run) {
        List<String> messages = new ArrayList<>();
        long end = System.nanoTime() + 60_000_000_000L;
        while (messages.stream().noneMatch(message -> message.contains("CORS policy")) && System.nanoTime() < end) {
            browser.console().stream().filter(message -> message.contains(run)).forEach(messages::add);
        }
        return messages;
    }

    /**
     * No browser sends a malformed Origin. A page of the same origin is not refused. What a guard refuses without an Origin
     * was sent by no script that could read the response, so the console says nothing about it.
     */
    @Test
    void everyCauseIsCovered() {
        EnumSet<Outcome> withoutMessage = EnumSet.of(ORIGIN_MALFORMED, SAME_ORIGIN, CROSS_SITE);
        assertThat(Stream.concat(REFUSALS.stream(), Stream.of(AMBIGUOUS)).map(Refusal::cause))
                .containsAll(EnumSet.complementOf(withoutMessage));
    }
}
