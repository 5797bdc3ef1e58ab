package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inlay.orders.internal.domain.OrderHistory.Sale;
import org.inlay.orders.internal.domain.OrderHistory.StoodDeal;
import org.jspecify.annotations.Nullable;

/** Rebuilds the facts from the whole history, instant by instant: what one transaction did counts at once. */
public final class FactsReplay {
    private final NavigableMap<Instant, List<Runnable>> events = new TreeMap<>();
    private final Map<LocalDate, Integer> standing = new HashMap<>();
    private int deals;
    private long arrears;
    private @Nullable Instant dealsSince;
    private @Nullable Instant dealDatesSince;
    private @Nullable Instant arrearsSince;

    private FactsReplay() {}

    /** The facts of this history; of one clinic, or of all for the organisation. */
    public static Facts of(OrderHistory history) {
        return new FactsReplay().replay(history);
    }

    private Facts replay(OrderHistory history) {
        history.sales().forEach(this::schedule);
        history.deals().forEach(this::schedule);
        events.forEach(this::play);
        List<Sale> confirmed = history.sales().stream()
                .filter(sale -> sale.cancelledAt() == null)
                .toList();
        TreeSet<LocalDate> orderDates = new TreeSet<>();
        long spend = 0;
        for (Sale sale : confirmed) {
            orderDates.add(sale.date());
            spend += sale.sold()
                    - sale.movements().stream()
                            .mapToLong(MoneyRecords.Movement::returned)
                            .sum();
        }
        TreeSet<LocalDate> dealDates = new TreeSet<>(standing.keySet());
        return new Facts(
                confirmed.size(),
                orderDates.size(),
                orderDates.isEmpty() ? null : orderDates.first(),
                orderDates.isEmpty() ? null : orderDates.last(),
                deals,
                dealsSince,
                dealDates.size(),
                dealDatesSince,
                dealDates.isEmpty() ? null : dealDates.first(),
                dealDates.isEmpty() ? null : dealDates.last(),
                spend,
                arrears,
                arrearsSince,
                events.isEmpty() ? null : events.lastKey());
    }

    private void schedule(Sale sale) {
        Debt debt = new Debt();
        at(sale.confirmedAt(), () -> arrears += debt.move(sale.sold()));
        sale.movements().forEach(movement -> at(movement.at(), () -> arrears += debt.move(movement.due())));
        if (sale.cancelledAt() != null) {
            at(sale.cancelledAt(), () -> arrears += debt.end());
        }
    }

    private void schedule(StoodDeal deal) {
        at(deal.from(), () -> {
            deals++;
            standing.merge(deal.date(), 1, Integer::sum);
        });
        if (deal.reversedAt() != null) {
            at(deal.reversedAt(), () -> {
                deals--;
                standing.computeIfPresent(deal.date(), (date, count) -> count == 1 ? null : count - 1);
            });
        }
    }

    private void at(Instant instant, Runnable event) {
        events.computeIfAbsent(instant, at -> new ArrayList<>()).add(event);
    }

    private void play(Instant instant, List<Runnable> together) {
        int dealsBefore = Facts.several(deals);
        int datesBefore = Facts.several(standing.size());
        boolean owedBefore = arrears > 0;
        together.forEach(Runnable::run);
        if (Facts.several(deals) != dealsBefore) {
            dealsSince = instant;
        }
        if (Facts.several(standing.size()) != datesBefore) {
            dealDatesSince = instant;
        }
        if (arrears > 0 != owedBefore) {
            arrearsSince = instant;
        }
    }

    /** What is due on one order: never below zero. */
    private static final class Debt {
        private long raw;
        private boolean ended;

        long move(long change) {
            long before = due();
            raw += change;
            return due() - before;
        }

        long end() {
            long before = due();
            ended = true;
            return -before;
        }

        private long due() {
            return ended ? 0 : Math.max(0, raw);
        }
    }
}
