package org.inlay.platform.internal.persistence;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.inlay.platform.internal.domain.Pulse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Asks PostgreSQL on a connection of its own: those of the pool may all be held by whoever is to be told from a database that
 * says nothing. Derby lives in this process, and has no line that could be dead.
 */
@Component
public final class DatabasePulse implements Pulse {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** The class of SQL states that mean: no connection. */
    private static final String NO_CONNECTION = "08";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable DatabaseConfig config;

    @Reference(
            target = "(" + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.postgresql.Driver)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable DataSourceFactory postgres;

    @Override
    public boolean beats() {
        DatabaseConfig known = config;
        DataSourceFactory drivers = postgres;
        if (known == null || known.settings().embedded() || drivers == null) {
            return true;
        }
        long began = System.nanoTime();
        boolean answered = answers(drivers, known.settings());
        return answered && System.nanoTime() - began < AT_ONCE.toNanos();
    }

    private static boolean answers(DataSourceFactory drivers, DatabaseSettings settings) {
        try {
            Driver driver = drivers.createDriver(new Properties());
            try (Connection connection = driver.connect(settings.url(), properties(settings))) {
                return connection != null && connection.isValid((int) AT_ONCE.toSeconds());
            }
        } catch (SQLException refused) {
            String state = refused.getSQLState();
            return state != null && !state.startsWith(NO_CONNECTION);
        }
    }

    private static Properties properties(DatabaseSettings settings) {
        String patience = Long.toString(AT_ONCE.toSeconds());
        Properties properties = new Properties();
        properties.put("user", settings.user());
        if (!settings.password().isEmpty()) {
            properties.put("password", settings.password());
        }
        for (String wait : DatabaseSettings.PATIENCE.keySet()) {
            properties.put(wait, patience);
        }
        return properties;
    }
}
