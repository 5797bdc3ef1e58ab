package org.inlay.platform.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.inlay.platform.persistence.SchemaReady;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the tables of every bundle that names a changelog, then registers its {@link SchemaReady}. While the
 * database is away it tries again; a changelog that fails is logged and its bundle stays without tables.
 */
@Component(service = Migrator.class, immediate = true)
public final class Migrator implements BundleTrackerCustomizer<Migrator.Wanted> {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BundleContext context;
    private final DataSource dataSource;
    private final BundleTracker<Wanted> bundles;
    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "inlay-migrator"));
    private volatile boolean away;

    @Activate
    public Migrator(
            BundleContext context, @Reference(target = "(osgi.jndi.service.name=inlay)") DataSource dataSource) {
        this.context = context;
        this.dataSource = dataSource;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        bundles.open();
    }

    /** Waits for a migration under way: an interrupt would break Derby's files under it. */
    @Deactivate
    void stop() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("A migration is still under way after {}", PATIENCE);
        }
        bundles.close();
    }

    @Override
    public @Nullable Wanted addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        Wanted wanted = Changelog.of(bundle).map(Wanted::new).orElse(null);
        if (wanted != null) {
            worker.execute(wanted::migrate);
        }
        return wanted;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Wanted wanted) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Wanted wanted) {
        wanted.withdraw();
    }

    /** The innermost failure: what is around it only says that the pool has no connection. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost.toString();
    }

    /** A bundle's tables: wanted, then ready, until the bundle stops. */
    final class Wanted {

        private final Changelog changelog;
        private @Nullable ServiceRegistration<SchemaReady> ready;
        private boolean withdrawn;

        Wanted(Changelog changelog) {
            this.changelog = changelog;
        }

        void migrate() {
            try (Connection connection = dataSource.getConnection()) {
                away = false;
                if (apply(connection)) {
                    announce();
                }
            } catch (SQLException e) {
                if (!away) {
                    LOG.warn("The database does not answer; trying again every {} s: {}", RETRY.toSeconds(), reason(e));
                    away = true;
                }
                worker.schedule(this::migrate, RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /** Returns whether the tables are there; throws when the database went away meanwhile. */
        private boolean apply(Connection connection) throws SQLException {
            long start = System.nanoTime();
            try {
                boolean changed = new Migration(connection).apply(changelog);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                LOG.info(
                        "Tables of {} {} ({} ms)",
                        changelog.name(),
                        changed ? "brought up to date" : "in order",
                        millis);
                return true;
            } catch (LiquibaseException e) {
                if (!connection.isValid(1)) {
                    throw new SQLException("Connection lost", e);
                }
                LOG.error("The tables of {} cannot be brought up to date", changelog.name(), e);
                return false;
            }
        }

        private synchronized void announce() {
            if (!withdrawn) {
                Dictionary<String, Object> properties =
                        FrameworkUtil.asDictionary(Map.of(SchemaReady.SCHEMA, changelog.name()));
                ready = context.registerService(SchemaReady.class, changelog::name, properties);
            }
        }

        private synchronized void withdraw() {
            withdrawn = true;
            if (ready != null) {
                ready.unregister();
                ready = null;
            }
        }
    }
}
