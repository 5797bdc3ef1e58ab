package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Allergies;
import org.inlay.customers.Allergies.Allergy;
import org.inlay.customers.Customers;
import org.inlay.customers.Customers.Merge;
import org.inlay.customers.Enquiries;
import org.inlay.customers.Enquiries.NewEnquiry;
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
