package io.github.cors4j.examples.tenants;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A database of its own for a test, in memory, with the table of tenants. */
final class TestDatabase implements AutoCloseable {
    final TenantTable table;
    private final Connection connection;

    TestDatabase() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        connection = source.getConnection(); // the database is there as long as somebody is connected
        table = new TenantTable(source);
    }

    /** Makes every query fail until {@link #mend}. */
    void fail() throws SQLException {
        execute("alter table tenant rename to away");
    }

    void mend() throws SQLException {
        execute("alter table away rename to tenant");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
