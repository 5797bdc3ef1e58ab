package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inlay.orders.Order;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.Rehearsal.Change;
import org.inlay.platform.Rehearsal.Day;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a draft would change against the version in force, on the clinic's own orders and customers (G6): each order that a version is
 * for is taken to use it, whoever its customer was.
 */
@Component(service = Rehearsals.class)
public class Rehearsals {
    private static final int MOST_EXAMPLES = 100;

    private final Coupons coupons;
    private final PastOrders past;
    private final Audiences audiences;
    private final Clinics clinics;
    private final Access access;

    @Activate
    public Rehearsals(
            @Reference Coupons coupons,
            @Reference PastOrders past,
            @Reference Audiences audiences,
            @Reference Clinics clinics,
            @Reference Access access) {
        this.coupons = coupons;
        this.past = past;
        this.audiences = audiences;
        this.clinics = clinics;
        this.access = access;
    }

    /**
     * A rehearsal.
     *
     * @param against the version in force; null when there is none, and then everything is new
     * @param orders what would be taken off otherwise, by order; its money is what would be taken off more, less than zero when less
     * @param audienceBefore how many customers the version in force is for; null = everybody, or there is none
     * @param audienceAfter how many the draft is for; null = everybody
     */
    public record Rehearsed(
            @Nullable Id against,
            Rehearsal orders,
            @Nullable Long audienceBefore,
            @Nullable Long audienceAfter) {}

    /**
     * Over the last days in a clinic; needs {@code coupons:write} there. Problems: {@code not-found}, {@code validation}, {@code
     * segment-undecided}.
     *
     * @param days business dates, today included, 1 to 366
     */
    public Rehearsed of(Id draft, String clinic, int days) {
        access.require(CouponsPlugin.WRITE, clinic);
        LocalDate from = past.from(clinic, days);
        Template after = coupons.get(draft);
        Template before = coupons.versions(draft).stream()
                .filter(version -> version.current() && !version.id().equals(draft))
                .findFirst()
                .orElse(null);
        Terms old = before == null ? null : before.terms();
        Tally tally = new Tally(clinics.get(clinic).currency());
        for (Order order : past.since(clinic, from)) {
            tally.add(order, old == null ? null : PastOrders.off(order, old), PastOrders.off(order, after.terms()));
        }
        return new Rehearsed(
                before == null ? null : before.id(),
                tally.rehearsal(),
                old == null ? null : audiences.count(old, clinic),
                audiences.count(after.terms(), clinic));
    }

    /** Counts what differs. */
    private static final class Tally {
        private final CurrencyUnit currency;
        private final Set<Id> customers = new HashSet<>();
        private final Map<LocalDate, Day> days = new TreeMap<>();
        private final List<Change> changes = new ArrayList<>();
        private long decided;
        private Money money;

        Tally(CurrencyUnit currency) {
            this.currency = currency;
            this.money = Money.zero(currency);
        }

        void add(Order order, @Nullable BigDecimal before, @Nullable BigDecimal after) {
            decided++;
            BigDecimal was = before == null ? BigDecimal.ZERO : before;
            BigDecimal is = after == null ? BigDecimal.ZERO : after;
            if (was.compareTo(is) == 0 && (before == null) == (after == null)) {
                return;
            }
            Money more = Money.of(currency, is.subtract(was));
            money = money.plus(more);
            customers.add(order.customer());
            changes.add(new Change(order.id(), order.customer(), order.date(), shown(before), shown(after), more));
            Day one = new Day(order.date(), before == null ? 1 : 0, after == null ? 1 : 0, more);
            days.merge(
                    order.date(),
                    one,
                    (all, next) -> new Day(
                            all.date(),
                            all.becomes() + next.becomes(),
                            all.ceases() + next.ceases(),
                            all.money().plus(next.money())));
        }

        private static String shown(@Nullable BigDecimal off) {
            return off == null ? "" : off.toPlainString();
        }

        Rehearsal rehearsal() {
            List<Change> latest = new ArrayList<>();
            for (int i = changes.size() - 1; i >= 0 && latest.size() < MOST_EXAMPLES; i--) {
                latest.add(changes.get(i));
            }
            return new Rehearsal(decided, changes.size(), money, customers.size(), List.copyOf(days.values()), latest);
        }
    }
}
