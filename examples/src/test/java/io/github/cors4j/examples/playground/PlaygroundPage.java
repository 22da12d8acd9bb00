package io.github.cors4j.examples.playground;

import io.github.cors4j.examples.browser.Chromium;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person uses it: by what is to be seen and clicked. */
final class PlaygroundPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Selenium's own half a second would be most of the time that these tests take. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Chromium chromium;
    private final RemoteWebDriver driver;
    private final String url;
    private int opened;

    private PlaygroundPage(Chromium chromium, String url) {
        this.chromium = chromium;
        this.driver = chromium.driver();
        this.url = url;
    }

    /** Starts a browser for the page at the address; or ends the test where there is none. */
    static PlaygroundPage start(String url) throws IOException {
        return new PlaygroundPage(Chromium.start(), url);
    }

    /** Opens the page anew, without history, in a wide window. */
    void open() {
        resize(1280);
        if (!clearHistory()) {
            driver.get(url + "/icon.svg"); // where no script of the page runs
            clearHistory();
        }
        load(url + "/?" + ++opened); // a fragment alone would load nothing anew
    }

    private boolean clearHistory() {
        return (boolean) script(
                "const there = location.origin === arguments[0]; if (there) sessionStorage.clear(); return there", url);
    }

    void openLink(String link) {
        driver.get("about:blank");
        load(link);
    }

    private void load(String link) {
        driver.get(link);
        waitFor(page -> find("html[data-ready]"));
    }

    void resize(int width) {
        driver.manage().window().setSize(new Dimension(width, 900));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    <T> T waitFor(Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS)
                .ignoring(NoSuchElementException.class)
                .until(condition);
    }

    void choosePreset(String name) {
        driver.findElement(By.xpath("//div[@id='presets']/button[.='" + name + "']"))
                .click();
    }

    void choose(String field, String value) {
        new Select(find("#" + field)).selectByValue(value);
    }

    void chooseApi(String api) {
        find("#apis input[value=" + api + "]").click();
    }

    /** Replaces what stands in a field, as if by pasting: one event, where typing is one for each key. */
    void write(String field, String text) {
        script(
                "const field = document.getElementById(arguments[0]); field.focus(); field.select();"
                        + " if (document.activeElement !== field) throw new Error('nobody can write there');"
                        + " document.execCommand(arguments[1] ? 'insertText' : 'delete', false, arguments[1])",
                field,
                text);
    }

    String policy() {
        return find("#policy").getDomProperty("value");
    }

    String policyState() {
        return find("#policy-state").getText();
    }

    /** Presses the button, and waits for what comes of it. */
    Outcome send() {
        return send(() -> find("#send").click());
    }

    Outcome send(Runnable how) {
        script("document.getElementById('verdict').replaceChildren()");
        how.run();
        waitFor(page -> find("#verdict .title"));
        waitFor(page -> !find("#send").getText().startsWith("Sending"));
        return outcome();
    }

    /** What is shown of a run. */
    record Outcome(String title, String cause, String remedy, boolean readable) {}

    /** Presses the button that explains without sending, and waits for what comes of it. */
    Outcome explain() {
        return send(() -> find("#explain").click());
    }

    private Outcome outcome() {
        return new Outcome(
                text("#verdict .title"),
                text("#verdict .cause"),
                text("#verdict .remedy"),
                !all("#verdict .banner.good").isEmpty());
    }

    /** The text of the first such element; empty if there is none. */
    String text(String css) {
        return all(css).stream().findFirst().map(WebElement::getText).orElse("");
    }

    List<String> texts(String css) {
        return all(css).stream().map(WebElement::getText).toList();
    }

    /** Ticks two runs; the table is drawn anew after each. */
    void compareRuns(int first, int second) {
        for (int number : new int[] {first, second}) {
            find("#history [aria-label='Compare run " + number + "']").click();
        }
        waitFor(page -> find(".comparison"));
    }

    /** The values of the form and the policy. */
    List<String> written() {
        return Arrays.asList(
                policy(),
                new Select(find("#from")).getFirstSelectedOption().getDomProperty("value"),
                find("#apis input:checked").getDomProperty("value"),
                find("#method").getDomProperty("value"),
                find("#path").getDomProperty("value"),
                new Select(find("#credentials")).getFirstSelectedOption().getDomProperty("value"),
                new Select(find("#content-type")).getFirstSelectedOption().getDomProperty("value"),
                all("#headers input").stream()
                        .map(input -> input.getDomProperty("value"))
                        .toList()
                        .toString());
    }

    RemoteWebDriver driver() {
        return driver;
    }

    List<String> console() {
        return chromium.console();
    }

    @Override
    public void close() {
        chromium.close();
    }
}
