package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.inlay.customers.VisitType;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VisitFactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Test
    @DisplayName("V3 the day's type is that of its first visit; V6 it is the last visit type")
    void dayType() {
        List<Arrival> visits = List.of(visit(1, "A", 9, VisitType.INITIAL), visit(2, "A", 15, VisitType.RETURN));
        assertThat(VisitFacts.of(visits)).containsEntry("A", new VisitFacts(DAY, DAY, VisitType.INITIAL, 1));
        assertThat(VisitViews.dayType(visits.get(1), visits)).isEqualTo(VisitType.INITIAL);
    }

    @Test
    @DisplayName("V3 a void first visit leaves the day to the next one")
    void voidFirst() {
        List<Arrival> visits =
                List.of(voided(visit(1, "A", 9, VisitType.INITIAL)), visit(2, "A", 15, VisitType.RETURN));
        assertThat(VisitFacts.of(visits)).containsEntry("A", new VisitFacts(DAY, DAY, VisitType.RETURN, 1));
    }

    @Test
    @DisplayName("V6 without a visit there is no last visit type")
    void never() {
        assertThat(VisitFacts.of(List.of())).containsOnlyKeys(Clinic.ORGANISATION);
        assertThat(VisitFacts.of(List.of())).containsValue(VisitFacts.NONE);
    }

    @Test
    @DisplayName("G7 facts are kept per clinic, and once more for the organisation")
    void organisation() {
        List<Arrival> visits = List.of(visit(1, "A", 9, VisitType.REPURCHASE), visit(2, "B", 15, VisitType.INITIAL));
        assertThat(VisitFacts.of(visits))
                .containsEntry("A", new VisitFacts(DAY, DAY, VisitType.REPURCHASE, 1))
                .containsEntry("B", new VisitFacts(DAY, DAY, VisitType.INITIAL, 1))
                .containsEntry(Clinic.ORGANISATION, new VisitFacts(DAY, DAY, VisitType.INITIAL, 1));
    }

    @Test
    @DisplayName("V5 an order attaches to the latest visit begun before it, else to the next one that date")
    void attachment() {
        List<Arrival> day = List.of(visit(1, "A", 9, VisitType.INITIAL), visit(2, "A", 14, VisitType.INITIAL));
        assertThat(Attachment.of(day, hour(8))).contains(new Id(1));
        assertThat(Attachment.of(day, hour(9))).contains(new Id(1));
        assertThat(Attachment.of(day, hour(13))).contains(new Id(1));
        assertThat(Attachment.of(day, hour(15))).contains(new Id(2));
        assertThat(Attachment.of(List.of(), hour(10))).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("V5 order 10:00, first arrival 14:00: attached")
    void orderBeforeArrival() {
        assertThat(Attachment.of(List.of(visit(7, "A", 14, VisitType.INITIAL)), hour(10)))
                .contains(new Id(7));
    }

    private static Arrival visit(long id, String clinic, int hour, VisitType type) {
        return new Arrival(
                new Id(id),
                new Id(99),
                clinic,
                hour(hour),
                DAY,
                null,
                type,
                type,
                Arrival.By.PROPOSAL,
                new Id(0),
                false);
    }

    private static Arrival voided(Arrival v) {
        return new Arrival(
                v.id(),
                v.customer(),
                v.clinic(),
                v.arrivedAt(),
                v.date(),
                v.appointment(),
                v.type(),
                v.proposed(),
                v.by(),
                v.decision(),
                true);
    }

    private static Instant hour(int hour) {
        return DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }
}
