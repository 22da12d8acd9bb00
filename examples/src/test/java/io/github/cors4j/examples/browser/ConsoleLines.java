package io.github.cors4j.examples.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lets a page fetch, and gives the lines that each browser then writes to its console. */
final class ConsoleLines {
    private static final String WEBKIT_ERROR = "CONSOLE SECURITY ERROR ";
    private static final String WEBKIT_END = "CONSOLE JS ERROR ";

    private ConsoleLines() {}

    /** Gives the lines of each fetch, the query of which they are known by: the cause comes first. */
    static Map<Trouble, List<String>> of(Engine engine, World world, Map<Trouble, Fetch> fetches) throws IOException {
        Map<Trouble, List<String>> lines = new EnumMap<>(Trouble.class);
        if (engine == Engine.WEBKIT) {
            for (Page page : world.site.pages()) {
                List<Trouble> ofPage = fetches.keySet().stream()
                        .filter(trouble -> trouble.page(world).equals(page))
                        .toList();
                if (!ofPage.isEmpty()) {
                    List<List<String>> written =
                            webkit(page, ofPage.stream().map(fetches::get).toList());
                    ofPage.forEach(trouble -> lines.put(trouble, written.get(ofPage.indexOf(trouble))));
                }
            }
        } else {
            fetches.forEach((trouble, fetch) -> lines.put(trouble, driven(engine, world, trouble, fetch)));
        }
        return lines;
    }

    private static List<String> driven(Engine engine, World world, Trouble trouble, Fetch fetch) {
        // After a preflight Firefox adds that the request itself did not succeed.
        int expected = engine == Engine.FIREFOX && trouble.preflight() ? 2 : 1;
        Browser browser = Browsers.open(engine);
        browser.open(trouble.page(world).url());
        browser.console();
        world.run(browser, List.of(fetch));
        List<String> lines = new ArrayList<>();
        long end = System.nanoTime() + 60_000_000_000L;
        while (lines.size() < expected
                && System.nanoTime() < end) { // the console hears of it a moment after the script
            browser.console().stream()
                    .filter(line -> line.contains(fetch.query()))
                    .filter(line -> trouble == Trouble.NO_RESPONSE || line.contains("CORS"))
                    .forEach(lines::add);
        }
        return lines;
    }

    /**
     * WebKitWebDriver does not tell of the console, and MiniBrowser writes it to its output only when nobody drives it. So
     * the fetches are in the page's address.
     */
    private static List<List<String>> webkit(Page page, List<Fetch> fetches) throws IOException {
        try (Child screen = WebKitBrowser.startScreen()) {
            ProcessBuilder builder = new ProcessBuilder(
                    "stdbuf",
                    "-oL",
                    WebKitBrowser.MINI_BROWSER,
                    "--enable-write-console-messages-to-stdout=true",
                    page.url() + "#" + encoded(fetches));
            builder.environment().put("DISPLAY", ":" + screen.awaitLine("\\d+"));
            for (String folder : List.of("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
                builder.environment()
                        .put(
                                folder,
                                Path.of("target/minibrowser").toAbsolutePath().toString());
            }
            try (Child browser = Child.start(builder)) {
                List<List<String>> written = new ArrayList<>();
                for (Fetch fetch : fetches) {
                    String end =
                            WEBKIT_END + ".*" + Pattern.quote(fetch.query()) + ".* due to access control checks\\.";
                    written.add(browser.linesUntil(end).stream()
                            .filter(line -> line.startsWith(WEBKIT_ERROR) || line.startsWith(WEBKIT_END))
                            .map(line -> line.replace(WEBKIT_ERROR, "").replace(WEBKIT_END, ""))
                            .toList());
                }
                return written;
            }
        }
    }

    private static String encoded(List<Fetch> fetches) throws JsonProcessingException {
        String json = new ObjectMapper().writeValueAsString(Map.of("together", 1, "fetches", fetches));
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
