package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Whereabout.ALL;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.ID;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.MOVED_AT;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.MOVED_BY;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.PLACE;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.ROOM;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.STAFF;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Whereabout.VISIT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Whereabouts.Place;
import org.inlay.customers.Whereabouts.Where;
import org.inlay.customers.internal.domain.WhereaboutsStore;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ways of visitors. */
@Component
public final class SqlWhereaboutsStore implements WhereaboutsStore {
    private final Sql sql;

    @Activate
    public SqlWhereaboutsStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(Id id, Where where, String by) {
        sql.dsl()
                .insertInto(TABLE, ID, VISIT, PLACE, STAFF, ROOM, MOVED_AT, MOVED_BY)
                .values(id, where.visit(), where.place().name(), where.staff(), where.room(), where.since(), by)
                .execute();
    }

    @Override
    public Optional<Where> last(Id visit) {
        return sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(VISIT.eq(visit))
                .orderBy(ID.desc())
                .limit(1)
                .fetchOptional(SqlWhereaboutsStore::where);
    }

    @Override
    public Map<Id, Where> last(String clinic, LocalDate date) {
        Map<Id, Where> last = new HashMap<>();
        sql.dsl()
                .select(ALL)
                .from(TABLE)
                .join(Tables.Visit.TABLE)
                .on(Tables.Visit.ID.eq(VISIT))
                .where(Tables.Visit.CLINIC.eq(clinic))
                .and(Tables.Visit.VISIT_DATE.eq(date))
                .orderBy(ID)
                .forEach(row -> last.put(row.get(VISIT), where(row)));
        return last;
    }

    private static Where where(Record row) {
        return new Where(
                row.get(VISIT), Place.valueOf(row.get(PLACE)), row.get(STAFF), row.get(ROOM), row.get(MOVED_AT));
    }
}
