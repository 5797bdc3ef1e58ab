package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Allergies;
import org.inlay.customers.Allergies.Allergy;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Customers.Merge;
import org.inlay.customers.Enquiries;
import org.inlay.customers.Enquiries.NewEnquiry;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.PersonalData;
import org.inlay.customers.Tags;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.TimeTravel;
import org.inlay.platform.persistence.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class MergeIT {
    private static final PageRequest PAGE = new PageRequest(50, null);

    @Inject
    Customers customers;

    @Inject
    Visits visits;

    @Inject
    Enquiries enquiries;

    @Inject
    Allergies allergies;

    @Inject
    Tags tags;

    @Inject
    Appointments appointments;

    @Inject
    PersonalData personalData;

    @Inject
    Sql sql;

    @Inject
    TimeTravel time;

    @Inject
    Clinics clinics;

    @Inject
    Access access;

    private String clinic = "";
    private Id kept = new Id(0);
    private Id duplicate = new Id(0);

    @BeforeEach
    void open() {
        clinic = all(() -> People.clinic(clinics));
        kept = all(() -> customers.create(People.person(clinic))).id();
        duplicate = all(() -> customers.create(People.person(clinic))).id();
    }

    @Test
    @DisplayName("V3 G4 merged histories count together and come apart exactly as they were")
    void thereAndBack() {
        Visit late = arrive(kept, "2026-05-03T02:00:00Z");
        Visit early = arrive(duplicate, "2026-05-01T02:00:00Z");
        Allergy allergy = all(() -> allergies.add(duplicate, "海鲜", null, "MILD"));
        all(() -> enquiries.record(new NewEnquiry(duplicate, clinic, null, "PHONE", "祛斑多少钱?", null, null, null)));
        assertThat(late.type()).isEqualTo(VisitType.INITIAL);

        Merge merge = all(() -> customers.merge(kept, duplicate));
        assertThat(type(late)).isEqualTo(VisitType.RETURN);
        assertThat(type(early)).isEqualTo(VisitType.INITIAL);
        assertThat(all(() -> visits.of(kept, PAGE)).items())
                .extracting(Visit::id)
                .containsExactly(late.id(), early.id());
        assertThat(all(() -> allergies.of(kept)).items())
                .extracting(Allergy::id)
                .containsExactly(allergy.id());
        assertThat(tags.value(kept, clinic, "allergy")).isEqualTo("yes");
        assertThat(all(() -> enquiries.of(duplicate, PAGE)).items()).hasSize(1);
        assertThat(all(() -> customers.get(duplicate)).mergedInto()).isEqualTo(kept);
        assertThat(customers.standing(duplicate)).isEqualTo(kept);
        assertThat(visits.lastType(duplicate, clinic)).contains(VisitType.RETURN);

        Visit own = arrive(duplicate, "2026-05-05T02:00:00Z");
        assertThat(own.customer()).isEqualTo(kept);

        all(() -> customers.unmerge(merge.id()));
        assertThat(type(early)).isEqualTo(VisitType.INITIAL);
        assertThat(type(late)).isEqualTo(VisitType.INITIAL);
        assertThat(type(own)).isEqualTo(VisitType.RETURN);
        assertThat(all(() -> visits.of(kept, PAGE)).items())
                .extracting(Visit::id)
                .containsExactly(own.id(), late.id());
        assertThat(all(() -> visits.of(duplicate, PAGE)).items())
                .extracting(Visit::id)
                .containsExactly(early.id());
        assertThat(tags.value(kept, clinic, "allergy")).isEqualTo("no");
        assertThat(tags.value(duplicate, Clinic.ORGANISATION, "allergy")).isEqualTo("yes");
        assertThat(all(() -> customers.get(duplicate)).mergedInto()).isNull();
        assertThat(all(() -> customers.merges(kept)))
                .containsExactly(new Merge(merge.id(), kept, duplicate, merge.at(), merge.by(), true));
    }

    @Test
    @DisplayName("A merged customer is found by either record's number, and its twin among the duplicates of a new one")
    void found() {
        String mobile = People.mobile();
        String chart = People.some(10);
        Id twin = all(() -> customers.create(People.person("双", mobile, null, chart, clinic)))
                .id();
        Merge merge = all(() -> customers.merge(kept, twin));
        assertThat(search(mobile)).containsExactly(kept);
        assertThat(search(chart)).containsExactly(kept);
        Id again =
                all(() -> customers.create(People.person("双", mobile, clinic))).id();
        assertThat(all(() -> customers.duplicates(again)))
                .extracting(Customer::id)
                .containsExactly(kept);
        all(() -> customers.unmerge(merge.id()));
        assertThat(search(chart)).containsExactly(twin);
    }

    private List<Id> search(String query) {
        return all(() -> customers.search(query, PAGE)).items().stream()
                .map(Customer::id)
                .toList();
    }

    @Test
    @DisplayName("V7 an appointment of one record is settled by the other's arrival while they are one")
    void appointments() {
        Instant ten = Instant.parse("2026-05-01T02:00:00Z");
        Appointment booked = time.at(
                ten.minusSeconds(3600),
                () -> all(() -> appointments.book(new NewAppointment(
                        duplicate, clinic, ten, ten.plusSeconds(1800), List.of(), null, "CONSULT", null))));
        arrive(kept, "2026-05-01T03:00:00Z");
        assertThat(settled(booked)).isEqualTo("BOOKED true");
        Merge merge = all(() -> customers.merge(kept, duplicate));
        assertThat(settled(booked)).isEqualTo("ARRIVED false");
        all(() -> customers.unmerge(merge.id()));
        assertThat(settled(booked)).isEqualTo("NO_SHOW true");
    }

    @Test
    @DisplayName("G4 who withdrew a consent under one record has withdrawn it while the records are one")
    void consents() {
        Id asked =
                all(() -> customers.create(consenting("MARKETING", "MEDICAL"))).id();
        Customer twin = all(() -> customers.create(consenting("MARKETING")));
        all(() -> customers.update(twin.id(), twin.version(), consenting()));
        Merge merge = all(() -> customers.merge(asked, twin.id()));
        assertThat(all(() -> customers.get(asked)).consents()).containsExactly("MEDICAL");
        all(() -> customers.unmerge(merge.id()));
        assertThat(all(() -> customers.get(asked)).consents()).containsExactlyInAnyOrder("MARKETING", "MEDICAL");
        assertThat(all(() -> customers.consents(asked)).get(0).given()).isTrue();
        assertThat(all(() -> customers.get(twin.id())).consents()).isEmpty();
        all(() -> customers.merge(twin.id(), asked));
        assertThat(all(() -> customers.get(twin.id())).consents())
                .as("a merge gives no consent")
                .isEmpty();
    }

    private NewCustomer consenting(String... kinds) {
        return new NewCustomer("同意者", null, null, null, null, null, null, null, clinic, null, List.of(kinds));
    }

    @Test
    @DisplayName("T8 G4 what the old system said of a customer goes with the merge, and back")
    void legacy() {
        sql.dsl()
                .execute("insert into cu_legacy_type (customer, clinic, customer_type, visit_type, deal_value, told_at,"
                        + " imported_at) select id, clinic, 'OLD', 'RETURN', 'MULTIPLE', created_at, created_at"
                        + " from cu_customer where id = " + duplicate.value());
        assertThat(visits.lastType(kept, clinic)).isEmpty();
        Merge merge = all(() -> customers.merge(kept, duplicate));
        assertThat(visits.lastType(kept, clinic)).contains(VisitType.RETURN);
        all(() -> customers.unmerge(merge.id()));
        assertThat(visits.lastType(kept, clinic)).isEmpty();
        assertThat(visits.lastType(duplicate, clinic)).contains(VisitType.RETURN);
    }

    @Test
    @DisplayName("Whoever is exported, restricted or erased, is so under every record that was merged into theirs")
    void personal() {
        String name = "双胞" + People.some(6);
        Id third = all(() -> customers.create(People.person(name, People.mobile(), clinic)))
                .id();
        Merge inner = all(() -> customers.merge(duplicate, third));
        all(() -> customers.merge(kept, duplicate));
        assertThat(all(() -> personalData.export(third)).toString()).contains(name);
        assertThat(all(() -> personalData.export(kept)).toString()).contains(name);
        People.refused(
                "customer-merged",
                () -> all(() -> {
                    personalData.erase(third);
                    return true;
                }));
        all(() -> {
            personalData.erase(kept);
            return true;
        });
        Customer gone = all(() -> customers.get(third));
        assertThat(gone.name()).isEmpty();
        assertThat(gone.mobile()).isNull();
        Id fourth = all(() -> customers.create(People.person(clinic))).id();
        People.refused("erased", () -> all(() -> customers.merge(fourth, kept)));
        People.refused("merge-covered", () -> all(() -> customers.unmerge(inner.id())));
    }

    @Test
    @DisplayName("Merges that make no sense are refused")
    void refused() {
        Id third = all(() -> customers.create(People.person(clinic))).id();
        People.refused("merge-same", () -> all(() -> customers.merge(kept, kept)));
        Merge merge = all(() -> customers.merge(kept, duplicate));
        People.refused("already-merged", () -> all(() -> customers.merge(kept, duplicate)));
        People.refused("already-merged", () -> all(() -> customers.merge(duplicate, third)));
        Merge outer = all(() -> customers.merge(third, kept));
        assertThat(customers.standing(duplicate)).isEqualTo(third);
        People.refused("merge-covered", () -> all(() -> customers.unmerge(merge.id())));
        all(() -> customers.unmerge(outer.id()));
        all(() -> customers.unmerge(merge.id()));
        People.refused("not-merged", () -> all(() -> customers.unmerge(merge.id())));
        People.refused(
                "forbidden",
                () -> access.as(
                        People.caller("li", clinic, "customers:write"), () -> customers.merge(kept, duplicate)));
        People.refused("not-found", () -> all(() -> customers.merge(kept, new Id(1))));
    }

    private String settled(Appointment appointment) {
        Appointment now = all(() -> appointments.get(appointment.id()));
        return now.status() + " " + now.bookedNotArrived();
    }

    private Visit arrive(Id customer, String instant) {
        return all(() -> visits.arrive(customer, clinic, Instant.parse(instant), null, null, null));
    }

    private VisitType type(Visit visit) {
        return all(() -> visits.get(visit.id())).type();
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }
}
