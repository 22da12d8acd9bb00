package io.github.cors4j.examples.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.CorsRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The policy of a tenant comes from its row, and whoever has no row gets nothing")
class TenantPoliciesTest {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String RED = "red.example.com";
    private static final String BLUE = "blue.example.com";
    private static final String RED_APP = "https://app.red.example";
    private static final String BLUE_APP = "https://app.blue.example";

    private final List<String> reported = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private TestDatabase database;
    private TenantTable table;
    private TenantPolicies policies;

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase();
        table = database.table;
        policies = new TenantPolicies(table, KEPT, now::get, (host, reason) -> reported.add(host));
        table.save(RED, origins(RED_APP));
        table.save(BLUE, origins(BLUE_APP));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static String origins(String origin) {
        return "{\"origins\": \"" + origin + "\"}";
    }

    private boolean allows(String host, String origin) {
        return policies.of(host).isReadable(CorsRequest.get("/orders").from(origin));
    }

    @Test
    void each_host_has_its_own() {
        assertThat(allows(RED, RED_APP)).isTrue();
        assertThat(allows(RED, BLUE_APP)).isFalse();
        assertThat(allows(BLUE, BLUE_APP)).isTrue();
        assertThat(allows(BLUE, RED_APP)).isFalse();
        assertThat(allows("Red.Example.COM", RED_APP)).isTrue();
    }

    @Test
    void a_changed_row_takes_effect_when_the_time_is_over() throws SQLException {
        assertThat(allows(RED, RED_APP)).isTrue();
        table.save(RED, origins(BLUE_APP));

        now.addAndGet(KEPT.toNanos() - 1);
        assertThat(allows(RED, RED_APP)).isTrue();

        now.addAndGet(1);
        assertThat(allows(RED, RED_APP)).isFalse();
        assertThat(allows(RED, BLUE_APP)).isTrue();
    }

    @Test
    void a_changed_row_takes_effect_at_once_when_told() throws SQLException {
        assertThat(allows(RED, RED_APP)).isTrue();
        table.save(RED, origins(BLUE_APP));
        policies.changed("RED.example.com");

        assertThat(allows(RED, BLUE_APP)).isTrue();
        assertThat(policies.ifKnown(BLUE)).isEmpty();
        assertThat(policies.ifKnown(RED)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"green.example.com", "", "red.example.com:80", "' or host = 'red.example.com"})
    void an_unknown_tenant_grants_nothing(String host) {
        assertThat(policies.of(host)).isSameAs(TenantPolicies.NOTHING);
        assertThat(allows(host, RED_APP)).isFalse();
    }

    @Test
    void a_tenant_that_was_unknown_is_found_later() throws SQLException {
        assertThat(allows("green.example.com", RED_APP)).isFalse();
        table.save("green.example.com", origins(RED_APP));
        now.addAndGet(KEPT.toNanos());
        assertThat(allows("green.example.com", RED_APP)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"origins\": \"*\", \"supportsCredentials\": true}",
                "{\"origins\": \"app.red.example\"}",
                "{\"origins\": \"https://app.red.example\", \"orgins\": []}",
                "{\"origins\": []}",
                "{\"maxAge\": 60}",
                "{}",
                "{\"origins\": \"https://app.red.example\"}}",
                "{\"origins\": \"https://app.red.example\"",
                "[]",
                "null",
                "1",
                ""
            })
    void a_row_that_is_broken_grants_nothing_and_is_reported_once(String row) throws SQLException {
        table.save(RED, row);

        for (int times = 0; times < 2; times++) {
            assertThat(policies.of(RED)).isSameAs(TenantPolicies.NOTHING);
        }
        assertThat(reported).containsExactly(RED);
        assertThat(allows(RED, RED_APP)).isFalse();
        assertThat(allows(BLUE, BLUE_APP)).isTrue();

        table.save(RED, origins(RED_APP));
        policies.changed(RED);
        assertThat(allows(RED, RED_APP)).isTrue();
        assertThat(reported).containsExactly(RED);
    }

    @Test
    void a_database_that_fails_is_asked_again() throws SQLException {
        database.fail();
        assertThatThrownBy(() -> policies.of(RED)).hasRootCauseInstanceOf(SQLException.class);
        database.mend();
        assertThat(allows(RED, RED_APP)).isTrue();
    }
}
