package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inlay.orders.internal.domain.MoneyRecords.Movement;
import org.inlay.orders.internal.domain.OrderHistory.Sale;
import org.inlay.orders.internal.domain.OrderHistory.StoodDeal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T04:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 11, 2);

    @Test
    @DisplayName(
            "T1 two deals on 1 Nov are ONCE, one more on 2 Nov is MULTIPLE, its return is ONCE again, since the return")
    void dealDates() {
        Instant later = NOON.plus(Duration.ofHours(2));
        Instant next = NOON.plus(Duration.ofDays(1));
        Instant returned = NOON.plus(Duration.ofDays(3));
        Facts twoOnOneDay = replay(deal(FIRST, NOON, null), deal(FIRST, later, null));
        assertThat(twoOnOneDay.dealDates()).isEqualTo(1);
        assertThat(twoOnOneDay.deals()).isEqualTo(2);
        assertThat(twoOnOneDay.dealDatesSince()).isEqualTo(NOON);
        assertThat(twoOnOneDay.dealsSince()).isEqualTo(later);
        Facts nextDay = replay(deal(FIRST, NOON, null), deal(FIRST, later, null), deal(SECOND, next, null));
        assertThat(nextDay.dealDates()).isEqualTo(2);
        assertThat(nextDay.dealDatesSince()).isEqualTo(next);
        Facts afterReturn = replay(deal(FIRST, NOON, null), deal(FIRST, later, null), deal(SECOND, next, returned));
        assertThat(afterReturn.dealDates()).isEqualTo(1);
        assertThat(afterReturn.dealDatesSince()).isEqualTo(returned);
        assertThat(afterReturn.lastDeal()).isEqualTo(FIRST);
    }

    @Test
    @DisplayName("D10 due 1000, paid 600: arrears; 400 more: none, each since its own instant")
    void arrears() {
        Instant paid = NOON.plusSeconds(60);
        Instant rest = NOON.plusSeconds(120);
        Facts some = FactsReplay.of(history(sale(100_000, new Movement(paid, -60_000, 0))));
        assertThat(some.arrears()).isEqualTo(40_000);
        assertThat(some.arrearsSince()).isEqualTo(NOON);
        Facts none =
                FactsReplay.of(history(sale(100_000, new Movement(paid, -60_000, 0), new Movement(rest, -40_000, 0))));
        assertThat(none.arrears()).isZero();
        assertThat(none.arrearsSince()).isEqualTo(rest);
    }

    @Test
    @DisplayName("D10 what is confirmed and paid in one transaction never was in arrears")
    void paidAtOnce() {
        Facts facts = FactsReplay.of(history(sale(100_000, new Movement(NOON, -100_000, 0))));
        assertThat(facts.arrearsSince()).isNull();
        assertThat(facts.spend()).isEqualTo(100_000);
    }

    @Test
    @DisplayName("D10 no netting: what one order kept back too much pays nothing of another's arrears")
    void noNetting() {
        Instant later = NOON.plusSeconds(60);
        Sale withheld = sale(100_000, new Movement(NOON, -100_000, 0), new Movement(later, -5_000, 50_000));
        Sale owing = sale(5_000);
        Facts facts = FactsReplay.of(new OrderHistory(List.of(withheld, owing), List.of()));
        assertThat(facts.arrears()).isEqualTo(5_000);
        assertThat(facts.arrearsSince()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("D7 a cancelled order leaves no orders, spend or arrears")
    void cancelled() {
        Sale sale = new Sale("A", FIRST, NOON, NOON.plusSeconds(9), 100_000, List.of());
        Facts facts = FactsReplay.of(new OrderHistory(List.of(sale), List.of()));
        assertThat(facts.orders()).isZero();
        assertThat(facts.firstOrder()).isNull();
        assertThat(facts.spend()).isZero();
        assertThat(facts.arrears()).isZero();
        assertThat(facts.arrearsSince()).isEqualTo(NOON.plusSeconds(9));
    }

    @Property(tries = 500)
    @DisplayName("T6 facts kept step by step equal a replay of the whole history")
    void stepsEqualReplay(@ForAll("steps") List<Draw> draws) {
        Facts kept = Facts.NONE;
        List<Sale> sales = new ArrayList<>();
        List<StoodDeal> deals = new ArrayList<>();
        Instant at = NOON;
        for (Draw draw : draws) {
            at = at.plusSeconds(draw.seconds());
            LocalDate date = FIRST.plusDays(draw.day());
            int paid = draw.net() * draw.paidPercent() / 100;
            Optional<Facts> next =
                    kept.after(new Facts.Step(date, draw.deal() ? date : null, draw.net(), draw.net() - paid, at));
            sales.add(new Sale("A", date, at, null, draw.net(), List.of(new Movement(at, -paid, 0))));
            if (draw.deal()) {
                deals.add(new StoodDeal("A", date, at, null));
            }
            Facts replayed = FactsReplay.of(new OrderHistory(List.copyOf(sales), List.copyOf(deals)));
            kept = next.orElse(replayed);
            assertThat(kept).isEqualTo(replayed);
        }
    }

    /** One order of a random history. */
    record Draw(int seconds, int day, int net, int paidPercent, boolean deal) {}

    @Provide
    Arbitrary<List<Draw>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 500_000),
                        Arbitraries.of(0, 50, 100),
                        Arbitraries.of(true, false))
                .as(Draw::new)
                .list()
                .ofMaxSize(12);
    }

    private static Facts replay(StoodDeal... deals) {
        return FactsReplay.of(new OrderHistory(List.of(), List.of(deals)));
    }

    private static StoodDeal deal(LocalDate date, Instant from, @org.jspecify.annotations.Nullable Instant reversed) {
        return new StoodDeal("A", date, from, reversed);
    }

    private static OrderHistory history(Sale sale) {
        return new OrderHistory(List.of(sale), List.of());
    }

    private static Sale sale(long sold, Movement... movements) {
        return new Sale("A", FIRST, NOON, null, sold, List.of(movements));
    }
}
