package org.inlay.customers.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of customers, as jOOQ names them; db/customers.xml says what they hold. */
final class Tables {
    private Tables() {}

    /** Customers; entered and changed through {@link CustomerEntity}. */
    static final class Customer {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_customer"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_customer", "id"), Columns.ID);
        static final Field<String> NAME = DSL.field(DSL.name("cu_customer", "name"), SQLDataType.VARCHAR);
        static final Field<String> NAME_KEY = DSL.field(DSL.name("cu_customer", "name_key"), SQLDataType.VARCHAR);
        static final Field<String> NAME_READING =
                DSL.field(DSL.name("cu_customer", "name_reading"), SQLDataType.VARCHAR);
        static final Field<String> MOBILE = DSL.field(DSL.name("cu_customer", "mobile"), SQLDataType.VARCHAR);
        static final Field<String> MOBILE_TAIL = DSL.field(DSL.name("cu_customer", "mobile_tail"), SQLDataType.VARCHAR);
        static final Field<String> GENDER = DSL.field(DSL.name("cu_customer", "gender"), SQLDataType.VARCHAR);
        static final Field<LocalDate> BIRTHDAY = DSL.field(DSL.name("cu_customer", "birthday"), SQLDataType.LOCALDATE);
        static final Field<Integer> BIRTH_DAY = DSL.field(DSL.name("cu_customer", "birth_day"), SQLDataType.INTEGER);
        static final Field<String> CHART_NUMBER =
                DSL.field(DSL.name("cu_customer", "chart_number"), SQLDataType.VARCHAR);
        static final Field<String> SOURCE = DSL.field(DSL.name("cu_customer", "source"), SQLDataType.VARCHAR);
        static final Field<Id> REFERRER = DSL.field(DSL.name("cu_customer", "referrer"), Columns.ID);
        static final Field<String> CONSULTANT = DSL.field(DSL.name("cu_customer", "consultant"), SQLDataType.VARCHAR);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_customer", "clinic"), SQLDataType.VARCHAR);
        static final Field<String> GUARDIAN_NAME =
                DSL.field(DSL.name("cu_customer", "guardian_name"), SQLDataType.VARCHAR);
        static final Field<String> GUARDIAN_MOBILE =
                DSL.field(DSL.name("cu_customer", "guardian_mobile"), SQLDataType.VARCHAR);
        static final Field<String> GUARDIAN_RELATION =
                DSL.field(DSL.name("cu_customer", "guardian_relation"), SQLDataType.VARCHAR);
        static final Field<String> CONSENTS = DSL.field(DSL.name("cu_customer", "consents"), SQLDataType.VARCHAR);
        static final Field<Instant> CREATED_AT = DSL.field(DSL.name("cu_customer", "created_at"), Columns.INSTANT);
        static final Field<Id> MERGED_INTO = DSL.field(DSL.name("cu_customer", "merged_into"), Columns.ID);
        static final Field<String> STATE = DSL.field(DSL.name("cu_customer", "state"), SQLDataType.VARCHAR);
        static final Field<Long> VERSION = DSL.field(DSL.name("cu_customer", "version"), SQLDataType.BIGINT);

        private Customer() {}
    }

    /** Parts of names, by which customers are found. */
    static final class NameGram {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_name_gram"));
        static final Field<String> GRAM = DSL.field(DSL.name("cu_name_gram", "gram"), SQLDataType.VARCHAR);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_name_gram", "customer"), Columns.ID);

        private NameGram() {}
    }

    /** Consents given and withdrawn, appended only. */
    static final class Consent {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_consent"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_consent", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_consent", "customer"), Columns.ID);
        static final Field<String> KIND = DSL.field(DSL.name("cu_consent", "kind"), SQLDataType.VARCHAR);
        static final Field<Boolean> GIVEN = DSL.field(DSL.name("cu_consent", "given"), SQLDataType.BOOLEAN);
        static final Field<Instant> CHANGED_AT = DSL.field(DSL.name("cu_consent", "changed_at"), Columns.INSTANT);
        static final Field<String> CHANGED_BY = DSL.field(DSL.name("cu_consent", "changed_by"), SQLDataType.VARCHAR);

        private Consent() {}
    }

    /** What is counted of visits per customer and clinic, and once more for the organisation (clinic empty). */
    static final class Facts {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_facts"));
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_facts", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_facts", "clinic"), SQLDataType.VARCHAR);
        static final Field<LocalDate> FIRST_VISIT_DATE =
                DSL.field(DSL.name("cu_facts", "first_visit_date"), SQLDataType.LOCALDATE);
        static final Field<LocalDate> LAST_VISIT_DATE =
                DSL.field(DSL.name("cu_facts", "last_visit_date"), SQLDataType.LOCALDATE);
        static final Field<String> LAST_VISIT_TYPE =
                DSL.field(DSL.name("cu_facts", "last_visit_type"), SQLDataType.VARCHAR);
        static final Field<Integer> VISIT_DAYS = DSL.field(DSL.name("cu_facts", "visit_days"), SQLDataType.INTEGER);
        static final Field<Long> LOCK_SEQ = DSL.field(DSL.name("cu_facts", "lock_seq"), SQLDataType.BIGINT);
        static final List<Field<?>> ALL =
                List.of(CUSTOMER, CLINIC, FIRST_VISIT_DATE, LAST_VISIT_DATE, LAST_VISIT_TYPE, VISIT_DAYS, LOCK_SEQ);

        private Facts() {}
    }

    /** Merges of customers. */
    static final class Merge {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_merge"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_merge", "id"), Columns.ID);
        static final Field<Id> KEPT = DSL.field(DSL.name("cu_merge", "kept"), Columns.ID);
        static final Field<Id> DUPLICATE = DSL.field(DSL.name("cu_merge", "duplicate"), Columns.ID);
        static final Field<Instant> MERGED_AT = DSL.field(DSL.name("cu_merge", "merged_at"), Columns.INSTANT);
        static final Field<String> MERGED_BY = DSL.field(DSL.name("cu_merge", "merged_by"), SQLDataType.VARCHAR);
        static final Field<Instant> UNDONE_AT = DSL.field(DSL.name("cu_merge", "undone_at"), Columns.INSTANT);
        static final Field<String> UNDONE_BY = DSL.field(DSL.name("cu_merge", "undone_by"), SQLDataType.VARCHAR);

        private Merge() {}
    }

    /** Who stores something of persons. */
    static final class Holder {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_holder"));
        static final Field<String> ID = DSL.field(DSL.name("cu_holder", "id"), SQLDataType.VARCHAR);

        private Holder() {}
    }

    /** What those who were away have not followed yet. */
    static final class PersonChangeRow {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_person_change"));
        static final Field<String> HOLDER = DSL.field(DSL.name("cu_person_change", "holder"), SQLDataType.VARCHAR);
        static final Field<Id> CHANGE = DSL.field(DSL.name("cu_person_change", "change_id"), Columns.ID);
        static final Field<String> KIND = DSL.field(DSL.name("cu_person_change", "kind"), SQLDataType.VARCHAR);
        static final Field<Id> MERGE_ID = DSL.field(DSL.name("cu_person_change", "merge_id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_person_change", "customer"), Columns.ID);
        static final Field<Id> DUPLICATE = DSL.field(DSL.name("cu_person_change", "duplicate"), Columns.ID);

        private PersonChangeRow() {}
    }

    /** What a merge moved, so that it can be taken apart. */
    static final class MergeRow {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_merge_row"));
        static final Field<Id> MERGE_ID = DSL.field(DSL.name("cu_merge_row", "merge_id"), Columns.ID);
        static final Field<String> TABLE_NAME = DSL.field(DSL.name("cu_merge_row", "table_name"), SQLDataType.VARCHAR);
        static final Field<Id> ROW_ID = DSL.field(DSL.name("cu_merge_row", "row_id"), Columns.ID);

        private MergeRow() {}
    }

    /** What was said of allergies, appended only. */
    static final class Allergy {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_allergy"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_allergy", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_allergy", "customer"), Columns.ID);
        static final Field<String> SUBSTANCE = DSL.field(DSL.name("cu_allergy", "substance"), SQLDataType.VARCHAR);
        static final Field<String> REACTION = DSL.field(DSL.name("cu_allergy", "reaction"), SQLDataType.VARCHAR);
        static final Field<String> SEVERITY = DSL.field(DSL.name("cu_allergy", "severity"), SQLDataType.VARCHAR);
        static final Field<Instant> RECORDED_AT = DSL.field(DSL.name("cu_allergy", "recorded_at"), Columns.INSTANT);
        static final Field<String> RECORDED_BY = DSL.field(DSL.name("cu_allergy", "recorded_by"), SQLDataType.VARCHAR);
        static final List<Field<?>> ALL =
                List.of(ID, CUSTOMER, SUBSTANCE, REACTION, SEVERITY, RECORDED_AT, RECORDED_BY);

        private Allergy() {}
    }

    /** Allergy entries taken back. */
    static final class AllergyRetraction {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_allergy_retraction"));
        static final Field<Id> ALLERGY = DSL.field(DSL.name("cu_allergy_retraction", "allergy"), Columns.ID);
        static final Field<String> REASON = DSL.field(DSL.name("cu_allergy_retraction", "reason"), SQLDataType.VARCHAR);
        static final Field<Instant> RETRACTED_AT =
                DSL.field(DSL.name("cu_allergy_retraction", "retracted_at"), Columns.INSTANT);
        static final Field<String> RETRACTED_BY =
                DSL.field(DSL.name("cu_allergy_retraction", "retracted_by"), SQLDataType.VARCHAR);

        private AllergyRetraction() {}
    }

    /** Appointments. */
    static final class Appointment {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_appointment"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_appointment", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_appointment", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_appointment", "clinic"), SQLDataType.VARCHAR);
        static final Field<Instant> STARTS_AT = DSL.field(DSL.name("cu_appointment", "starts_at"), Columns.INSTANT);
        static final Field<Instant> ENDS_AT = DSL.field(DSL.name("cu_appointment", "ends_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("cu_appointment", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> ROOM = DSL.field(DSL.name("cu_appointment", "room"), SQLDataType.VARCHAR);
        static final Field<String> PURPOSE = DSL.field(DSL.name("cu_appointment", "purpose"), SQLDataType.VARCHAR);
        static final Field<Id> ENTITLEMENT = DSL.field(DSL.name("cu_appointment", "entitlement"), Columns.ID);
        static final Field<String> STATUS = DSL.field(DSL.name("cu_appointment", "status"), SQLDataType.VARCHAR);
        static final Field<Id> SUCCESSOR = DSL.field(DSL.name("cu_appointment", "successor"), Columns.ID);
        static final Field<String> REASON = DSL.field(DSL.name("cu_appointment", "reason"), SQLDataType.VARCHAR);
        static final Field<String> BOOKED_BY = DSL.field(DSL.name("cu_appointment", "booked_by"), SQLDataType.VARCHAR);
        static final Field<Long> VERSION = DSL.field(DSL.name("cu_appointment", "version"), SQLDataType.BIGINT);
        static final List<Field<?>> ALL = List.of(new Field<?>[] {
            ID,
            CUSTOMER,
            CLINIC,
            STARTS_AT,
            ENDS_AT,
            BUSINESS_DATE,
            ROOM,
            PURPOSE,
            ENTITLEMENT,
            STATUS,
            SUCCESSOR,
            REASON,
            BOOKED_BY,
            VERSION
        });

        private Appointment() {}
    }

    /** Who is booked with an appointment, and until when. */
    static final class AppointmentStaff {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_appointment_staff"));
        static final Field<Id> APPOINTMENT = DSL.field(DSL.name("cu_appointment_staff", "appointment"), Columns.ID);
        static final Field<String> LOGIN = DSL.field(DSL.name("cu_appointment_staff", "login"), SQLDataType.VARCHAR);
        static final Field<Integer> PLACE = DSL.field(DSL.name("cu_appointment_staff", "place"), SQLDataType.INTEGER);
        static final Field<Instant> ENDS_AT = DSL.field(DSL.name("cu_appointment_staff", "ends_at"), Columns.INSTANT);

        private AppointmentStaff() {}
    }

    /** Persons and rooms that were ever booked, locked while they are being booked. */
    static final class Slot {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_slot"));
        static final Field<String> SLOT = DSL.field(DSL.name("cu_slot", "slot"), SQLDataType.VARCHAR);
        static final Field<Long> LOCK_SEQ = DSL.field(DSL.name("cu_slot", "lock_seq"), SQLDataType.BIGINT);

        private Slot() {}
    }

    /** Visits with the decision in force. */
    static final class Visit {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_visit"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_visit", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_visit", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_visit", "clinic"), SQLDataType.VARCHAR);
        static final Field<Instant> ARRIVED_AT = DSL.field(DSL.name("cu_visit", "arrived_at"), Columns.INSTANT);
        static final Field<LocalDate> VISIT_DATE = DSL.field(DSL.name("cu_visit", "visit_date"), SQLDataType.LOCALDATE);
        static final Field<Id> APPOINTMENT = DSL.field(DSL.name("cu_visit", "appointment"), Columns.ID);
        static final Field<String> VISIT_TYPE = DSL.field(DSL.name("cu_visit", "visit_type"), SQLDataType.VARCHAR);
        static final Field<String> PROPOSED_TYPE =
                DSL.field(DSL.name("cu_visit", "proposed_type"), SQLDataType.VARCHAR);
        static final Field<String> DECIDED_BY = DSL.field(DSL.name("cu_visit", "decided_by"), SQLDataType.VARCHAR);
        static final Field<Id> DECISION = DSL.field(DSL.name("cu_visit", "decision"), Columns.ID);
        static final Field<String> STATUS = DSL.field(DSL.name("cu_visit", "status"), SQLDataType.VARCHAR);
        static final Field<String> RECORDED_BY = DSL.field(DSL.name("cu_visit", "recorded_by"), SQLDataType.VARCHAR);
        static final Field<Boolean> OPENS_DAY = DSL.field(DSL.name("cu_visit", "opens_day"), SQLDataType.BOOLEAN);
        static final List<Field<?>> ALL = List.of(new Field<?>[] {
            ID,
            CUSTOMER,
            CLINIC,
            ARRIVED_AT,
            VISIT_DATE,
            APPOINTMENT,
            VISIT_TYPE,
            PROPOSED_TYPE,
            DECIDED_BY,
            DECISION,
            STATUS,
            RECORDED_BY
        });

        private Visit() {}
    }

    /** Where visitors are, appended only. */
    static final class Whereabout {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_whereabout"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_whereabout", "id"), Columns.ID);
        static final Field<Id> VISIT = DSL.field(DSL.name("cu_whereabout", "visit"), Columns.ID);
        static final Field<String> PLACE = DSL.field(DSL.name("cu_whereabout", "place"), SQLDataType.VARCHAR);
        static final Field<String> STAFF = DSL.field(DSL.name("cu_whereabout", "staff"), SQLDataType.VARCHAR);
        static final Field<String> ROOM = DSL.field(DSL.name("cu_whereabout", "room"), SQLDataType.VARCHAR);
        static final Field<Instant> MOVED_AT = DSL.field(DSL.name("cu_whereabout", "moved_at"), Columns.INSTANT);
        static final Field<String> MOVED_BY = DSL.field(DSL.name("cu_whereabout", "moved_by"), SQLDataType.VARCHAR);
        static final List<Field<?>> ALL = List.of(VISIT, PLACE, STAFF, ROOM, MOVED_AT);

        private Whereabout() {}
    }

    /** Every decision about a visit, appended only. */
    static final class VisitDecision {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_visit_decision"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_visit_decision", "id"), Columns.ID);
        static final Field<Id> VISIT = DSL.field(DSL.name("cu_visit_decision", "visit"), Columns.ID);
        static final Field<String> KIND = DSL.field(DSL.name("cu_visit_decision", "kind"), SQLDataType.VARCHAR);
        static final Field<String> VISIT_TYPE =
                DSL.field(DSL.name("cu_visit_decision", "visit_type"), SQLDataType.VARCHAR);
        static final Field<Long> VERSION = DSL.field(DSL.name("cu_visit_decision", "version"), SQLDataType.BIGINT);
        static final Field<String> CHECKS = DSL.field(DSL.name("cu_visit_decision", "checks"), SQLDataType.VARCHAR);
        static final Field<String> REASON = DSL.field(DSL.name("cu_visit_decision", "reason"), SQLDataType.VARCHAR);
        static final Field<Instant> DECIDED_AT =
                DSL.field(DSL.name("cu_visit_decision", "decided_at"), Columns.INSTANT);
        static final Field<String> DECIDED_BY =
                DSL.field(DSL.name("cu_visit_decision", "decided_by"), SQLDataType.VARCHAR);
        static final List<Field<?>> ALL =
                List.of(ID, VISIT, KIND, VISIT_TYPE, VERSION, CHECKS, REASON, DECIDED_AT, DECIDED_BY);

        private VisitDecision() {}
    }

    /** Enquiries. */
    static final class Enquiry {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_enquiry"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_enquiry", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_enquiry", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_enquiry", "clinic"), SQLDataType.VARCHAR);
        static final Field<Instant> ASKED_AT = DSL.field(DSL.name("cu_enquiry", "asked_at"), Columns.INSTANT);
        static final Field<LocalDate> ASKED_DATE =
                DSL.field(DSL.name("cu_enquiry", "asked_date"), SQLDataType.LOCALDATE);
        static final Field<String> CHANNEL = DSL.field(DSL.name("cu_enquiry", "channel"), SQLDataType.VARCHAR);
        static final Field<String> QUESTION = DSL.field(DSL.name("cu_enquiry", "question"), SQLDataType.VARCHAR);
        static final Field<String> ANSWER = DSL.field(DSL.name("cu_enquiry", "answer"), SQLDataType.VARCHAR);
        static final Field<String> STAFF = DSL.field(DSL.name("cu_enquiry", "staff"), SQLDataType.VARCHAR);
        static final Field<LocalDate> NEXT_CONTACT =
                DSL.field(DSL.name("cu_enquiry", "next_contact"), SQLDataType.LOCALDATE);
        static final Field<String> RECORDED_BY = DSL.field(DSL.name("cu_enquiry", "recorded_by"), SQLDataType.VARCHAR);
        static final List<Field<?>> ALL = List.of(new Field<?>[] {
            ID, CUSTOMER, CLINIC, ASKED_AT, ASKED_DATE, CHANNEL, QUESTION, ANSWER, STAFF, NEXT_CONTACT, RECORDED_BY
        });

        private Enquiry() {}
    }

    /** Treatment records; written through {@link TreatmentEntity}. */
    static final class Treatment {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_treatment"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_treatment", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_treatment", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_treatment", "clinic"), SQLDataType.VARCHAR);
        static final Field<Id> VISIT = DSL.field(DSL.name("cu_treatment", "visit"), Columns.ID);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("cu_treatment", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> AUTHOR = DSL.field(DSL.name("cu_treatment", "author"), SQLDataType.VARCHAR);
        static final Field<String> FINDINGS = DSL.field(DSL.name("cu_treatment", "findings"), SQLDataType.VARCHAR);
        static final Field<String> TREATMENT = DSL.field(DSL.name("cu_treatment", "treatment"), SQLDataType.VARCHAR);
        static final Field<String> CARE_PLAN = DSL.field(DSL.name("cu_treatment", "care_plan"), SQLDataType.VARCHAR);
        static final Field<LocalDate> NEXT_CONTACT =
                DSL.field(DSL.name("cu_treatment", "next_contact"), SQLDataType.LOCALDATE);
        static final Field<String> STATUS = DSL.field(DSL.name("cu_treatment", "status"), SQLDataType.VARCHAR);
        static final Field<Instant> DRAFTED_AT = DSL.field(DSL.name("cu_treatment", "drafted_at"), Columns.INSTANT);
        static final Field<Instant> SIGNED_AT = DSL.field(DSL.name("cu_treatment", "signed_at"), Columns.INSTANT);
        static final Field<String> DIGEST = DSL.field(DSL.name("cu_treatment", "digest"), SQLDataType.VARCHAR);
        static final Field<Long> VERSION = DSL.field(DSL.name("cu_treatment", "version"), SQLDataType.BIGINT);

        private Treatment() {}
    }

    /** What was added to signed records. */
    static final class Addendum {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_addendum"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_addendum", "id"), Columns.ID);
        static final Field<Id> TREATMENT = DSL.field(DSL.name("cu_addendum", "treatment"), Columns.ID);
        static final Field<Instant> ADDED_AT = DSL.field(DSL.name("cu_addendum", "added_at"), Columns.INSTANT);
        static final Field<String> AUTHOR = DSL.field(DSL.name("cu_addendum", "author"), SQLDataType.VARCHAR);
        static final Field<String> ADDITION = DSL.field(DSL.name("cu_addendum", "addition"), SQLDataType.VARCHAR);

        private Addendum() {}
    }

    /** Tag values with up to four dated successors. */
    static final class Tag {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_tag"));
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_tag", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_tag", "clinic"), SQLDataType.VARCHAR);
        static final Field<String> TAG = DSL.field(DSL.name("cu_tag", "tag"), SQLDataType.VARCHAR);
        static final Field<String> TAG_VALUE = DSL.field(DSL.name("cu_tag", "tag_value"), SQLDataType.VARCHAR);
        static final Field<Instant> SINCE = DSL.field(DSL.name("cu_tag", "since"), Columns.INSTANT);
        static final Field<String> VALUE1 = DSL.field(DSL.name("cu_tag", "value1"), SQLDataType.VARCHAR);
        static final Field<Instant> FROM1 = DSL.field(DSL.name("cu_tag", "from1"), Columns.INSTANT);
        static final Field<String> VALUE2 = DSL.field(DSL.name("cu_tag", "value2"), SQLDataType.VARCHAR);
        static final Field<Instant> FROM2 = DSL.field(DSL.name("cu_tag", "from2"), Columns.INSTANT);
        static final Field<String> VALUE3 = DSL.field(DSL.name("cu_tag", "value3"), SQLDataType.VARCHAR);
        static final Field<Instant> FROM3 = DSL.field(DSL.name("cu_tag", "from3"), Columns.INSTANT);
        static final Field<String> VALUE4 = DSL.field(DSL.name("cu_tag", "value4"), SQLDataType.VARCHAR);
        static final Field<Instant> FROM4 = DSL.field(DSL.name("cu_tag", "from4"), Columns.INSTANT);
        static final List<Field<?>> ALL = List.of(new Field<?>[] {
            CUSTOMER, CLINIC, TAG, TAG_VALUE, SINCE, VALUE1, FROM1, VALUE2, FROM2, VALUE3, FROM3, VALUE4, FROM4
        });

        private Tag() {}
    }

    /** Tags that are being recalculated in a clinic. */
    static final class TagState {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_tag_state"));
        static final Field<String> TAG = DSL.field(DSL.name("cu_tag_state", "tag"), SQLDataType.VARCHAR);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_tag_state", "clinic"), SQLDataType.VARCHAR);
        static final Field<Id> EPOCH = DSL.field(DSL.name("cu_tag_state", "epoch"), Columns.ID);

        private TagState() {}
    }

    /** Trees with a name. */
    static final class Segment {
        static final Table<Record> TABLE = DSL.table(DSL.name("cu_segment"));
        static final Field<Id> ID = DSL.field(DSL.name("cu_segment", "id"), Columns.ID);
        static final Field<String> NAME = DSL.field(DSL.name("cu_segment", "name"), SQLDataType.VARCHAR);
        static final Field<String> CLINIC = DSL.field(DSL.name("cu_segment", "clinic"), SQLDataType.VARCHAR);
        static final Field<String> TREE = DSL.field(DSL.name("cu_segment", "tree"), SQLDataType.VARCHAR);
        static final Field<Instant> SAVED_AT = DSL.field(DSL.name("cu_segment", "saved_at"), Columns.INSTANT);
        static final Field<String> SAVED_BY = DSL.field(DSL.name("cu_segment", "saved_by"), SQLDataType.VARCHAR);
        static final Field<Long> VERSION = DSL.field(DSL.name("cu_segment", "version"), SQLDataType.BIGINT);
        static final List<Field<?>> ALL = List.of(ID, NAME, CLINIC, TREE, SAVED_AT, SAVED_BY, VERSION);

        private Segment() {}
    }
}
