package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.inlay.orders.Item;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Enters confirmed orders of the old system, many at a time, with the outcome they had there (version 0, D6). Everything
 * was checked before; customers are locked by the caller, who afterwards brings facts and tags up to date.
 */
public interface OrderImport {
    /** Stores the orders; gives their ids in the same order. */
    List<Id> orders(List<Attached> orders, String by);

    /** Numbers among these that an order has already. */
    Set<String> known(Collection<String> numbers);

    /**
     * An order as the old system knew it.
     *
     * @param number its number there, unique in the organisation
     * @param confirmedAt when it was confirmed
     * @param date its business date
     * @param deal whether the old system called it a deal
     */
    record OldOrder(
            String number,
            String clinic,
            Id customer,
            String type,
            CurrencyUnit currency,
            Instant confirmedAt,
            LocalDate date,
            List<OldLine> lines,
            boolean deal) {
        /** Net of the whole order, gifts being nothing (D8): also what the deal amounts to, whose rule is not known. */
        public Money net() {
            return lines.stream().map(OldLine::net).reduce(Money.zero(currency), Money::plus);
        }

        /** Price before what was taken off; gifts not counted. */
        public Money gross() {
            return lines.stream()
                    .filter(line -> !line.gift())
                    .map(OldLine::gross)
                    .reduce(Money.zero(currency), Money::plus);
        }
    }

    /**
     * A line.
     *
     * @param price of one piece
     * @param net what was charged for the whole line, zero for a gift
     * @param discount what the difference is called
     */
    record OldLine(
            Item item, int quantity, Money price, Money net, boolean gift, String discount, List<StaffShare> staff) {
        Money gross() {
            return price.multipliedBy(quantity);
        }

        /** What was taken off, as a negative amount; zero for a gift, which is named by itself. */
        public Money adjustment() {
            return gift ? net : net.minus(gross());
        }
    }

    /**
     * An order that is ready to be stored.
     *
     * @param customer who stands for its customer now
     * @param visit the visit it attaches to (V5); null = none
     */
    record Attached(OldOrder order, Id customer, @Nullable Id visit) {}
}
