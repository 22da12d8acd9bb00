package io.github.cors4j.examples.tenants;

import com.github.benmanes.caffeine.cache.Ticker;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three tenants in an in-memory database. The policy of one of them cannot be built. */
public final class SampleTenants {
    private static final Logger LOG = LoggerFactory.getLogger(SampleTenants.class);
    private static final Duration KEEP = Duration.ofMinutes(1);

    private SampleTenants() {}

    /**
     * Opens the database, and fills it with the tenants.
     *
     * @return the policies of the tenants
     * @throws SQLException if the database fails
     */
    public static TenantPolicies open() throws SQLException {
        TenantTable table = new TenantTable(JdbcConnectionPool.create("jdbc:h2:mem:tenants;DB_CLOSE_DELAY=-1", "", ""));
        table.save("red.example.com", """
                {"origins": "https://app.red.example", "supportsCredentials": true, "guardUnsafeMethods": true}""");
        table.save("blue.example.com", """
                {"origins": ["https://shop.blue.example", "https://admin.blue.example"], "maxAge": 600}""");
        table.save("green.example.com", """
                {"origins": "*", "supportsCredentials": true}""");
        return new TenantPolicies(table, KEEP, Ticker.systemTicker(), SampleTenants::report);
    }

    private static void report(String host, Exception reason) {
        LOG.error("The policy of {} is not used, so nothing is granted. {}", host, reason.getMessage());
    }
}
