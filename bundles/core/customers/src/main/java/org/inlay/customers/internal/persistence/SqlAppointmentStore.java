package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Appointment.ALL;
import static org.inlay.customers.internal.persistence.Tables.Appointment.BOOKED_BY;
import static org.inlay.customers.internal.persistence.Tables.Appointment.BUSINESS_DATE;
import static org.inlay.customers.internal.persistence.Tables.Appointment.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Appointment.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Appointment.ENDS_AT;
import static org.inlay.customers.internal.persistence.Tables.Appointment.ENTITLEMENT;
import static org.inlay.customers.internal.persistence.Tables.Appointment.ID;
import static org.inlay.customers.internal.persistence.Tables.Appointment.PURPOSE;
import static org.inlay.customers.internal.persistence.Tables.Appointment.REASON;
import static org.inlay.customers.internal.persistence.Tables.Appointment.ROOM;
import static org.inlay.customers.internal.persistence.Tables.Appointment.STARTS_AT;
import static org.inlay.customers.internal.persistence.Tables.Appointment.STATUS;
import static org.inlay.customers.internal.persistence.Tables.Appointment.SUCCESSOR;
import static org.inlay.customers.internal.persistence.Tables.Appointment.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Appointment.VERSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.internal.domain.AppointmentStore;
import org.inlay.customers.internal.domain.Callers;
import org.inlay.customers.internal.persistence.Tables.AppointmentStaff;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Appointments, who takes part, and the slots they compete for. */
@Component
public final class SqlAppointmentStore implements AppointmentStore {
    private final Sql sql;
    private final SlotLocks locks;

    @Activate
    public SqlAppointmentStore(
            @Reference(target = "(inlay.schema=customers)") SchemaReady schema,
            @Reference Sql sql,
            @Reference Transactions transactions) {
        this.sql = sql;
        this.locks = new SlotLocks(sql, transactions);
    }

    @Override
    public void insert(Booking b) {
        sql.dsl()
                .insertInto(TABLE)
                .set(ID, b.id())
                .set(CUSTOMER, b.customer())
                .set(CLINIC, b.clinic())
                .set(STARTS_AT, b.from())
                .set(ENDS_AT, b.to())
                .set(BUSINESS_DATE, b.date())
                .set(ROOM, b.room())
                .set(PURPOSE, b.purpose())
                .set(ENTITLEMENT, b.entitlement())
                .set(STATUS, b.status().name())
                .set(SUCCESSOR, b.successor())
                .set(REASON, b.reason())
                .set(BOOKED_BY, b.by())
                .set(VERSION, b.version())
                .execute();
        BatchInsert staff = BatchInsert.into(
                sql.dsl(),
                AppointmentStaff.TABLE,
                AppointmentStaff.APPOINTMENT,
                AppointmentStaff.LOGIN,
                AppointmentStaff.PLACE,
                AppointmentStaff.ENDS_AT);
        for (int place = 0; place < b.staff().size(); place++) {
            staff.add(b.id(), b.staff().get(place), place, b.to());
        }
        staff.execute();
    }

