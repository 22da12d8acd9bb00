package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.util.List;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A Chromium of its own, for tests that use a page as a person does. */
public final class Chromium implements AutoCloseable {
    private final ChromiumBrowser browser;

    private Chromium(ChromiumBrowser browser) {
        this.browser = browser;
    }

    /** Starts the browser; or ends the test where there is none. */
    public static Chromium start() throws IOException {
        if (!Engine.CHROMIUM.installed()) {
            Browsers.absent(Engine.CHROMIUM.name(), Engine.CHROMIUM.packages(), true);
        }
        return new Chromium(new ChromiumBrowser(Engine.program("chromium"), Engine.program("chromedriver")));
    }

    /** What it is driven with. */
    public RemoteWebDriver driver() {
        return browser.driver();
    }

    /** The messages that the console has got since the last call. */
    public List<String> console() {
        return browser.console();
    }

    @Override
    public void close() {
        browser.close();
    }
}
