package org.inlay.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The tables of a plugin, made from its own changelog in a Derby that lives in memory: what its stores write is really
 * written. The tables of the core are not there.
 */
public final class PluginTables implements AutoCloseable {
    private final String plugin;
    private final String address;
    private final Connection connection;

    private PluginTables(String plugin, String address, Connection connection) {
        this.plugin = plugin;
        this.address = address;
        this.connection = connection;
    }

    /** Those of {@code db/<plugin>.xml} on the class path. */
    public static PluginTables of(String plugin) {
        System.setProperty("derby.stream.error.field", "java.lang.System.err");
        System.setProperty("liquibase.analytics.enabled", "false");
        try {
            String address = "jdbc:derby:memory:" + UUID.randomUUID();
            PluginTables tables =
                    new PluginTables(plugin, address, DriverManager.getConnection(address + ";create=true"));
            tables.migrate();
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException("no database in memory", e);
        }
    }

    /** Brings the tables up to date, as every start of the plugin does. */
    public void migrate() {
        try {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setDatabaseChangeLogTableName("CHANGELOG" + plugin.toUpperCase(Locale.ROOT));
            database.setDatabaseChangeLogLockTableName("CHANGELOGLOCK");
            new Liquibase(
                            "db/" + plugin + ".xml",
                            new ClassLoaderResourceAccessor(
                                    Thread.currentThread().getContextClassLoader()),
                            database)
                    .update(new Contexts(), new LabelExpression());
            connection.setAutoCommit(true);
        } catch (LiquibaseException | SQLException e) {
            throw new IllegalStateException("The changelog db/" + plugin + ".xml does not hold", e);
        }
    }

    /** What the plugin's stores are given. */
    public Sql sql() {
        DSLContext dsl = DSL.using(
                connection,
                SQLDialect.DERBY,
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.NEVER)
                        .withRenderSchema(false)
                        .withMapJPAAnnotations(false));
        return new Sql() {
            @Override
            public DSLContext dsl() {
                return dsl;
            }

            @Override
            public boolean derby() {
                return true;
            }
        };
    }

    /** What says that the tables are there. */
    public SchemaReady ready() {
        return () -> plugin;
    }

    /** Names of the tables, in lower case, without those of the migration itself. */
    public List<String> names() {
        return sql().dsl().meta().getTables().stream()
                .filter(table -> "APP"
                        .equals(
                                table.getSchema() == null
                                        ? ""
                                        : table.getSchema().getName()))
                .map(table -> table.getName().toLowerCase(Locale.ROOT))
                .filter(name -> !name.startsWith("changelog"))
                .sorted()
                .toList();
    }

    /** Every row of every table, as text. */
    public Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        names().forEach(name -> rows.put(
                name, sql().dsl().selectFrom(DSL.table(DSL.name(name))).fetch().formatCSV()));
        return rows;
    }

    @Override
    public void close() {
        try {
            connection.close();
            DriverManager.getConnection(address + ";drop=true").close();
        } catch (SQLException dropped) {
            // Derby says by an exception that the database is gone
            return;
        }
    }
}
