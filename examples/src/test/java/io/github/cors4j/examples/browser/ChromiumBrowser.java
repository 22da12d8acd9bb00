package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Chromium by way of ChromeDriver; it also tells what its console says. */
final class ChromiumBrowser implements Browser {
    private static final List<String> WITHOUT = List.of(
            "IsolateSandboxedIframes", // ChromeDriver does not hear the console of other processes
            "ProactivelySwapBrowsingInstance", // a page of the same site may stay in the process
            "SpareRendererForSitePerProcess"); // nor is one started that may never be used

    /** ChromeDriver now and then goes on, in 3 of 100 pages, before the scripts of the page have run. */
    private static final String UNTIL_LOADED =
            "const done = arguments[0]; document.readyState === 'complete' ? done() : addEventListener('load', () => done())";

    private final ChromeDriverService service;
    private final RemoteWebDriver driver;

    ChromiumBrowser(Path browser, Path chromedriver) throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox", // Chromium refuses to be root in its sandbox; it sees no page but ours
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion", // a click must not miss what is still scrolling
                "--disable-back-forward-cache", // no page is left behind to be gone back to
                "--disable-features=" + String.join(",", WITHOUT),
                "--host-resolver-rules=MAP " + Site.FAKE_HOST + " 127.0.0.1");
        // Third-party cookies: the proof wants to see whether they are sent or not because of CORS.
        options.setExperimentalOption(
                "prefs", Map.of("profile.cookie_controls_mode", 0, "profile.block_third_party_cookies", false));
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        // Not ChromeDriver: that class looks for drivers to download and for DevTools of this very version.
        service.start();
        driver = new RemoteWebDriver(service.getUrl(), options, false);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    }

    RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public String name() {
        return "Chromium " + driver.getCapabilities().getBrowserVersion();
    }

    @Override
    public void open(String url) {
        driver.get(url);
        driver.executeAsyncScript(UNTIL_LOADED);
    }

    @Override
    public String probe(String json) {
        return (String) driver.executeAsyncScript("probe(arguments[0]).then(arguments[1])", json);
    }

    @Override
    public List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            service.stop();
        }
    }
}
