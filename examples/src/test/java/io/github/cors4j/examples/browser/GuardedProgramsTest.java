package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.browser.GuardedApi.Seen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A guard lets pass what comes from no browser, and of the pages that apps show those of listed origins. What a program
 * writes into {@code Origin} is believed, so that one which names a foreign page is refused.
 */
class GuardedProgramsTest {
    private static final String LISTED = "https://app.example.com";
    private static final String FOREIGN = "https://evil.example";
    private static final List<String> TYPES = List.of("application/x-www-form-urlencoded", "application/json");
    private static final Map<Framework, GuardedApi> SITES = new EnumMap<>(Framework.class);

    @BeforeAll
    static void start() {
        for (Framework framework : Framework.values()) {
            SITES.put(framework, new GuardedApi(framework, GuardedApi.policy(LISTED, App.LISTED)));
        }
    }

    @AfterAll
    static void stop() {
        SITES.values().forEach(GuardedApi::close);
        SITES.clear();
    }

    @ParameterizedTest
    @EnumSource
    void curl(Framework framework) throws Exception {
        Curl.require();
        GuardedApi site = SITES.get(framework);
        for (String path : GuardedApi.PATHS) {
            String url = site.origin("127.0.0.1") + path;
            assertThat(Curl.post(url + "/act?curl" + path)).as(path).isEqualTo(200);
            assertThat(Curl.socket(url + "/socket?curl-socket" + path)).as(path).isEqualTo(101);
            for (String query : List.of("curl" + path, "curl-socket" + path)) {
                assertThat(site.seen(query)).as(query).isEqualTo(new Seen("", ""));
                assertThat(site.isHandled(query)).as(query).isTrue();
            }
            boolean open = path.equals(GuardedApi.OPEN);
            String origin = "Origin: " + FOREIGN;
            assertThat(Curl.post(url + "/act?named" + path, origin)).as(path).isEqualTo(open ? 200 : 403);
            assertThat(Curl.socket(url + "/socket?named-socket" + path, origin))
                    .as(path)
                    .isEqualTo(open ? 101 : 403);
            for (String query : List.of("named" + path, "named-socket" + path)) {
                assertThat(site.seen(query)).as(query).isEqualTo(new Seen(FOREIGN, ""));
                assertThat(site.isHandled(query)).as(query).isEqualTo(open);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void apps(Framework framework) throws Exception {
        GuardedApi site = SITES.get(framework);
        String own = site.origin("127.0.0.1");
        String host = URI.create(own).getAuthority();
        for (App app : App.all(own)) {
            for (String path : GuardedApi.PATHS) {
                boolean passes = app.allowed() || path.equals(GuardedApi.OPEN);
                String query = app.name().replace(' ', '-') + path;
                for (String type : TYPES) {
                    List<String> post = app.post(host, type, "{}");
                    int status =
                            WireClient.status(site.port(), "POST " + path + "/act?" + query + "-" + type, post, "{}");
                    assertThat(status).as("%s, %s", query, type).isEqualTo(passes ? 200 : 403);
                    check(site, query + "-" + type, post, passes);
                }
                List<String> socket = app.socket(host);
                int status = WireClient.status(site.port(), "GET " + path + "/socket?" + query + "-socket", socket, "");
                assertThat(status).as("%s, websocket", query).isEqualTo(passes ? 101 : 403);
                check(site, query + "-socket", socket, passes);
            }
        }
    }

    private static void check(GuardedApi site, String query, List<String> headers, boolean passes) {
        assertThat(site.seen(query)).as(query).isEqualTo(App.seen(headers));
        assertThat(site.isHandled(query)).as(query).isEqualTo(passes);
    }

    @ParameterizedTest
    @EnumSource
    void theClientOfTheJdk(Framework framework) throws Exception {
        GuardedApi site = SITES.get(framework);
        HttpClient client = HttpClient.newHttpClient();
        for (String path : GuardedApi.PATHS) {
            String url = site.origin("127.0.0.1") + path;
            HttpRequest get =
                    HttpRequest.newBuilder(URI.create(url + "/act?get")).build();
            assertThat(client.send(get, BodyHandlers.ofString()).body()).isEqualTo("done");
            for (String type : TYPES) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/act?" + type))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("done");
                assertThat(site.seen(type)).isEqualTo(new Seen("", ""));
            }
            assertThat(firstMessage(client, URI.create(url.replace("http:", "ws:") + "/socket")))
                    .isEqualTo("open");
        }
    }

    private static String firstMessage(HttpClient client, URI uri) throws Exception {
        CompletableFuture<String> message = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        message.complete(data.toString());
                        return null;
                    }
                })
                .get(30, TimeUnit.SECONDS);
        try {
            return message.get(30, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }
}
