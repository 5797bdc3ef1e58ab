package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Tag.ALL;
import static org.inlay.customers.internal.persistence.Tables.Tag.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Tag.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Tag.FROM1;
import static org.inlay.customers.internal.persistence.Tables.Tag.FROM2;
import static org.inlay.customers.internal.persistence.Tables.Tag.FROM3;
import static org.inlay.customers.internal.persistence.Tables.Tag.FROM4;
import static org.inlay.customers.internal.persistence.Tables.Tag.SINCE;
import static org.inlay.customers.internal.persistence.Tables.Tag.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Tag.TAG;
import static org.inlay.customers.internal.persistence.Tables.Tag.TAG_VALUE;
import static org.inlay.customers.internal.persistence.Tables.Tag.VALUE1;
import static org.inlay.customers.internal.persistence.Tables.Tag.VALUE2;
import static org.inlay.customers.internal.persistence.Tables.Tag.VALUE3;
import static org.inlay.customers.internal.persistence.Tables.Tag.VALUE4;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.internal.domain.TagStore;
import org.inlay.customers.internal.persistence.Tables.TagState;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.customers.spi.TagProvider.Successor;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tag values by (customer, clinic, tag). */
@Component
public final class SqlTagStore implements TagStore {
    private static final List<Field<String>> VALUES = List.of(VALUE1, VALUE2, VALUE3, VALUE4);
    private static final List<Field<Instant>> FROMS = List.of(FROM1, FROM2, FROM3, FROM4);

    private final Sql sql;
    private final SlotLocks locks;

    @Activate
    public SqlTagStore(
            @Reference(target = "(inlay.schema=customers)") SchemaReady schema,
            @Reference Sql sql,
            @Reference Transactions transactions) {
        this.sql = sql;
        this.locks = new SlotLocks(sql, transactions);
    }

    @Override
    public Look look(Id customer, Set<String> clinics) {
        List<Stored> values = sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(CLINIC.in(clinics))
                .fetch(row -> new Stored(row.get(CLINIC), row.get(TAG), state(row)));
        return new Look(values, undecided(clinics));
    }

    @Override
    public Map<Id, Look> looks(Collection<Id> customers, Set<String> clinics) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        Set<Undecided> undecided = undecided(clinics);
        Map<Id, Look> looks = new HashMap<>();
        sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(Keys.among(CUSTOMER, customers))
                .and(CLINIC.in(clinics))
                .fetchGroups(CUSTOMER, row -> new Stored(row.get(CLINIC), row.get(TAG), state(row)))
                .forEach((customer, values) -> looks.put(customer, new Look(values, undecided)));
        customers.forEach(customer -> looks.putIfAbsent(customer, new Look(List.of(), undecided)));
        return looks;
    }

    private Set<Undecided> undecided(Set<String> clinics) {
        return new HashSet<>(sql.dsl()
                .select(TagState.CLINIC, TagState.TAG)
                .from(TagState.TABLE)
                .where(TagState.CLINIC.in(clinics).or(TagState.CLINIC.eq(DSL.inline(EVERYWHERE))))
                .fetch(row -> new Undecided(row.value1(), row.value2())));
    }

    @Override
    public Map<Subject, State> stored(String tag, Collection<Id> customers) {
        Map<Subject, State> states = new HashMap<>();
        if (!customers.isEmpty()) {
            sql.dsl()
                    .select(ALL)
                    .from(TABLE)
                    .where(Keys.among(CUSTOMER, customers))
                    .and(TAG.eq(tag))
                    .forEach(row -> states.put(new Subject(row.get(CUSTOMER), row.get(CLINIC)), state(row)));
        }
        return states;
    }

    @Override
    public void write(String tag, Map<Subject, State> states, Collection<Subject> gone) {
        List<@Nullable Object[]> removals = new ArrayList<>();
        gone.forEach(subject -> removals.add(key(tag, subject)));
        states.keySet().forEach(subject -> removals.add(key(tag, subject)));
        if (!removals.isEmpty()) {
            sql.dsl().batch(removal(), removals.toArray(Object[][]::new)).execute();
        }
        BatchInsert rows = BatchInsert.into(sql.dsl(), TABLE, ALL.toArray(Field<?>[]::new));
        states.forEach((subject, state) -> rows.add(row(tag, subject, state)));
        rows.execute();
    }

    private Query removal() {
        Id customer = null;
        String text = null;
        return sql.dsl()
                .deleteFrom(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(CLINIC.eq(text))
                .and(TAG.eq(text));
    }

    private static @Nullable Object[] key(String tag, Subject subject) {
        return new @Nullable Object[] {subject.customer(), subject.clinic(), tag};
    }

    private static @Nullable Object[] row(String tag, Subject subject, State state) {
        List<Successor> successors = state.successors();
        if (successors.size() > VALUES.size()) {
            throw new IllegalArgumentException("tag " + tag + " has more than 4 successors: " + state);
        }
        @Nullable Object[] row = new @Nullable Object[ALL.size()];
        row[0] = subject.customer();
        row[1] = subject.clinic();
        row[2] = tag;
        row[3] = state.value();
        row[4] = state.since();
        for (int i = 0; i < successors.size(); i++) {
            row[5 + 2 * i] = successors.get(i).value();
            row[6 + 2 * i] = successors.get(i).from();
        }
        return row;
    }

    private static State state(Record row) {
        List<Successor> successors = new ArrayList<>();
        for (int i = 0; i < VALUES.size(); i++) {
            String value = row.get(VALUES.get(i));
            if (value != null) {
                successors.add(new Successor(value, row.get(FROMS.get(i))));
            }
        }
        return new State(row.get(TAG_VALUE), row.get(SINCE), List.copyOf(successors));
    }

    @Override
    public List<Mark> marks() {
        return sql.dsl()
                .select(TagState.TAG, TagState.CLINIC, TagState.EPOCH)
                .from(TagState.TABLE)
                .orderBy(TagState.TAG, TagState.CLINIC)
                .fetch(row -> new Mark(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public void undecided(String tag, String clinic, Id epoch) {
        locks.lock(List.of("tag:" + tag));
        int present = sql.dsl()
                .update(TagState.TABLE)
                .set(TagState.EPOCH, epoch)
                .where(TagState.TAG.eq(tag))
                .and(TagState.CLINIC.eq(clinic))
                .execute();
        if (present == 0) {
            sql.dsl()
                    .insertInto(TagState.TABLE, TagState.TAG, TagState.CLINIC, TagState.EPOCH)
                    .values(tag, clinic, epoch)
                    .execute();
        }
    }

    @Override
    public boolean known(String tag) {
        return sql.dsl().fetchExists(TABLE, TAG.eq(tag));
    }

    @Override
    public boolean undecided(String tag, String clinic) {
        return sql.dsl().fetchExists(TagState.TABLE, TagState.TAG.eq(tag).and(TagState.CLINIC.eq(clinic)));
    }

    @Override
    public void decided(String tag, String clinic, Id epoch) {
        sql.dsl()
                .deleteFrom(TagState.TABLE)
                .where(TagState.TAG.eq(tag))
                .and(TagState.CLINIC.eq(clinic))
                .and(TagState.EPOCH.le(epoch))
                .execute();
    }
}
