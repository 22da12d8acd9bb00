package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cors4j.Cors;
import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.browser.GuardedApi.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What browsers send whatever CORS says, a guard keeps from the handlers if a foreign page sends it, and lets pass otherwise.
 * Without the guard every page gets through, so that it is not the browser that refuses.
 *
 * <p>To a {@link #HOSTS trustworthy address} browsers send {@code Sec-Fetch-Site}, to the other they do not.
 */
@ExtendWith(Browsers.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Browsers.LOCK)
class GuardTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOGETHER = 3;

    /** The first is <a href="https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy">trustworthy</a>. */
    private static final List<String> HOSTS = List.of("localhost", Site.FAKE_HOST);

    private static final String ALLOWED = "listed";
    private static final String OWN = "own";
    private static final Map<Framework, GuardedApi> SITES = new LinkedHashMap<>();

    /** What pages send. */
    private enum Act {
        SOCKET("socket", Map.of("act", "socket")),
        FORM("act", Map.of("act", "form")),
        NO_CORS("act", Map.of("method", "POST", "mode", "no-cors", "body", "to=me")),
        NO_CORS_WITHOUT_REFERRER(
                "act", Map.of("method", "POST", "mode", "no-cors", "body", "to=me", "referrerPolicy", "no-referrer")),
        CORS("act", Map.of("method", "POST", "mode", "cors", "body", "to=me")),
        GET("act", Map.of("method", "GET", "mode", "cors")),
        NO_CORS_GET("act", Map.of("method", "GET", "mode", "no-cors"));

        private static final Set<Act> GETS = EnumSet.of(GET, NO_CORS_GET);

        private final String path;
        private final Map<String, String> call;

        Act(String path, Map<String, String> call) {
            this.path = path;
            this.call = call;
        }

        /** Whether it is sent to a path: the guards of one do not look at GET, that of the other is tried with nothing else. */
        private boolean isFor(String path) {
            return path.equals(GuardedApi.OPEN) || GETS.contains(this) == path.equals(GuardedApi.REFUSING);
        }
    }

    /** One request from a page. */
    private record Case(Engine engine, Framework framework, String host, Page page, String path, Act act) {
        String query() {
            return String.join(
                    "-",
                    engine.name(),
                    framework.name(),
                    host,
                    page.name().replace(' ', '-'),
                    path.substring(1),
                    act.name());
        }

        Map<String, String> call() {
            Map<String, String> call = new LinkedHashMap<>(act.call);
            call.put("url", SITES.get(framework).origin(host) + path + "/" + act.path + "?" + query());
            return call;
        }

        private boolean own() {
            return page.name().equals(OWN);
        }

        private boolean hidesOrigin() {
            return act == Act.NO_CORS_WITHOUT_REFERRER && !engine.has(Quirk.KEEPS_ORIGIN_WITHOUT_REFERRER);
        }

        /** What the browser has to tell the server of the page. */
        Seen seen() {
            return new Seen(hasNoOrigin() ? "" : hidesOrigin() ? "null" : page.origin(), fetchSite());
        }

        /** Browsers name the origin of a GET only where they have to ask CORS about the response. */
        private boolean hasNoOrigin() {
            return act == Act.NO_CORS_GET || act == Act.GET && own();
        }

        private String fetchSite() {
            if (!host.equals(HOSTS.get(0)) || act == Act.SOCKET && engine.has(Quirk.NO_FETCH_SITE_OF_SOCKETS)) {
                return "";
            }
            return own() ? "same-origin" : page.sameSite() ? "same-site" : "cross-site";
        }

        /** Whether a handler has to get it: always without a guard, else from the site's own and the allowed page. */
        boolean handled() {
            if (path.equals(GuardedApi.OPEN) || hasNoOrigin()) {
                return true;
            }
            if (hidesOrigin()) {
                return fetchSite().equals("same-origin"); // nothing else tells the server's own page from a foreign one
            }
            return own() || page.name().equals(ALLOWED);
        }
    }

    @BeforeAll
    static void start() {
        Cors cors = GuardedApi.policy(Browsers.world().origins().listed());
        for (Framework framework : Framework.values()) {
            SITES.put(framework, new GuardedApi(framework, cors));
        }
    }

    @AfterAll
    static void stop() {
        SITES.values().forEach(GuardedApi::close);
        SITES.clear();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHROMIUM", "FIREFOX"})
    void aGuardKeepsForeignPagesFromTheHandlers(Engine engine) throws IOException {
        Browser browser = Browsers.open(engine);
        List<String> mismatches = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (Framework framework : Framework.values()) {
            for (String host : HOSTS) {
                for (Page page : pages(framework, host)) {
                    List<Case> fromPage = cases(engine, framework, host, page);
                    run(browser, page, fromPage, mismatches);
                    cases.addAll(fromPage);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Guard proof: %s, %d requests (%s, %s), %d mismatches%n",
                browser.name(),
                cases.size(),
                count(cases, GuardedApi.GUARDED),
                count(cases, GuardedApi.REFUSING),
                mismatches.size());
        assertThat(mismatches).isEmpty();
    }

    /** The page about troubleshooting shows these lines. */
    private static final String CONSOLE = """
            Chrome:  WebSocket connection to 'ws://api.example.com/feed' failed: Error during WebSocket handshake: Unexpected response code: 403
            Firefox: Firefox can’t establish a connection to the server at ws://api.example.com/feed.
            """;

    @ParameterizedTest
    @CsvSource({"CHROMIUM, Chrome:", "FIREFOX, Firefox:"})
    void theConsoleShowsThatAWebsocketWasRefused(Engine engine, String label) throws IOException {
        Browser browser = Browsers.open(engine);
        Page page = Browsers.world().page("other port");
        Case refused = new Case(engine, Framework.VERTX, HOSTS.get(0), page, GuardedApi.GUARDED, Act.SOCKET);
        Map<String, String> call = refused.call();
        call.put("url", call.get("url").replace(refused.query(), "console-" + refused.query()));
        String address = call.get("url").replace("http:", "ws:");
        browser.open(page.url());
        browser.console();
        browser.probe(JSON.writeValueAsString(Map.of("together", 1, "fetches", List.of(call))));
        List<String> lines = new ArrayList<>();
        long end = System.nanoTime() + 60_000_000_000L;
        while (lines.isEmpty() && System.nanoTime() < end) { // the console hears of it a moment after the script
            browser.console().stream().filter(line -> line.contains(address)).forEach(lines::add);
        }
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(CONSOLE.lines()
                                .filter(shown -> shown.startsWith(label))
                                .map(shown -> shown.substring(9)))
                        .containsExactly(line.replaceFirst("^.* (?=WebSocket connection)", "")
                                .replace(address, "ws://api.example.com/feed")));
    }

    private static String count(List<Case> cases, String path) {
        List<Case> those = cases.stream().filter(each -> each.path.equals(path)).toList();
        long refused = those.stream()
                .filter(each -> !SITES.get(each.framework).isHandled(each.query()))
                .count();
        return refused + " of " + those.size() + " to " + path + " refused";
    }

    /** Those of the site that are foreign or allowed, and the one that the guarded server itself serves. */
    private static List<Page> pages(Framework framework, String host) {
        return Stream.concat(
                        Browsers.world().site.pages().stream(),
                        Stream.of(Page.of(OWN, SITES.get(framework).origin(host))))
                .toList();
    }

    private static List<Case> cases(Engine engine, Framework framework, String host, Page page) {
        return GuardedApi.PATHS.stream()
                .flatMap(path -> Stream.of(Act.values())
                        .filter(act -> act.isFor(path))
                        .map(act -> new Case(engine, framework, host, page, path, act)))
                .toList();
    }

    private static void run(Browser browser, Page page, List<Case> cases, List<String> mismatches) throws IOException {
        List<Map<String, String>> calls = cases.stream().map(Case::call).toList();
        browser.open(page.url());
        JsonNode results =
                JSON.readTree(browser.probe(JSON.writeValueAsString(Map.of("together", TOGETHER, "fetches", calls))));
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            GuardedApi site = SITES.get(each.framework);
            String type = results.get(i).get("type").asText();
            boolean handled = site.isHandled(each.query());
            boolean opened = each.act != Act.SOCKET || handled == type.equals("message");
            if (!each.seen().equals(site.seen(each.query())) || each.handled() != handled || !opened) {
                mismatches.add(each.query() + ": the page got " + type + ", the server " + site.seen(each.query())
                        + " instead of " + each.seen() + (handled ? ", and a handler ran" : ", and no handler ran"));
            }
        }
    }
}
