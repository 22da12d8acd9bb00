package io.github.cors4j.examples.playground;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but the page itself, and programs on this machine, may use the playground. */
@ExtendWith(SharedDemo.class)
class SameOriginTest {
    private static RunningDemo demo;

    @BeforeAll
    static void start() {
        demo = SharedDemo.demo();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT", "http://127.0.0.1:PORT", "http://app.localhost:PORT"})
    void thePageMayWriteUnderEachOfItsNames(String origin) {
        String here = origin.replace("PORT", Integer.toString(demo.port()));
        assertThat(write(demo.writing()
                        .header("Host", here.substring("http://".length()))
                        .header("Origin", here)
                        .header("Sec-Fetch-Site", "same-origin")))
                .allMatch(status -> status == 200);
    }

    @Test
    void programsMayWriteWithoutSayingWhoTheyAre() {
        assertThat(write(demo.writing())).allMatch(status -> status == 200);
        assertThat(write(demo.writing().contentType("application/json; charset=utf-8")))
                .allMatch(status -> status == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, ''",
        "Origin, http://localhost",
        "Origin, http://localhost:7070",
        "Origin, https://localhost:PORT",
        "Origin, http://127.0.0.1:PORT", // the same page under another name is another origin
        "Origin, http://app.localhost:PORT",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none"
    })
    void pagesOfOtherOriginsMayNotWrite(String header, String value) {
        String here = value.replace("PORT", Integer.toString(demo.port()));
        assertThat(write(demo.writing().header(header, here))).allMatch(status -> status == 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"})
    void whatAFormCouldSendIsNoJson(String contentType) {
        RestAssuredConfig asText = RestAssured.config()
                .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(contentType, ContentType.TEXT));
        assertThat(write(demo.writing().config(asText).contentType(contentType)))
                .allMatch(status -> status == 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "localhost",
                "localhost:1",
                "localhost.:PORT",
                "localhost.evil.example:PORT",
                "127.0.0.2:PORT",
                "xlocalhost:PORT",
                "192.168.0.1:PORT"
            })
    void namesThatOnlyLeadHereAreRefused(String host) {
        String here = host.replace("PORT", Integer.toString(demo.port()));
        assertThat(write(demo.writing().header("Host", here))).allMatch(status -> status == 403);
        Stream.of("/", "/policy", "/setup", "/exchanges?run=a", "/main.js", "/nowhere")
                .forEach(path -> demo.reading()
                        .header("Host", here)
                        .get(path)
                        .then()
                        .statusCode(403)
                        .body("message", containsString("localhost")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "localhost:x", "localhost:99999", "<b>:1", "[::1", ""})
    void whatIsNoHostIsRefusedWithTheReasonAsJson(String host) {
        demo.reading()
                .header("Host", host)
                .get("/policy")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("message", containsString("Host"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST   | /policy  | GET, PUT
                    DELETE | /policy  | GET, PUT
                    PURGE  | /policy  | GET, PUT
                    GET    | /explain | POST
                    PUT    | /explain | POST
                    POST   | /main.js | GET
                    """)
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre(String method, String path, String allowed) {
        demo.reading()
                .request(method, path)
                .then()
                .statusCode(405)
                .header("Allow", allowed)
                .body("message", equalTo(method + " is not allowed for " + path + ", which has " + allowed + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "app.localhost:PORT", "[::1]:PORT", "LOCALHOST:PORT"})
    void theNamesOfThisMachineAreFine(String host) {
        demo.reading()
                .header("Host", host.replace("PORT", Integer.toString(demo.port())))
                .get("/policy")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS", "PUT"})
    void nothingIsSharedAcrossOrigins(String method) {
        Response response = demo.writing()
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type")
                .body("{}")
                .request(method, "/policy");
        assertThat(response.headers().asList())
                .noneMatch(header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void thePageIsProtected() {
        Response page = demo.reading().get("/");
        assertThat(page.header("Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "style-src 'self';",
                        "frame-ancestors 'none'",
                        demo.urlOf("javalin"),
                        demo.urlOf("vertx"))
                .doesNotContain("unsafe", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body().asString())
                .doesNotContain("style=", "onclick", "//cdn")
                .as("links lead elsewhere, and nothing is loaded from there")
                .doesNotContainPattern("(src|srcset|data|poster|<link[^>]* href)=\"?https?:");
    }

    static List<String> assets() {
        return Assets.NAMES;
    }

    @ParameterizedTest
    @MethodSource("assets")
    void everyFileOfThePageIsThere(String name) {
        demo.reading()
                .get("/" + name)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString(Assets.type(name).split(";")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/playground/main.js", "/a%2fb", "/.git/config"})
    void whatIsNotThereIsSaidSo(String path) {
        demo.reading()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .body("message", equalTo("There is no such page; start at /."));
    }

    @Test
    void onlyThisMachineIsListenedTo() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, demo.port()), 2_000))
                        .isInstanceOf(IOException.class);
            }
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), demo.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    /** The statuses of everything that writes. */
    private static List<Integer> write(RequestSpecification request) {
        return List.of(
                given(request).body("{}").put("/policy").statusCode(),
                given(request)
                        .body("{\"api\": \"javalin\", \"method\": \"GET\", \"path\": \"/\"}")
                        .post("/explain")
                        .statusCode());
    }
}
