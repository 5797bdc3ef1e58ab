package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.customers.PersonalData;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.customers.Whereabouts;
import org.inlay.customers.Whereabouts.Place;
import org.inlay.customers.Whereabouts.Where;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class WhereaboutsIT {
    @Inject
    Whereabouts whereabouts;

    @Inject
    Visits visits;

    @Inject
    Customers customers;

    @Inject
    PersonalData personalData;

    @Inject
    Clinics clinics;

    @Inject
    Access access;

    private String clinic = "";
    private Visit visit;

    @BeforeEach
    void arrived() {
        clinic = all(() -> People.clinic(clinics));
        var person = all(() -> customers.create(People.person("等候者", null, clinic)));
        visit = all(() -> visits.arrive(person.id(), clinic, null, null, null, null));
    }

    @Test
    @DisplayName("Who came waits since then; then they are where they were seen last, and may go back")
    void places() {
        Where first = all(() -> whereabouts.of(visit.id()));
        assertThat(first).isEqualTo(new Where(visit.id(), Place.WAITING, null, null, visit.arrivedAt()));
        assertThat(all(() -> whereabouts.onDate(clinic, visit.date()))).isEmpty();
        all(() -> clinics.replaceEntries(clinic, "rooms", List.of(new ListEntry("R1", "一号室"))));

        Where treated = move(Place.TREATMENT, "R1");
        assertThat(treated.since()).isAfterOrEqualTo(visit.arrivedAt());
        assertThat(move(Place.TREATMENT, "R1")).as("the same place").isEqualTo(treated);
        assertThat(all(() -> whereabouts.onDate(clinic, visit.date())))
                .containsOnly(java.util.Map.entry(visit.id(), treated));
        move(Place.LEFT, null);
        Where back = move(Place.WAITING, null);
        assertThat(all(() -> whereabouts.of(visit.id()))).isEqualTo(back);
        assertThat(all(() -> personalData.export(visit.customer())).toString()).contains("TREATMENT");
    }

    @Test
    @DisplayName("A room or a person who is not there, a void visit and who may only read are refused")
    void refused() {
        People.refused("validation", () -> move(Place.CONSULT, "R9"));
        People.refused(
                "validation", () -> all(() -> whereabouts.move(visit.id(), Place.CONSULT, "nobody-at-all", null)));
        var reader = People.caller("li", clinic, "visits:read");
        assertThat(access.as(reader, () -> whereabouts.of(visit.id())).place()).isEqualTo(Place.WAITING);
        People.refused(
                "forbidden", () -> access.as(reader, () -> whereabouts.move(visit.id(), Place.LEFT, null, null)));
        all(() -> visits.voidVisit(visit.id(), "误录"));
        People.refused("visit-void", () -> move(Place.LEFT, null));
    }

    private Where move(Place place, @org.jspecify.annotations.Nullable String room) {
        return all(() -> whereabouts.move(visit.id(), place, null, room));
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }
}
