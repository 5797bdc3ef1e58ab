package org.inlay.platform.web.internal.persistence;

import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Sql;
import org.jooq.exception.DataAccessException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers at all, asked anew each time. */
@Component(service = DatabasePulse.class)
public final class DatabasePulse {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);

    private final Sql sql;

    @Activate
    public DatabasePulse(@Reference Sql sql) {
        this.sql = sql;
    }

    /** Whether it answered the smallest of questions just now. */
    public boolean answers() {
        try {
            sql.dsl().selectOne().fetch();
            return true;
        } catch (DataAccessException | Problem away) {
            LOG.warn("the database does not answer: {}", away.toString());
            return false;
        }
    }
}
