package org.inlay.customers.internal.persistence;

import java.time.Instant;
import org.inlay.customers.internal.domain.Callers;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Conditions of lists: whose clinics, and from where on. A cursor is the id of the last record shown. */
final class Cursors {
    private Cursors() {}

    static Condition in(Field<String> clinic, Callers.Seen seen) {
        return seen.everywhere() ? DSL.noCondition() : clinic.in(seen.clinics());
    }

    /** Of a list that is newest first: what comes after the cursor. */
    static Condition before(DSLContext dsl, Table<Record> table, Field<Instant> time, Field<Id> id, PageRequest page) {
        if (page.after() == null) {
            return DSL.noCondition();
        }
        Id last = Id.parse(page.after());
        Instant at = timeOf(dsl, table, time, id, last);
        return time.lt(at).or(time.eq(at).and(id.lt(last)));
    }

    /** Of a list in time: what comes after the cursor. */
    static Condition after(DSLContext dsl, Table<Record> table, Field<Instant> time, Field<Id> id, PageRequest page) {
        if (page.after() == null) {
            return DSL.noCondition();
        }
        Id last = Id.parse(page.after());
        Instant at = timeOf(dsl, table, time, id, last);
        return time.gt(at).or(time.eq(at).and(id.gt(last)));
    }

    /** Of a list by id, newest first: what comes after the cursor. */
    static Condition below(Field<Id> id, PageRequest page) {
        return page.after() == null ? DSL.noCondition() : id.lt(Id.parse(page.after()));
    }

    private static Instant timeOf(DSLContext dsl, Table<Record> table, Field<Instant> time, Field<Id> id, Id last) {
        return dsl.select(time)
                .from(table)
                .where(id.eq(last))
                .fetchOptional(time)
                .orElseThrow(() -> Problem.violation("after", "violation.cursor"));
    }
}
