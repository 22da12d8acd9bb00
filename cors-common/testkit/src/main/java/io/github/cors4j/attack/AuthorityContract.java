package io.github.cors4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks whether guards recognise the server's own pages. Without {@code Sec-Fetch-Site}, only the authority to which a
 * request was sent shows that: {@code Host}, or {@code :authority} of HTTP/2.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AuthorityContract {
    private static final String PAGE = "http://shop.example:8080";

    private static final List<Form> FORMS = List.of(
            new Form("alike", PAGE, true, "shop.example:8080"),
            new Form("in capitals", PAGE, true, "SHOP.Example:8080"),
            new Form("without TLS behind a proxy", "https://shop.example:8080", true, "shop.example:8080"),
            new Form("no port", "http://shop.example", true, "shop.example"),
            new Form("the default port", "http://shop.example", true, "shop.example:80"),
            new Form("the default port of https", "https://shop.example", true, "shop.example:443"),
            new Form("IPv4", "http://127.0.0.1:8080", true, "127.0.0.1:8080"),
            new Form("IPv6", "http://[::1]:8080", true, "[::1]:8080"),
            new Form("IPv6 without port", "http://[2001:db8::1]", true, "[2001:db8::1]"),
            new Form("IPv6 in capitals", "http://[2001:db8::1]:8080", true, "[2001:DB8::1]:8080"),
            new Form("with a dot", "http://shop.example.:8080", true, "shop.example.:8080"),
            new Form("another port", "http://shop.example:8081", false, "shop.example:8080"),
            new Form("a port more", "http://shop.example:8080", false, "shop.example"),
            new Form("a port less", "http://shop.example", false, "shop.example:8080"),
            new Form("a port that is no default", "http://shop.example", false, "shop.example:8443"),
            new Form("a longer port", "http://shop.example:80", false, "shop.example:8080"),
            new Form("another host", "http://evil.example:8080", false, "shop.example:8080"),
            new Form("a subdomain", "http://a.shop.example:8080", false, "shop.example:8080"),
            new Form("the domain above", "http://example:8080", false, "shop.example:8080"),
            new Form("one that begins alike", "http://shop.example.evil:8080", false, "shop.example:8080"),
            new Form("a dot more", "http://shop.example.:8080", false, "shop.example:8080"),
            new Form("a dot less", PAGE, false, "shop.example.:8080"),
            new Form("null", "null", false, "null"),
            new Form("another scheme", "ftp://shop.example:8080", false, "shop.example:8080"),
            new Form("an application's scheme", "app://shop.example:8080", false, "shop.example:8080"),
            new Form("user in front", PAGE, false, "user@shop.example:8080"),
            new Form("user and password in front", PAGE, false, "user:password@shop.example:8080"),
            new Form("a host as user", PAGE, false, "shop.example:8080@evil.example"),
            new Form("behind the host of a user", "http://evil.example", false, "shop.example:8080@evil.example"),
            new Form("IPv6 and IPv4", "http://[::1]:8080", false, "127.0.0.1:8080"),
            new Form("other IPv6", "http://[::2]:8080", false, "[::1]:8080"),
            new Form("IPv6 with a zone", "http://[fe80::1]:8080", false, "[fe80::1%25eth0]:8080"),
            new Form("a path behind", PAGE, false, "shop.example:8080/x"),
            new Form("a list", PAGE, false, "shop.example:8080, evil.example"),
            new Form("nothing", PAGE, false, ""),
            new Form("a port alone", "http://shop.example:8080", false, ":8080"),
            new Form("two", PAGE, false, "evil.example", "shop.example:8080"),
            new Form("two, ours first", PAGE, false, "shop.example:8080", "evil.example"),
            new Form("two, theirs first", "http://evil.example", false, "evil.example", "shop.example:8080"),
            new Form("two, theirs last", "http://evil.example", false, "shop.example:8080", "evil.example"));

    private Target target;

    private interface Sending {
        RawAnswer send(Form form) throws Exception;
    }

    private record Form(String name, String origin, boolean same, List<String> authorities) {
        Form(String name, String origin, boolean same, String... authorities) {
            this(name, origin, same, List.of(authorities));
        }
    }

    /** Starts a server that responds with {@code 200} to every POST to {@code /x}, and has a websocket at {@code /ws}. */
    protected abstract Target start(Cors cors);

    /** Reads the fields of a response. */
    protected abstract List<String> fields(byte[] block) throws Exception;

    @BeforeAll
    void start() {
        target = start(Cors.of(cors ->
                cors.origins("https://app.example").guardWebSockets(true).guardUnsafeMethods(true)));
    }

    @AfterAll
    void stop() {
        target.close();
    }

    /** Returns the tests; servers refuse some authorities themselves. */
    private Stream<DynamicTest> tests(int reached, Sending sending) {
        return FORMS.stream()
                .map(form -> DynamicTest.dynamicTest(
                        form.name(),
                        () -> assertThat(sending.send(form).status())
                                .as("%s", form)
                                .isIn(form.same() ? List.of(reached) : List.of(403, 400, Http2Request.RESET))));
    }

    @TestFactory
    Stream<DynamicTest> unsafeMethods() {
        return tests(200, form -> http1(form, "POST /x", "Content-Length: 0"));
    }

    @TestFactory
    Stream<DynamicTest> unsafeMethodsOverHttp2() {
        return tests(200, form -> http2(form, Http2Request.of("POST", "/x")));
    }

    @TestFactory
    Stream<DynamicTest> handshakes() {
        return tests(
                101,
                form -> http1(
                        form,
                        "GET /ws",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    }

    /**
     * Returns tests for servers on which a handshake over HTTP/2 reaches the application. On others, every test would pass.
     *
     * @param reached the status of a handshake that a guard lets pass
     */
    protected final Stream<DynamicTest> handshakesOverHttp2(int reached) {
        assertThat(reached).as("what shows that it was reached").isNotIn(403, 400, Http2Request.RESET);
        return tests(reached, form -> http2(form, Http2Request.handshake("/ws"), "sec-websocket-version", "13"));
    }

    /** Headers that a proxy adds, or an attacker without a browser, do not count as the authority. */
    @TestFactory
    Stream<DynamicTest> hostBesideTheAuthorityOfHttp2() {
        return Stream.of("evil.example", "shop.example:8081", "shop.example")
                .map(host -> DynamicTest.dynamicTest("[" + host + "]", () -> {
                    Http2Request request = Http2Request.of("POST", "/x")
                            .with(":authority", "shop.example:8080")
                            .with("host", host);
                    RawAnswer answer = request.with("origin", "http://" + host).send(target.port(), this::fields);
                    assertThat(answer.status()).isIn(403, 400, Http2Request.RESET);
                }));
    }

    private RawAnswer http1(Form form, String line, String... more) throws Exception {
        List<String> lines = new ArrayList<>(List.of(line + " HTTP/1.1"));
        for (String authority : form.authorities()) {
            lines.add("Host: " + authority);
        }
        lines.add("Origin: " + form.origin());
        lines.addAll(List.of(more));
        try (RawConnection connection = new RawConnection(target.port())) {
            connection.send(String.join("\r\n", lines) + "\r\n\r\n", StandardCharsets.ISO_8859_1);
            return connection.readHead();
        }
    }

    private RawAnswer http2(Form form, Http2Request request, String... more) {
        for (String authority : form.authorities()) {
            request.with(":authority", authority);
        }
        request.with("origin", form.origin());
        for (int i = 0; i < more.length; i += 2) {
            request.with(more[i], more[i + 1]);
        }
        return request.send(target.port(), this::fields);
    }
}
