package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.customers.Enquiries;
import org.inlay.customers.Enquiries.Enquiry;
import org.inlay.customers.Enquiries.NewEnquiry;
import org.inlay.customers.Timeline;
import org.inlay.customers.Timeline.Entry;
import org.inlay.customers.TreatmentRecords;
import org.inlay.customers.TreatmentRecords.NewTreatment;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.customers.Visits;
import org.inlay.customers.spi.TimelineSource;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class RecordsIT {
    private static final PageRequest PAGE = new PageRequest(50, null);

    @Inject
    BundleContext context;

    @Inject
    TreatmentRecords records;

    @Inject
    Enquiries enquiries;

    @Inject
    Visits visits;

    @Inject
    Timeline timeline;

    @Inject
    Customers customers;

    @Inject
    Checks checks;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @Inject
    Clinics clinics;

    @Inject
    Access access;

    private String clinic = "";
    private Id wang = new Id(0);
    private Caller doctor = People.caller("none", "none");

    @BeforeEach
    void open() {
        clinic = access.asPlatform(() -> People.clinic(clinics));
        wang = access.asPlatform(() -> customers.create(People.person(clinic))).id();
        doctor = People.caller("doctor", clinic, "customers:read", "medical:read", "medical:write", "visits:read");
    }

    @Test
    @DisplayName("V9 the third visit shows two earlier records")
    void third() {
        Treatment first = as(doctor, () -> records.draft(record("36 牙龋坏", "充填")));
        Treatment second = as(doctor, () -> records.draft(record("复查良好", "抛光")));
        assertThat(as(doctor, () -> records.of(wang, PAGE)).items())
                .extracting(Treatment::id)
                .containsExactly(second.id(), first.id());
    }

    @Test
    @DisplayName("V9 a record is signed by its author, then only amended by addenda")
    void signed() {
        Treatment draft = as(doctor, () -> records.draft(record("36 牙龋坏", "充填")));
        People.refused("record-not-signed", () -> as(doctor, () -> records.addendum(draft.id(), "补记")));
        Treatment changed = as(doctor, () -> records.change(draft.id(), draft.version(), record("37 牙龋坏", "充填")));
        People.refused("stale", () -> as(doctor, () -> records.change(draft.id(), draft.version(), record("x", "y"))));
        Caller other = People.caller("other", clinic, "medical:read", "medical:write");
        People.refused("not-author", () -> as(other, () -> records.sign(draft.id())));
        Treatment signed = as(doctor, () -> records.sign(draft.id()));
        assertThat(signed.status()).isEqualTo("SIGNED");
        assertThat(signed.digest()).matches("[0-9a-f]{64}");
        People.refused(
                "record-signed",
                () -> as(doctor, () -> records.change(draft.id(), signed.version(), record("x", "y"))));
        People.refused("record-signed", () -> as(doctor, () -> records.sign(draft.id())));
        Treatment amended = as(other, () -> records.addendum(draft.id(), "术后无不适"));
        assertThat(amended.findings()).isEqualTo(changed.findings());
        assertThat(amended.digest()).isEqualTo(signed.digest());
        assertThat(amended.addenda())
                .extracting(a -> a.author() + " " + a.text())
                .containsExactly("other 术后无不适");
    }

    @Test
    @DisplayName("V9 a signed record that was changed past the services is found; one that a merge moved is as signed")
    void asSigned() {
        Treatment signed = as(doctor, () -> {
            Treatment draft = records.draft(record("36 牙龋坏", "充填"));
            return records.sign(draft.id());
        });
        Id kept =
                access.asPlatform(() -> customers.create(People.person(clinic))).id();
        assertThat(wrong(signed)).isEmpty();
        Customers.Merge merge = access.asPlatform(() -> customers.merge(kept, wang));
        assertThat(wrong(signed)).isEmpty();
        Treatment other = as(
                doctor, () -> records.sign(records.draft(record("37 牙龋坏", "充填")).id()));
        access.asPlatform(() -> customers.unmerge(merge.id()));
        assertThat(wrong(signed)).isEmpty();
        assertThat(wrong(other)).isEmpty();
        assertThatThrownBy(() -> transactions.run(() -> {
                    sql.dsl()
                            .execute("update cu_treatment set findings = '38 牙龋坏' where id = "
                                    + signed.id().value());
                    assertThat(wrong(signed)).hasSize(1);
                    throw new UnsupportedOperationException("taken back");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private List<String> wrong(Treatment record) {
        return access.asPlatform(checks::run).stream()
                .filter(item -> item.check().equals("customers.records"))
                .flatMap(item -> item.problems().stream())
                .filter(problem -> problem.contains(record.id().toString()))
                .toList();
    }

    @Test
    @DisplayName("V9 records are read only in clinics with medical:read")
    void permissions() {
        Treatment draft = as(doctor, () -> records.draft(record("36 牙龋坏", "充填")));
        String elsewhere = access.asPlatform(() -> People.clinic(clinics));
        Caller other = People.caller("other", elsewhere, "medical:read", "medical:write");
        People.refused("forbidden", () -> as(other, () -> records.get(draft.id())));
        assertThat(as(other, () -> records.of(wang, PAGE)).items()).isEmpty();
        Caller desk = People.caller("desk", clinic, "customers:read");
        People.refused("forbidden", () -> as(desk, () -> records.of(wang, PAGE)));
        People.refused("forbidden", () -> as(desk, () -> records.draft(record("x", "y"))));
    }

    @Test
    @DisplayName("V9 an enquiry says who asked what and when to contact them next")
    void enquiry() {
        Caller desk = People.caller("desk", clinic, "enquiries:read", "enquiries:write");
        LocalDate next = LocalDate.of(2026, 12, 1);
        Enquiry asked = as(
                desk,
                () -> enquiries.record(new NewEnquiry(wang, clinic, null, "PHONE", "牙疼怎么办?", "请来院检查", null, next)));
        assertThat(as(desk, () -> enquiries.of(wang, PAGE)).items()).containsExactly(asked);
        assertThat(asked.nextContact()).isEqualTo(next);
        People.refused(
                "validation",
                () -> as(
                        desk,
                        () -> enquiries.record(new NewEnquiry(wang, clinic, null, "FAX", "?", null, null, null))));
    }

    @Test
    @DisplayName("The timeline shows what the caller may see, newest first, and names sources that fail")
    void timeline() {
        Instant arrived = Instant.parse("2026-05-01T02:00:00Z");
        access.asPlatform(() -> visits.arrive(wang, clinic, arrived, null, null, null));
        as(doctor, () -> records.draft(record("36 牙龋坏", "充填")));
        ServiceRegistration<?> failing = context.registerService(TimelineSource.class, new Failing(), null);
        try {
            Timeline.Part seen = as(doctor, () -> timeline.of(wang, PAGE));
            assertThat(seen.items())
                    .extracting(Entry::kind)
                    .containsExactly("customers.treatment-record", "customers.visit");
            assertThat(seen.notices()).containsExactly("itests");
            Timeline.Part first = as(doctor, () -> timeline.of(wang, new PageRequest(1, null)));
            assertThat(as(doctor, () -> timeline.of(wang, new PageRequest(1, first.next())))
                            .items())
                    .extracting(Entry::at)
                    .containsExactly(arrived);
        } finally {
            failing.unregister();
        }
        Caller desk = People.caller("desk", clinic, "customers:read");
        assertThat(as(desk, () -> timeline.of(wang, PAGE)).items()).isEmpty();
    }

    private NewTreatment record(String findings, String treatment) {
        return new NewTreatment(wang, clinic, null, findings, treatment, null, LocalDate.of(2026, 12, 1));
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return access.as(caller, work);
    }

    /** A source that is broken. */
    private static final class Failing implements TimelineSource {
        @Override
        public String id() {
            return "itests";
        }

        @Override
        public List<Entry> entries(Id customer, Instant before, int limit) {
            throw new IllegalStateException("broken on purpose: " + Map.of("customer", customer));
        }
    }
}
