package io.github.cors4j.examples.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cors4j.examples.playground.PlaygroundPage.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The playground in a real browser, used as a person would. */
class PlaygroundPageTest extends PageTest {
    @Test
    void aRefusalIsMendedByFollowingItsRemedy() {
        page.choosePreset("Near miss");
        assertThat(page.policyState()).isEqualTo("Changed, not in force yet");
        assertThat(page.find("#send").getText()).isEqualTo("Apply & send");

        Outcome refused = page.send();
        assertThat(refused.readable()).isFalse();
        assertThat(refused.title()).isEqualTo("The browser keeps the response from the page");
        assertThat(refused.cause()).contains("Origin \"" + demo.url() + "\" is not allowed", "the scheme differs");
        assertThat(refused.remedy()).contains("add \"" + demo.url() + "\" to origins");
        assertThat(page.policyState()).isEqualTo("In force on both servers");

        page.write("policy", page.policy().replace("https://", "http://"));
        Outcome allowed = page.send();
        assertThat(allowed.readable()).isTrue();
        assertThat(allowed.title()).isEqualTo("The page can read the response");
        assertThat(allowed.cause()).contains("200");
        assertThat(demo.reading().get("/policy").body().asString()).contains("http://localhost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Open        | true  | 200
                    Credentials | true  | 200
                    Resources   | false | Request header x-trace is not allowed
                    Per route   | true  | 200
                    Guards      | false | both are this machine
                    Near miss   | false | the scheme differs
                    """)
    void eachPresetShowsWhatItIsAboutOnBothServers(String preset, boolean readable, String cause) {
        page.choosePreset(preset);
        for (String api : List.of("javalin", "vertx")) {
            page.chooseApi(api);
            Outcome outcome = page.send();
            assertThat(outcome.readable())
                    .as(preset + " on " + api + ": " + outcome)
                    .isEqualTo(readable);
            assertThat(outcome.cause()).contains(cause);
            assertThat(page.text("#server-title")).endsWith(api.equals("vertx") ? "Vert.x saw" : "Javalin saw");
        }
        assertThat(page.console()).noneMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void everyProblemOfABadPolicyStandsBesideItsOption() {
        page.choosePreset("Classic mistakes");
        page.find("#apply").click();
        page.waitFor(driver -> !page.all("#problems li").isEmpty());

        assertThat(page.policyState()).isEqualTo("Refused: 7 problems. The old policy stays in force.");
        assertThat(page.texts("#problems b"))
                .containsExactly(
                        "origins", "origins", "origins", "methods", "exposeHeaders", "maxAge", "allowedHeaders");
        assertThat(page.texts("#problems p")).last().isEqualTo("There is no such option; did you mean allowHeaders?");
        assertThat(page.texts("#line-numbers .error")).containsExactly("2", "4", "5", "6", "7");
        int left = page.find("#policy").getRect().getX()
                + page.find("#policy").getRect().getWidth();
        for (WebElement problem : page.all("#problems li")) {
            assertThat(problem.getRect().getX()).isGreaterThan(left);
        }
        assertThat(page.all("#problems li").get(0).getRect().getY())
                .as("at the height of its line")
                .isCloseTo(page.all("#line-numbers span").get(1).getRect().getY(), within(12));
        assertThat(page.find("#policy").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.find("#policy").getDomAttribute("aria-describedby")).startsWith("problem-0 problem-1");
        assertThat(demo.reading().get("/policy").body().asString()).contains("/api/*");

        page.all("#problems button").get(3).click();
        assertThat(page.script("return document.getSelection().toString()"))
                .isEqualTo("  \"methods\": [\"GET\", \"TRACE\"],");

        Outcome refused = page.send();
        assertThat(refused.title()).isEqualTo("Nothing was sent");

        page.find("#revert").click();
        assertThat(page.all("#problems li")).isEmpty();
        assertThat(page.policyState()).isEqualTo("In force on both servers");
    }

    @Test
    void aProblemInAResourceStandsBesideThatResource() {
        page.write("policy", "{\"resources\": {\n\"/a/*\": {\"maxAge\": 1},\n\"/b/*\": {\"maxAge\": -1}\n}\n}");
        page.find("#apply").click();
        page.waitFor(driver -> !page.all("#problems li").isEmpty());

        assertThat(page.texts("#problems b")).containsExactly("resources./b/*.maxAge");
        assertThat(page.texts("#line-numbers .error")).containsExactly("3");
    }

    @Test
    void textThatIsNoJsonIsMarkedWhereItBreaks() {
        page.write("policy", "{\n  \"origins\": [\"*\"]\n  \"maxAge\": 1\n}");
        page.find("#apply").click();
        page.waitFor(driver -> !page.all("#problems li").isEmpty());

        assertThat(page.texts("#line-numbers .error")).containsExactly("3");
        assertThat(page.text("#problems p")).contains("not valid JSON, line 3");
    }

    @Test
    void warningsDoNotStopAPolicy() {
        page.write("policy", "{\"origins\": \"*\",\n\"maxAge\": 90000\n}");
        page.find("#apply").click();
        page.waitFor(driver -> !page.all("#problems li").isEmpty());

        assertThat(page.policyState()).isEqualTo("In force on both servers");
        assertThat(page.texts("#line-numbers .warning")).containsExactly("2");
    }

    @Test
    void aLinkReproducesARun() {
        page.choosePreset("Resources");
        page.chooseApi("vertx");
        page.choose("from", "app");
        page.write("path", "/api/v1/users/create?name=a%20b&x=<i>");
        Outcome first = page.send();
        List<String> written = page.written();
        String link = page.driver().getCurrentUrl();
        assertThat(first.readable()).isFalse();

        demo.apply("{}");
        page.open();
        assertThat(page.written()).isNotEqualTo(written);
        page.openLink(link);

        assertThat(page.written()).isEqualTo(written);
        assertThat(page.find("#link-notice").isDisplayed()).isTrue();
        assertThat(demo.reading().get("/policy").body().asString())
                .as("opening a link changes nothing by itself")
                .isEqualTo("{}");
        assertThat(page.send()).isEqualTo(first);
        assertThat(page.driver().getCurrentUrl()).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:PORT, true",
        "ip, http://127.0.0.1:PORT, false",
        "app, http://app.localhost:PORT, false",
        "null, null, false"
    })
    void requestsComeFromTheOriginThatWasChosen(String from, String origin, boolean readable) {
        page.choosePreset("Credentials");
        page.choose("from", from);
        Outcome outcome = page.send();

        assertThat(outcome.readable()).isEqualTo(readable);
        assertThat(page.text(".exchange pre")).contains("Origin: " + origin.replace("PORT", "" + demo.port()) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "app.localhost"})
    void thePageCanBeOpenedUnderEachOfItsNames(String host) {
        String here = "http://" + host + ":" + demo.port();
        page.openLink(here + "/");
        Outcome outcome = page.send();

        assertThat(outcome.readable()).isTrue();
        assertThat(page.text(".exchange pre")).contains("Origin: " + here + "\n");
    }

    @Test
    void cookiesAndReadableHeadersAreShown() {
        page.choosePreset("Credentials");
        page.send();

        assertThat(page.texts(".pairs > div"))
                .anyMatch(row -> row.startsWith("Cookies sent\n") && row.contains("same_site_cookie=yes"));
        assertThat(page.texts(".pairs > div:not(.hidden-header) dt")).contains("x-total-count", "content-type");
        assertThat(page.texts(".pairs > .hidden-header dt")).contains("vary").doesNotContain("x-total-count");

        page.choose("credentials", "omit");
        page.send();
        assertThat(page.texts(".pairs > div")).contains("Cookies sent\nnone");
    }

    @Test
    void credentialsThatThePolicyDoesNotSupportAreTheCause() {
        page.choosePreset("Open");
        page.choose("credentials", "include");
        Outcome outcome = page.send();

        assertThat(outcome.readable()).isFalse();
        assertThat(outcome.cause()).contains("no Access-Control-Allow-Credentials: true");
        assertThat(outcome.remedy()).contains("List " + demo.url() + " in origins and set supportsCredentials");
        assertThat(page.texts(".note")).anyMatch(note -> note.contains("carries cookies"));
    }

    @Test
    void aPreflightIsRememberedForAsLongAsThePolicySays() {
        page.write("policy", "{\"maxAge\": 600}");
        page.write("method", "PUT");
        page.send();
        assertThat(page.texts(".journey li")).first().isEqualTo("Preflight\nOPTIONS → 200");
        page.send();
        assertThat(page.texts(".journey li")).first().isEqualTo("Preflight\nremembered from before");
        page.write("policy", "{\"maxAge\": 0}");
        page.send();
        page.send();
        assertThat(page.texts(".journey li")).first().isEqualTo("Preflight\nOPTIONS → 200");
    }

    @Test
    void whatBrowsersRefuseToSendIsSaidSo() {
        page.write("method", "TRACE");
        Outcome outcome = page.send();

        assertThat(outcome.title()).isEqualTo("The browser did not send the request");
        assertThat(outcome.cause()).contains("TRACE");
    }

    @Test
    void runsAreComparedAndSurviveAReload() {
        page.choosePreset("Open");
        page.send();
        page.choose("from", "null");
        page.choosePreset("Near miss");
        page.send();
        page.driver().navigate().refresh();
        page.waitFor(driver -> page.find("html[data-ready]"));
        assertThat(page.texts("#history tbody button")).containsExactly("#2", "#1");

        page.compareRuns(1, 2);
        assertThat(page.texts(".comparison .differs th"))
                .contains("Policy", "Outcome", "Cause")
                .doesNotContain("Server");

        page.all("#history tbody button").get(1).click();
        assertThat(page.text("#verdict .title")).isEqualTo("The page can read the response");
        assertThat(page.policy()).contains("\"*\"");

        page.find("#clear-history").click();
        assertThat(page.find("#history-card").isDisplayed()).isFalse();
    }

    @Test
    void theKeyboardIsEnough() {
        Set<String> stops = new LinkedHashSet<>();
        for (int i = 0; i < 40 && !stops.contains("send"); i++) {
            press(Keys.TAB);
            WebElement focused = page.driver().switchTo().activeElement();
            stops.add(String.valueOf(
                    page.script("return document.activeElement.id || document.activeElement.textContent")));
            assertThat(focused.getAccessibleName()).as("name of " + stops).isNotBlank();
            if (focused.getText().equals("Near miss")) {
                press(Keys.ENTER);
            }
        }
        assertThat(stops)
                .as("in the order in which they are read, and the editor lets go")
                .containsSubsequence(
                        "Near miss",
                        "policy",
                        "apply",
                        "revert",
                        "from",
                        "call",
                        "method",
                        "path",
                        "credentials",
                        "content-type",
                        "add-header",
                        "send");

        Outcome refused = page.send(() -> press(Keys.ENTER));
        assertThat(refused.cause()).contains("the scheme differs");

        while (!"policy".equals(page.script("return document.activeElement.id"))) {
            new Actions(page.driver())
                    .keyDown(Keys.SHIFT)
                    .sendKeys(Keys.TAB)
                    .keyUp(Keys.SHIFT)
                    .perform();
        }
        new Actions(page.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys("{}")
                .perform();
        Outcome allowed = page.send(() -> new Actions(page.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.ENTER)
                .keyUp(Keys.CONTROL)
                .perform());
        assertThat(allowed.readable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1280})
    void nothingIsWiderThanTheWindow(int width) {
        for (String preset : List.of("Resources", "Credentials", "Classic mistakes")) {
            page.resize(width);
            page.choosePreset(preset);
            page.send();
            page.script("document.querySelectorAll('details').forEach(details => details.open = true)");
            if (page.all("#history tbody tr").size() == 2
                    && page.all(".comparison").isEmpty()) {
                page.compareRuns(1, 2);
            }
            assertThat(((Number) page.script("return innerWidth")).intValue()).isEqualTo(width);
            assertThat(((Number) page.script("return document.documentElement.scrollWidth")).intValue())
                    .as(preset)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void textOfOthersStaysText() {
        String evil = "<img src=x onerror=\"document.title='hacked'\">";
        page.openLink(demo.url() + "/#path=/api/" + encode(evil) + "&method=" + encode(evil) + "&from=" + encode(evil)
                + "&api=" + encode(evil) + "&header=" + encode("X-Evil: " + evil) + "&policy="
                + encode("{\"" + evil + "\": 1}"));
        page.send();
        page.write("policy", "{}");
        page.write("method", "GET");
        page.send();

        assertThat(page.all("main img")).isEmpty();
        assertThat(page.driver().getTitle()).isEqualTo("CORS playground");
    }

    private static void press(Keys key) {
        new Actions(page.driver()).sendKeys(key).perform();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
