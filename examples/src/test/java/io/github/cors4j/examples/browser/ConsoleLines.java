package io.github.cors4j.examples.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets a page fetch, and gives the lines that each browser then writes to its console. */
final class ConsoleLines {
    private static final String WEBKIT_ERROR = "CONSOLE SECURITY ERROR ";
    private static final String WEBKIT_END = "CONSOLE JS ERROR ";

    private ConsoleLines() {}

    /**
     * Gives the lines of one fetch: the cause comes first.
     *
     * @param run a word in the url, by which the lines are known
     */
    static List<String> of(Engine engine, World world, Trouble trouble, Fetch fetch, String run) throws IOException {
        Page page = trouble.page(world);
        if (engine == Engine.WEBKIT) {
            return webkit(page, fetch);
        }
        // After a preflight Firefox adds that the request itself did not succeed.
        return driven(engine, world, page, fetch, run, engine == Engine.FIREFOX && trouble.preflight() ? 2 : 1);
    }

    private static List<String> driven(Engine engine, World world, Page page, Fetch fetch, String run, int expected) {
        Browser browser = Browsers.open(engine);
        browser.open(page.url());
        browser.console();
        world.run(browser, List.of(fetch));
        List<String> lines = new ArrayList<>();
        long end = System.nanoTime() + 60_000_000_000L;
        while (lines.size() < expected
                && System.nanoTime() < end) { // the console hears of it a moment after the script
            browser.console().stream()
                    .filter(line -> line.contains(run))
                    .filter(line -> line.contains("CORS"))
                    .forEach(lines::add);
        }
        return lines;
    }

    /**
     * WebKitWebDriver does not tell of the console, and MiniBrowser writes it to its output only when nobody drives it. So
     * the fetch is in the page's address.
     */
    private static List<String> webkit(Page page, Fetch fetch) throws IOException {
        try (Child screen = WebKitBrowser.startScreen()) {
            ProcessBuilder builder = new ProcessBuilder(
                    "stdbuf",
                    "-oL",
                    WebKitBrowser.MINI_BROWSER,
                    "--enable-write-console-messages-to-stdout=true",
                    page.url() + "#" + encoded(fetch));
            builder.environment().put("DISPLAY", ":" + screen.awaitLine("\\d+"));
            for (String folder : List.of("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
                builder.environment()
                        .put(
                                folder,
                                Path.of("target/minibrowser").toAbsolutePath().toString());
            }
            try (Child browser = Child.start(builder)) {
                return browser.linesUntil(WEBKIT_END + ".* due to access control checks\\.").stream()
                        .filter(line -> line.startsWith(WEBKIT_ERROR) || line.startsWith(WEBKIT_END))
                        .map(line -> line.replace(WEBKIT_ERROR, "").replace(WEBKIT_END, ""))
                        .toList();
            }
        }
    }

    private static String encoded(Fetch fetch) throws JsonProcessingException {
        String json = new ObjectMapper().writeValueAsString(Map.of("together", 1, "fetches", List.of(fetch)));
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
