package org.inlay.platform.internal.persistence;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;

/**
 * Where the data lives and how many connections may be open. Without a URL it is Derby below the data directory.
 *
 * @param url {@code jdbc:postgresql:…}, or empty
 * @param connections most connections open at once
 */
record DatabaseSettings(String url, String user, String password, int connections, Path derby) {

    /** The name under which bundles find the data source: {@code (osgi.jndi.service.name=inlay)}. */
    static final String DATA_SOURCE = "inlay";

    /** Property of the data source that names its driver. */
    static final String DRIVER = "osgi.jdbc.driver.name";

    static final String DERBY = "derby";

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Seconds after which a server that says nothing counts as away. No statement may take longer without a byte of an
     * answer, and connections are made one after the other, so that each who asks for one waits for those before; a URL
     * that names them has its own.
     */
    static final Map<String, String> PATIENCE =
            Map.of("connectTimeout", "5", "loginTimeout", "5", "socketTimeout", "60");

    /** Prepared statements kept by each connection: an order alone takes some forty, and the pool's own limit is 8. */
    private static final String STATEMENTS = "256";

    DatabaseSettings {
        if (!url.isEmpty() && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "INLAY_DB_URL must begin with " + POSTGRESQL + " or be absent; it is " + url);
        }
    }

    boolean embedded() {
        return url.isEmpty();
    }

    /** Where the data is, for the log: without the parameters of the URL, among which may be a password. */
    String place() {
        return embedded() ? "Derby at " + derby : url.replaceFirst("\\?.*", "");
    }

    /** The configuration from which pax-jdbc makes the pooled XA data source. */
    Hashtable<String, Object> dataSource() {
        Hashtable<String, Object> properties = new Hashtable<>(pool());
        properties.put("dataSourceName", DATA_SOURCE);
        if (embedded()) {
            properties.put(DRIVER, DERBY);
            properties.put("databaseName", derby.toString());
            properties.put("createDatabase", "create");
        } else {
            properties.put(DRIVER, "PostgreSQL JDBC Driver");
            properties.put("url", url);
            PATIENCE.forEach((name, seconds) -> {
                if (!url.contains(name + "=")) {
                    properties.put(name, seconds);
                }
            });
            properties.put("user", user);
            if (!password.isEmpty()) {
                properties.put("password", password);
            }
        }
        return properties;
    }

    /**
     * Idle connections are closed after a minute: a Derby connection keeps classes of removed plugins alive. PostgreSQL
     * connections are tried before use, so that none is left over from before the database went away.
     */
    private Map<String, Object> pool() {
        String size = Integer.toString(connections);
        return Map.ofEntries(
                Map.entry("pool", "dbcp2"),
                Map.entry("xa", "true"),
                Map.entry("pool.maxTotal", size),
                Map.entry("pool.maxIdle", size),
                Map.entry("pool.minIdle", "2"),
                Map.entry("pool.maxWaitMillis", "5000"),
                Map.entry("pool.testOnBorrow", Boolean.toString(!embedded())),
                Map.entry("pool.timeBetweenEvictionRunsMillis", "30000"),
                Map.entry("pool.minEvictableIdleTimeMillis", "60000"),
                Map.entry("pool.numTestsPerEvictionRun", size),
                Map.entry("factory.poolStatements", "true"),
                Map.entry("factory.maxOpenPreparedStatements", STATEMENTS));
    }
}
