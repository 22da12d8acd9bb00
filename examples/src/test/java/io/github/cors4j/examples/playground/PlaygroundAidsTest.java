package io.github.cors4j.examples.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.playground.PlaygroundPage.Outcome;
import io.github.cors4j.examples.testing.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import org.yaml.snakeyaml.Yaml;

/** What the playground offers beside sending: explaining, finding console lines, copying policies, marking what is old. */
class PlaygroundAidsTest extends PageTest {
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^<!-- console: (\\w+) -->\n```text\n(.*?)^```$");
    private static final String API = "https://api.example.com/orders";
    private static final String APP = "https://app.example.com";

    @Test
    void anOutcomeIsMarkedAsOldOncePolicyOrRequestChanged() {
        page.send();
        assertThat(page.find("#old-notice").isDisplayed()).isFalse();

        page.write("path", "/api/nowhere");
        assertThat(page.find("#old-notice").isDisplayed()).isTrue();
        page.write("path", "/api/v1/users/");
        assertThat(page.find("#old-notice").isDisplayed()).isFalse();

        page.choosePreset("Near miss");
        assertThat(page.find("#old-notice").isDisplayed()).isTrue();
        page.send();
        assertThat(page.find("#old-notice").isDisplayed()).isFalse();
    }

    @Test
    void anyOriginIsExplainedAndNothingIsSent() {
        page.console(); // what other tests have left there
        page.write("policy", "{\"origins\": [\"https://app.example.com\"], \"methods\": [\"GET\", \"POST\"]}");
        page.choose("from", "other");
        page.write("other", "http://app.example.com");
        assertThat(page.find("#send").isEnabled()).isFalse();
        Outcome refused = page.explain();
        assertThat(refused.title()).isEqualTo("The browser would keep the response from the page");
        assertThat(refused.cause()).contains("the scheme differs");

        page.write("other", APP);
        assertThat(page.explain().title()).isEqualTo("The page could read the response");

        page.write("method", "PUT");
        Outcome preflight = page.explain();
        assertThat(preflight.title()).isEqualTo("The browser would not send the PUT");
        assertThat(preflight.cause()).contains("Method \"PUT\" is not allowed");
        assertThat(page.texts(".journey li"))
                .containsExactly("Preflight\nOPTIONS → explained", "Request\nnever sent", "Script\ngets an error");
        assertThat(page.console()).noneMatch(line -> line.contains("CORS"));

        page.openLink(page.driver().getCurrentUrl());
        assertThat(page.find("#other").getDomProperty("value")).isEqualTo(APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Near miss", "Resources", "Credentials", "Per route", "Guards"})
    void whatIsExplainedIsWhatComesOfSending(String preset) {
        for (String from : List.of("localhost", "app", "null")) {
            page.choosePreset(preset);
            page.choose("from", from);
            Outcome explained = page.explain();
            Outcome sent = page.send();
            assertThat(explained.readable()).as(from + ": " + sent).isEqualTo(sent.readable());
            if (!sent.readable()) {
                assertThat(explained.cause()).isEqualTo(sent.cause());
                assertThat(explained.remedy()).isEqualTo(sent.remedy());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javalin", "vertx"})
    void guardsStopWebsocketsAndUnsafeMethods(String api) {
        page.choosePreset("Guards");
        page.chooseApi(api);
        Outcome socket = page.send();
        assertThat(socket.title()).isEqualTo("A guard refused the request with status 403");
        assertThat(page.text(".exchange .answer")).startsWith("HTTP/1.1 403");

        page.choose("call", "fetch");
        page.write("method", "POST");
        page.write("path", "/api/v1/users/create");
        page.choose("content-type", "text/plain");
        assertThat(page.send().title()).isEqualTo("A guard refused the request with status 403");

        page.write("policy", page.policy().replace(": true", ": false"));
        Outcome handled = page.send();
        assertThat(handled.title()).isEqualTo("The browser keeps the response from the page");
        assertThat(page.text("#verdict")).contains("The handler ran nevertheless. guardUnsafeMethods would have");

        page.choose("call", "websocket");
        page.write("path", "/api/socket");
        Outcome opened = page.send();
        assertThat(opened.title()).isEqualTo("The page has opened the websocket");
        assertThat(opened.cause()).contains("hello from the socket");
        assertThat(page.text("#verdict")).contains("guardWebSockets would have refused this one.");
        assertThat(page.text(".exchange .answer")).startsWith("HTTP/1.1 101");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ORIGIN               | ORIGIN        | false | GET   | x            | 200
                    ORIGIN_OF_PREFLIGHT  | ORIGIN        | true  | PUT   | x            | 200
                    NULL_ORIGIN          | ORIGIN        | false | GET   | x            | 200
                    METHOD               | METHOD        | true  | PUT   | x            | 200
                    LETTER_CASE          | METHOD        | true  | patch | x            | 200
                    HEADER               | HEADER        | true  | GET   | X-Other      | 200
                    METHOD_BEHIND_HEADER | HEADER        | true  | POST  | Content-Type | 200
                    CREDENTIALS          | CREDENTIALS   | false | GET   | x            | 200
                    WILDCARD             | WILDCARD      | false | GET   | x            | 200
                    OPTIONS_ROUTE        | OPTIONS_ROUTE | true  | PUT   | x            | 404
                    """)
    void linesOfTheConsoleAreThoseOfThePageAboutTroubleshooting(
            String shown, String trouble, boolean preflight, String method, String header, int status)
            throws IOException {
        String origin = shown.equals("NULL_ORIGIN") ? "null" : APP;
        String lines = (String) page.driver()
                .executeAsyncScript(
                        "const [trouble, facts, done] = arguments; import('/console.js').then(({linesOf}) =>"
                                + " done(linesOf(trouble, facts).map(([name, line]) => (name + ':').padEnd(9) + line + '\\n').join('')))",
                        trouble,
                        Map.of(
                                "url",
                                API,
                                "origin",
                                origin,
                                "preflight",
                                preflight,
                                "method",
                                method,
                                "header",
                                header,
                                "status",
                                status));
        assertThat(lines).isEqualTo(shownLines().get(shown));
        for (String line : lines.split("\n")) {
            search(line.substring(9));
            assertThat(page.find("#console-found a").getDomAttribute("href"))
                    .as(line)
                    .endsWith("docs/troubleshooting.md#" + sectionOf(trouble));
        }
    }

    /** Not every engine has a line of its own for these. */
    @ParameterizedTest
    @CsvSource({"MOVED, 1", "ORIGIN_TWICE, 3", "OTHER_ORIGIN, 2", "NO_RESPONSE, 1"})
    void linesAboutWhatIsInFrontOfTheServerAreFound(String trouble, int engines) throws IOException {
        for (String line : shownLines().get(trouble).lines().limit(engines).toList()) {
            search(line.substring(9));
            assertThat(page.find("#console-found a").getDomAttribute("href"))
                    .as(line)
                    .endsWith("docs/troubleshooting.md#" + sectionOf(trouble));
        }
    }

    @Test
    void theLineAboutARefusedWebsocketIsFoundAndFillsInTheRequest() throws IOException {
        String text = Document.read(Path.of("../docs/troubleshooting.md")).text();
        search(text.lines()
                .filter(line -> line.startsWith("Chrome:  WebSocket"))
                .findFirst()
                .orElseThrow());
        assertThat(page.find("#console-found a").getDomAttribute("href")).endsWith("#a-websocket-is-refused");
        page.find("#console-found button").click();
        assertThat(page.find("#call").getDomProperty("value")).isEqualTo("websocket");
        assertThat(page.find("#path").getDomProperty("value")).isEqualTo("/feed");
    }

    @Test
    void linesAboutTheLocalNetworkAreFound() throws IOException {
        List<String> lines = Document.read(Path.of("../docs/troubleshooting.md"))
                .text()
                .lines()
                .filter(line -> line.startsWith("Chrome: ") && line.contains("address space"))
                .toList();
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            search(line.substring(9));
            assertThat(page.find("#console-found a").getDomAttribute("href"))
                    .as(line)
                    .endsWith("#the-page-calls-the-local-network");
        }
    }

    @Test
    void aLineThatTellsNoCauseIsSaidSo() throws IOException {
        for (String line : shownLines().get("MORE").split("\n")) {
            search(line.substring(9));
            assertThat(page.text("#console-found")).contains("does not tell the cause");
        }
        for (String line : List.of(
                "api.example.com/orders:1 Failed to load resource: net::ERR_FAILED",
                "GET https://api.example.com/orders net::ERR_FAILED 200 (OK)")) {
            search(line);
            assertThat(page.text("#console-found")).as(line).contains("does not tell the cause");
        }
        search("Uncaught SyntaxError: Unexpected token");
        assertThat(page.text("#console-found")).startsWith("The playground does not know this line.");
    }

    @Test
    void aLineFillsInTheRequestThatItIsAbout() throws IOException {
        page.write("policy", "{\"origins\": \"https://other.example.com\"}");
        search(shownLines().get("HEADER").split("\n")[0].substring(9));
        page.find("#console-found button").click();
        assertThat(page.written())
                .contains("other", "/orders")
                .last()
                .asString()
                .contains("x-other");
        assertThat(page.find("#other").getDomProperty("value")).isEqualTo(APP);
        assertThat(page.explain().cause()).contains("Origin \"" + APP + "\" is not allowed");
    }

    @Test
    void theConsolesLineIsTheOneThatTheBrowserWrites() {
        page.choosePreset("Near miss");
        page.console();
        page.send();
        String shown = page.texts(".console dd").get(0);
        assertThat(page.console())
                .anyMatch(line -> line.replaceAll("[?&]run=[\\w-]+", "").contains(shown));
        assertThat(page.find(".console a").getDomAttribute("href")).endsWith("#the-origin-is-not-allowed");
    }

    @Test
    void aPolicyIsCopiedInEachForm() throws IOException {
        page.write("policy", """
                {"origins": ["https://app.example.com", "^https://pr-\\\\d+\\\\.example\\\\.com$"],
                "supportsCredentials": true, "exposeHeaders": "X-Total-Count", "maxAge": 600, "exclude": ["/api/internal/*"],
                "resources": {"/api/*": {}, "/public/*": {"origins": "*", "supportsCredentials": false, "maxAge": null}}}
                """);
        page.find("#copy-policy summary").click();
        Cors policy = Cors.of(cors -> cors.configuration(parsed(page.policy())));

        assertThat(Cors.of(cors -> cors.configuration(parsed(copied("JSON"))))).hasToString(policy.toString());
        Map<String, Object> yaml = new Yaml().load(copied("YAML"));
        assertThat(Cors.of(cors -> cors.configuration(yaml))).hasToString(policy.toString());
        assertThat(Document.withoutBlanks(Document.source("CopiedPolicy")))
                .contains(Document.withoutBlanks(copied("Java")));
        assertThat(Document.withoutBlanks(Document.source("CopiedForms")))
                .contains(Document.withoutBlanks(copied("Kotlin")));
        assertThat(CopiedPolicy.policy()).hasToString(policy.toString());

        assertThat(copied("Environment").lines().filter(line -> line.startsWith("#")))
                .containsExactly("# The environment has no options for a single path: /public/*.");
        page.write("policy", page.policy().replaceAll("(?s)\\{\"origins\": \"\\*\".*", "{}}}"));
        Map<String, String> variables = new LinkedHashMap<>();
        copied("Environment")
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(parts -> variables.put(
                        parts[0], parts[1].replaceAll("^\"|\"$", "").replaceAll("\\\\(.)", "$1")));
        assertThat(Cors.of(cors -> cors.environment(variables)))
                .hasToString(Cors.of(cors -> cors.configuration(parsed(page.policy())))
                        .toString());
    }

    @Test
    void linksLeadToPagesThatAreThere() throws IOException {
        String home = Pattern.compile("<project.home>(.*?)</")
                .matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<String> links = page.driver().findElements(By.cssSelector("footer a")).stream()
                .map(link -> String.valueOf(link.getDomAttribute("href")))
                .toList();
        assertThat(links).hasSize(7).allMatch(link -> link.startsWith(home + "/blob/main/"));
        assertThat(links)
                .allSatisfy(link -> assertThat(Path.of("..", link.substring((home + "/blob/main/").length())))
                        .exists());
    }

    private static String copied(String form) {
        new Select(page.find("#policy-format")).selectByVisibleText(form);
        return page.text("#policy-copy");
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return PolicyJson.parse(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static void search(String line) {
        page.script(
                "const input = document.getElementById('console-line'); input.value = arguments[0];"
                        + " input.dispatchEvent(new Event('input', {bubbles: true}))",
                line);
    }

    private static Map<String, String> shownLines() throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        CONSOLE.matcher(Document.read(Path.of("../docs/troubleshooting.md")).text())
                .results()
                .forEach(block -> shown.put(block.group(1), block.group(2)));
        return shown;
    }

    /** The heading that is over the block of that name. */
    private static String sectionOf(String trouble) throws IOException {
        String text = Document.read(Path.of("../docs/troubleshooting.md")).text();
        String before = text.substring(0, text.indexOf("<!-- console: " + trouble + " -->"));
        return Stream.of(before.split("\n"))
                .filter(line -> line.startsWith("#"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .replaceFirst("#+ ", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
