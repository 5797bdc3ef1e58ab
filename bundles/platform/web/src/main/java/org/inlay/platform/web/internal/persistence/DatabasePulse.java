package org.inlay.platform.web.internal.persistence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Sql;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers at all, asked anew each time. Who asks waits a few seconds only: a database that is there and
 * says nothing holds a connection for a minute, and whoever watches the server's health must not wait with it.
 */
@Component(service = DatabasePulse.class)
public final class DatabasePulse {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
    private static final long PATIENCE_SECONDS = 4;

    private final Sql sql;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "inlay-pulse"));
    private @Nullable CompletableFuture<Boolean> asking;

    @Activate
    public DatabasePulse(@Reference Sql sql) {
        this.sql = sql;
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
    }

    /** Whether it answered the smallest of questions just now; no when it does not within a few seconds. */
    public boolean answers() {
        try {
            return asking().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            LOG.warn("the database does not answer: {}", silent.toString());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The question that is being asked, or a new one. */
    private synchronized CompletableFuture<Boolean> asking() {
        CompletableFuture<Boolean> present = asking;
        if (present == null || present.isDone()) {
            present = CompletableFuture.supplyAsync(this::ask, thread);
            asking = present;
        }
        return present;
    }

    private boolean ask() {
        try {
            sql.dsl().selectOne().fetch();
            return true;
        } catch (DataAccessException | Problem away) {
            LOG.warn("the database does not answer: {}", away.toString());
            return false;
        }
    }
}
