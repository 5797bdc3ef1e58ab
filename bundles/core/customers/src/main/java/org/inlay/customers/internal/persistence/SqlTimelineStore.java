package org.inlay.customers.internal.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.inlay.customers.Timeline.Entry;
import org.inlay.customers.internal.domain.Callers;
import org.inlay.customers.internal.domain.TimelineStore;
import org.inlay.customers.internal.persistence.Tables.Allergy;
import org.inlay.customers.internal.persistence.Tables.Appointment;
import org.inlay.customers.internal.persistence.Tables.Enquiry;
import org.inlay.customers.internal.persistence.Tables.Treatment;
import org.inlay.customers.internal.persistence.Tables.Visit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The timeline's rows of this bundle. */
@Component
public final class SqlTimelineStore implements TimelineStore {
    private final Sql sql;

    @Activate
    public SqlTimelineStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Entry> visits(Id customer, Callers.Seen seen, Instant before, int limit) {
        return sql.dsl()
                .select(Visit.ARRIVED_AT, Visit.CLINIC, Visit.ID, Visit.VISIT_TYPE, Visit.STATUS)
                .from(Visit.TABLE)
                .where(Visit.CUSTOMER.eq(customer))
                .and(Cursors.in(Visit.CLINIC, seen))
                .and(Visit.ARRIVED_AT.lt(before))
                .orderBy(Visit.ARRIVED_AT.desc(), Visit.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.value1(),
                        "customers.visit",
                        row.value2(),
                        row.value3(),
                        Map.of("type", row.value4(), "status", row.value5())));
    }

    @Override
    public List<Entry> appointments(Id customer, Callers.Seen seen, Instant before, int limit) {
        return sql.dsl()
                .select(
                        Appointment.STARTS_AT,
                        Appointment.CLINIC,
                        Appointment.ID,
                        Appointment.PURPOSE,
                        Appointment.STATUS)
                .from(Appointment.TABLE)
                .where(Appointment.CUSTOMER.eq(customer))
                .and(Cursors.in(Appointment.CLINIC, seen))
                .and(Appointment.STARTS_AT.lt(before))
                .orderBy(Appointment.STARTS_AT.desc(), Appointment.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.value1(),
                        "customers.appointment",
                        row.value2(),
                        row.value3(),
                        Map.of("purpose", row.value4(), "status", row.value5())));
    }

    @Override
    public List<Entry> enquiries(Id customer, Callers.Seen seen, Instant before, int limit) {
        return sql.dsl()
                .select(Enquiry.ASKED_AT, Enquiry.CLINIC, Enquiry.ID, Enquiry.CHANNEL, Enquiry.QUESTION)
                .from(Enquiry.TABLE)
                .where(Enquiry.CUSTOMER.eq(customer))
                .and(Cursors.in(Enquiry.CLINIC, seen))
                .and(Enquiry.ASKED_AT.lt(before))
                .orderBy(Enquiry.ASKED_AT.desc(), Enquiry.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.value1(),
                        "customers.enquiry",
                        row.value2(),
                        row.value3(),
                        Map.of("channel", row.value4(), "question", row.value5())));
    }

    @Override
    public List<Entry> treatments(Id customer, Callers.Seen seen, Instant before, int limit) {
        return sql.dsl()
                .select(Treatment.DRAFTED_AT, Treatment.CLINIC, Treatment.ID, Treatment.STATUS, Treatment.AUTHOR)
                .from(Treatment.TABLE)
                .where(Treatment.CUSTOMER.eq(customer))
                .and(Cursors.in(Treatment.CLINIC, seen))
                .and(Treatment.DRAFTED_AT.lt(before))
                .orderBy(Treatment.DRAFTED_AT.desc(), Treatment.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.value1(),
                        "customers.treatment-record",
                        row.value2(),
                        row.value3(),
                        Map.of("status", row.value4(), "author", row.value5())));
    }

    @Override
    public List<Entry> allergies(Id customer, Instant before, int limit) {
        return sql.dsl()
                .select(Allergy.RECORDED_AT, Allergy.ID, Allergy.SUBSTANCE)
                .from(Allergy.TABLE)
                .where(Allergy.CUSTOMER.eq(customer))
                .and(Allergy.RECORDED_AT.lt(before))
                .orderBy(Allergy.RECORDED_AT.desc(), Allergy.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.value1(),
                        "customers.allergy",
                        Clinic.ORGANISATION,
                        row.value2(),
                        Map.of("substance", row.value3())));
    }
}