    @Override
    public Booking update(Booking b) {
        sql.dsl()
                .update(TABLE)
                .set(STATUS, b.status().name())
                .set(SUCCESSOR, b.successor())
                .set(REASON, b.reason())
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(b.id()))
                .execute();
        return find(b.id()).orElseThrow();
    }

    @Override
    public Optional<Booking> find(Id id) {
        return bookings(sql.dsl().select(ALL).from(TABLE).where(ID.eq(id))).stream()
                .findFirst();
    }

    @Override
    public Day day(Id customer, String clinic, LocalDate date) {
        return new Day(bookings(sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(CLINIC.eq(clinic))
                .and(BUSINESS_DATE.eq(date))
                .orderBy(STARTS_AT, ID)));
    }

    @Override
    public List<Booking> list(String clinic, Instant from, Instant to, PageRequest page) {
        return bookings(sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(CLINIC.eq(clinic))
                .and(STARTS_AT.ge(from))
                .and(STARTS_AT.lt(to))
                .and(Cursors.after(sql.dsl(), TABLE, STARTS_AT, ID, page))
                .orderBy(STARTS_AT, ID)
                .limit(page.limit() + 1));
    }

    @Override
    public List<Booking> of(Id customer, Callers.Seen seen, PageRequest page) {
        return bookings(sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(Cursors.in(CLINIC, seen))
                .and(Cursors.before(sql.dsl(), TABLE, STARTS_AT, ID, page))
                .orderBy(STARTS_AT.desc(), ID.desc())
                .limit(page.limit() + 1));
    }

    @Override
    public List<Booking> standing(Collection<Id> customers) {
        return bookings(sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(Keys.among(CUSTOMER, customers))
                .and(STATUS.in(
                        DSL.inline(Status.BOOKED.name()),
                        DSL.inline(Status.ARRIVED.name()),
                        DSL.inline(Status.NO_SHOW.name())))
                .orderBy(ID));
    }

    @Override
    public List<Booking> unsettled(String clinic, LocalDate before, int limit) {
        return bookings(sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(STATUS.eq(DSL.inline(Status.BOOKED.name())))
                .and(BUSINESS_DATE.lt(before))
                .and(CLINIC.eq(clinic))
                .orderBy(ID)
                .limit(limit));
    }

    @Override
    public void lockSlots(List<String> slots) {
        locks.lock(slots);
    }

    @Override
    public Optional<String> busyStaff(List<String> logins, Instant from, Instant to, @Nullable Id except) {
        return sql.dsl()
                .select(AppointmentStaff.LOGIN)
                .from(AppointmentStaff.TABLE)
                .join(TABLE)
                .on(ID.eq(AppointmentStaff.APPOINTMENT))
                .where(Keys.among(AppointmentStaff.LOGIN, logins))
                .and(AppointmentStaff.ENDS_AT.gt(from))
                .and(taken(to, except))
                .limit(1)
                .fetchOptional(AppointmentStaff.LOGIN);
    }

    @Override
    public boolean roomBusy(String clinic, String room, Instant from, Instant to, @Nullable Id except) {
        return sql.dsl()
                .fetchExists(
                        TABLE,
                        CLINIC.eq(clinic)
                                .and(ROOM.eq(room))
                                .and(ENDS_AT.gt(from))
                                .and(taken(to, except)));
    }

    private static Condition taken(Instant to, @Nullable Id except) {
        Condition taken =
                STARTS_AT.lt(to).and(STATUS.in(DSL.inline(Status.BOOKED.name()), DSL.inline(Status.ARRIVED.name())));
        return except == null ? taken : taken.and(ID.ne(except));
    }

    private List<Booking> bookings(ResultQuery<Record> query) {
        List<Record> rows = query.fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Id, List<String>> staff = sql.dsl()
                .select(AppointmentStaff.APPOINTMENT, AppointmentStaff.LOGIN)
                .from(AppointmentStaff.TABLE)
                .where(AppointmentStaff.APPOINTMENT.in(
                        rows.stream().map(row -> row.get(ID)).toList()))
                .orderBy(AppointmentStaff.PLACE)
                .fetchGroups(AppointmentStaff.APPOINTMENT, AppointmentStaff.LOGIN);
        return rows.stream()
                .map(row -> booking(row, staff.getOrDefault(row.get(ID), List.of())))
                .toList();
    }

    private static Booking booking(Record row, List<String> staff) {
        return new Booking(
                row.get(ID),
                row.get(CUSTOMER),
                row.get(CLINIC),
                row.get(STARTS_AT),
                row.get(ENDS_AT),
                row.get(BUSINESS_DATE),
                List.copyOf(staff),
                row.get(ROOM),
                row.get(PURPOSE),
                row.get(ENTITLEMENT),
                Status.valueOf(row.get(STATUS)),
                row.get(SUCCESSOR),
                row.get(REASON),
                row.get(BOOKED_BY),
                row.get(VERSION));
    }
}
