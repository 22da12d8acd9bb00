package io.github.cors4j.examples.tenants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The table with the settings of each tenant, by the host that its pages call. */
public final class TenantTable {
    private static final String CREATE =
            "create table if not exists tenant (host varchar(253) primary key, policy varchar(10000) not null)";
    private static final String FIND = "select policy from tenant where host = ?";
    private static final String SAVE = "merge into tenant (host, policy) values (?, ?)";

    private final DataSource database;

    /**
     * Opens the table, and creates it if it does not exist.
     *
     * @param database the database that contains it
     * @throws SQLException if the database fails
     */
    public TenantTable(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                PreparedStatement create = connection.prepareStatement(CREATE)) {
            create.execute();
        }
    }

    /**
     * Returns the settings of a tenant.
     *
     * @param host the host of the tenant, in lower case
     * @return one JSON object with the options under their configuration keys; empty if there is no such tenant
     * @throws SQLException if the database fails
     */
    public Optional<String> find(String host) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, host);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * Adds a tenant, or replaces its settings.
     *
     * @param host the host of the tenant, in lower case
     * @param policy one JSON object with the options under their configuration keys
     * @throws SQLException if the database fails
     */
    public void save(String host, String policy) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, host);
            save.setString(2, policy);
            save.execute();
        }
    }
}
