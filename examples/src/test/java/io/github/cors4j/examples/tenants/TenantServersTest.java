package io.github.cors4j.examples.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.javalin.JavalinTenants;
import io.github.cors4j.examples.vertx.VertxTenants;
import io.javalin.Javalin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Servers grant what the row of the tenant grants whom the request names as its host")
class TenantServersTest {
    private static final String RED = "red.example.com";
    private static final String RED_APP = "https://app.red.example";
    private static final String OTHER_APP = "https://other.red.example";

    private enum Framework {
        JAVALIN {
            @Override
            Server start(TenantPolicies tenants) {
                Javalin app = JavalinTenants.start(tenants, 0);
                return new Server(app.port(), app::stop);
            }
        },
        VERTX {
            @Override
            Server start(TenantPolicies tenants) {
                Vertx vertx = Vertx.vertx();
                HttpServer server = VertxTenants.start(vertx, tenants, 0).await();
                return new Server(server.actualPort(), () -> vertx.close().await());
            }
        };

        abstract Server start(TenantPolicies tenants);
    }

    private record Server(int port, Runnable stop) implements AutoCloseable {
        /** Sends a request of a page to a tenant. */
        HttpResponse<String> get(String tenant, String origin) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                    .header("Host", tenant)
                    .header("Origin", origin)
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        boolean allows(String tenant, String origin) throws IOException, InterruptedException {
            HttpResponse<String> response = get(tenant, origin);
            assertThat(response.body()).isEqualTo("orders");
            return response.headers().allValues("Access-Control-Allow-Origin").contains(origin);
        }

        @Override
        public void close() {
            stop.run();
        }
    }

    private TestDatabase database;
    private TenantTable table;
    private TenantPolicies tenants;

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase();
        table = database.table;
        table.save(RED, "{\"origins\": \"" + RED_APP + "\"}");
        tenants = new TenantPolicies(table, Duration.ofHours(1), () -> 0, (host, reason) -> {});
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_row_decides_for_its_host_until_it_changes(Framework framework) throws Exception {
        try (Server server = framework.start(tenants)) {
            assertThat(server.allows(RED, RED_APP)).isTrue();
            assertThat(server.allows("RED.example.com:1234", RED_APP)).isTrue();
            assertThat(server.allows(RED, OTHER_APP)).isFalse();
            assertThat(server.allows("blue.example.com", RED_APP)).isFalse();

            table.save(RED, "{\"origins\": \"" + OTHER_APP + "\"}");
            tenants.changed(RED);
            assertThat(server.allows(RED, OTHER_APP)).isTrue();
            assertThat(server.allows(RED, RED_APP)).isFalse();

            table.save(RED, "{\"origins\": \"*\", \"supportsCredentials\": true}");
            tenants.changed(RED);
            assertThat(server.allows(RED, OTHER_APP)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_fails_without_grants_where_the_database_does(Framework framework) throws Exception {
        try (Server server = framework.start(tenants)) {
            database.fail();
            HttpResponse<String> response = server.get(RED, RED_APP);
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(response.body()).doesNotContainIgnoringCase("tenant");

            database.mend();
            assertThat(server.allows(RED, RED_APP)).isTrue();
        }
    }
}
