package io.github.cors4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.playground.ExchangeLog;
import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Transcript;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The demo answers alike on Javalin and Vert.x")
class DemoTest {
    private static Servers servers;

    @BeforeAll
    static void start() throws DemoException {
        servers = Servers.start(Demo.defaultPolicy(), new ExchangeLog(), 0, 0);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7070", "http://localhost:8080"})
    void from_an_origin_without_scheme_as_in_the_original_documentation(String url) throws Exception {
        check(servers, """
                $ curl -i -H "Origin: www.examplesite.com" URL/
                HTTP/1.1 200 OK

                <h1>Hello CORS!</h1>
                <p>The policy covers <code>/api/*</code> only, so not this page.</p>

                $ curl -i -H "Origin: www.examplesite.com" URL/api/v1/users/
                HTTP/1.1 200 OK
                Access-Control-Allow-Origin: *
                Vary: Origin
                Content-Type: application/json

                {"user":"joe"}

                $ curl -i -X OPTIONS -H "Origin: www.examplesite.com" -H "Access-Control-Request-Method: POST" \\
                    -H "Access-Control-Request-Headers: Content-Type" URL/api/v1/users/create
                HTTP/1.1 200 OK
                Allow: POST, OPTIONS
                Access-Control-Allow-Origin: *
                Access-Control-Allow-Headers: Content-Type
                Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
                Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
                Content-Length: 0

                $ curl -i -X POST -H "Origin: www.examplesite.com" URL/api/v1/users/create
                HTTP/1.1 200 OK
                Access-Control-Allow-Origin: *
                Vary: Origin
                Content-Type: application/json

                {"success":true}

                $ curl -i -H "Origin: www.examplesite.com" URL/api/exception
                HTTP/1.1 500 Internal Server Error
                Access-Control-Allow-Origin: *
                Vary: Origin

                {"error":"Internal Server Error"}
                """.replace("URL", url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7070", "http://localhost:8080"})
    void from_a_well_formed_origin(String url) throws Exception {
        check(servers, """
                $ curl -i -H "Origin: https://www.examplesite.com" URL/
                HTTP/1.1 200 OK

                $ curl -i -H "Origin: https://www.examplesite.com" URL/api/v1/users/
                HTTP/1.1 200 OK
                Access-Control-Allow-Origin: https://www.examplesite.com
                Vary: Origin

                {"user":"joe"}

                $ curl -i -X OPTIONS -H "Origin: https://www.examplesite.com" -H "Access-Control-Request-Method: POST" \\
                    -H "Access-Control-Request-Headers: Content-Type" URL/api/v1/users/create
                HTTP/1.1 200 OK
                Allow: POST, OPTIONS
                Access-Control-Allow-Origin: https://www.examplesite.com
                Access-Control-Allow-Headers: Content-Type
                Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
                Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
                Content-Length: 0

                $ curl -i -X POST -H "Origin: https://www.examplesite.com" URL/api/v1/users/create
                HTTP/1.1 200 OK
                Access-Control-Allow-Origin: https://www.examplesite.com
                Vary: Origin

                {"success":true}

                $ curl -i -H "Origin: https://www.examplesite.com" URL/api/exception
                HTTP/1.1 500 Internal Server Error
                Access-Control-Allow-Origin: https://www.examplesite.com
                Vary: Origin

                {"error":"Internal Server Error"}
                """.replace("URL", url));
    }

    @Test
    void each_line_that_it_prints_is_a_request_that_it_answers() throws Exception {
        for (Api api : servers.all()) {
            List<String> lines = CurlLines.of(api)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("curl"))
                    .toList();
            assertThat(lines).hasSize(6);
            for (String line : lines) {
                Transcript.Command command =
                        Transcript.of("$ " + line).commands().get(0);
                int status = new Exchange(Map.of(api.port(), api.port()))
                        .send(command)
                        .statusCode();
                assertThat(status).as(line).isEqualTo(line.endsWith("/api/exception") ? 500 : 200);
            }
        }
    }

    @Test
    void a_policy_that_is_replaced_holds_from_the_next_request_on() throws Exception {
        AtomicReference<Cors> policy =
                new AtomicReference<>(Demo.defaultPolicy().get());
        try (Servers changing = Servers.start(policy::get, new ExchangeLog(), 0, 0)) {
            for (String url : List.of("http://localhost:7070", "http://localhost:8080")) {
                policy.set(Demo.defaultPolicy().get());
                check(changing, """
                        $ curl -i -H "Origin: https://www.examplesite.com" URL/api/v1/users/
                        HTTP/1.1 200 OK
                        Access-Control-Allow-Origin: https://www.examplesite.com
                        Vary: Origin
                        """.replace("URL", url));
                policy.set(Cors.of(cors -> cors.origins("https://app.example.com")));
                check(changing, """
                        $ curl -i -H "Origin: https://www.examplesite.com" URL/api/v1/users/
                        HTTP/1.1 200 OK
                        Vary: Origin
                        """.replace("URL", url));
            }
        }
    }

    private static void check(Servers servers, String transcript) throws IOException, InterruptedException {
        Exchange exchange = new Exchange(
                Map.of(7070, servers.javalin().port(), 8080, servers.vertx().port()));
        for (Transcript.Command command : Transcript.of(transcript).commands()) {
            exchange.check(command);
        }
    }
}
