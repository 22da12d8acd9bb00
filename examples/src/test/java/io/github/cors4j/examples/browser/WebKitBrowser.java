package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;

/** WebKitGTK's MiniBrowser by way of WebKitWebDriver, on an X server without a screen. */
final class WebKitBrowser implements Browser {
    static final String MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

    private final Child screen;
    private final Child service;
    private final RemoteWebDriver driver;

    WebKitBrowser(Path webdriver) throws IOException {
        screen = startScreen();
        String display = screen.awaitLine("\\d+");
        int port = Site.freePort();
        ProcessBuilder builder = new ProcessBuilder(webdriver.toString(), "--host=127.0.0.1", "--port=" + port);
        builder.environment().put("DISPLAY", ":" + display);
        service = Child.start(builder);
        service.awaitPort(port);
        MutableCapabilities capabilities = new MutableCapabilities();
        capabilities.setCapability(
                "webkitgtk:browserOptions", Map.of("binary", MINI_BROWSER, "args", List.of("--automation")));
        driver = new RemoteWebDriver(URI.create("http://127.0.0.1:" + port).toURL(), capabilities, false);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    }

    /** Xvfb chooses a free display and prints its number once it can be used. */
    static Child startScreen() throws IOException {
        return Child.start(
                new ProcessBuilder(Engine.program("Xvfb").toString(), "-displayfd", "1", "-nolisten", "tcp"));
    }

    @Override
    public String name() {
        return "WebKitGTK " + driver.getCapabilities().getBrowserVersion();
    }

    @Override
    public void open(String url) {
        driver.get(url);
    }

    @Override
    public String probe(String json) {
        return (String) driver.executeAsyncScript("probe(arguments[0]).then(arguments[1])", json);
    }

    @Override
    public List<String> console() {
        return List.of(); // WebKitWebDriver does not tell; see ConsoleLines
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            service.close();
            screen.close();
        }
    }
}
