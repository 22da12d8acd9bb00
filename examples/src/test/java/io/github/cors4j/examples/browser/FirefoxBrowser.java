package io.github.cors4j.examples.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Firefox by its own <a href="https://w3c.github.io/webdriver-bidi/">WebDriver BiDi</a> server, because Debian has no
 * package of geckodriver. The handful of commands that the proof needs goes over the JDK's WebSocket; for the console
 * there is {@link Marionette}.
 */
final class FirefoxBrowser implements Browser {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Quiet, offline, and with third-party cookies, which the proof wants to see sent or not because of CORS. */
    private static final List<String> PREFERENCES = List.of(
            "\"network.dns.localDomains\", \"" + Site.FAKE_HOST + "\"",
            "\"network.cookie.cookieBehavior\", 0",
            "\"browser.cache.disk.enable\", false", // a file for each answer; in memory it is the same cache
            "\"dom.ipc.processPrelaunch.enabled\", false", // no process for pages that are never opened
            "\"app.normandy.enabled\", false",
            "\"app.update.disabledForTesting\", true",
            "\"browser.safebrowsing.update.enabled\", false",
            "\"browser.shell.checkDefaultBrowser\", false",
            "\"datareporting.policy.dataSubmissionEnabled\", false",
            "\"extensions.update.enabled\", false",
            "\"media.gmp-manager.updateEnabled\", false",
            "\"marionette.port\", 0",
            "\"network.captive-portal-service.enabled\", false",
            "\"network.connectivity-service.enabled\", false",
            "\"security.warn_submit_secure_to_insecure\", false", // else a form waits for the user's consent
            "\"services.settings.server\", \"data:,\"",
            "\"toolkit.telemetry.reportingpolicy.firstRun\", false");

    private final Path profile;
    private final Child process;
    private final Marionette marionette;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final String name;
    private final String context;

    FirefoxBrowser(Path browser) throws IOException {
        profile = Files.createTempDirectory("firefox");
        Files.write(
                profile.resolve("user.js"),
                PREFERENCES.stream().map(entry -> "user_pref(" + entry + ");").toList());
        process = Child.start(new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-remote",
                "--profile",
                profile.toString(),
                "--marionette",
                "--remote-allow-system-access", // to the console
                "--remote-debugging-port",
                "0"));
        process.awaitLine("WebDriver BiDi listening on ws://.*");
        marionette = new Marionette(marionettePort());
        JsonNode session = marionette.newSession();
        name = "Firefox " + session.get("browserVersion").asText();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(session.get("webSocketUrl").asText()), new Answers())
                .join();
        context = send("browsingContext.getTree", Map.of())
                .at("/contexts/0/context")
                .asText();
    }

    /** Firefox writes it to its profile once it listens. */
    private int marionettePort() throws IOException {
        Path file = profile.resolve("MarionetteActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Files.notExists(file) || Files.size(file) == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Firefox has not opened Marionette's port");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10)); // between two looks
        }
        return Integer.parseInt(Files.readString(file).strip());
    }

    private JsonNode send(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        try {
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .join();
            JsonNode message = answer.get(2, TimeUnit.MINUTES);
            if (!message.path("type").asText().equals("success")) {
                throw new IllegalStateException(method + ": " + message);
            }
            return message.get("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(method, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open(String url) {
        send("browsingContext.navigate", Map.of("context", context, "url", url, "wait", "complete"));
    }

    @Override
    public String probe(String json) {
        JsonNode answer = send(
                "script.callFunction",
                Map.of(
                        "functionDeclaration",
                        "json => probe(json)",
                        "arguments",
                        List.of(Map.of("type", "string", "value", json)),
                        "target",
                        Map.of("context", context),
                        "awaitPromise",
                        true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.at("/result/value").asText();
    }

    @Override
    public List<String> console() {
        return marionette.console();
    }

    @Override
    public void close() {
        socket.abort();
        marionette.close();
        process.close();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the pieces of each message together and gives it to whoever waits for it. */
    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                complete(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void complete(String message) {
            try {
                JsonNode answer = JSON.readTree(message);
                CompletableFuture<JsonNode> waiting =
                        pending.remove(answer.path("id").asInt(-1));
                if (waiting != null) {
                    waiting.complete(answer);
                }
            } catch (IOException e) {
                throw new IllegalStateException(message, e);
            }
        }
    }
}
