package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.spi.VisitEvidence.CustomerDay;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.OrderSelection;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;

/** Orders as they are stored. */
public interface OrderStore {
    String DRAFT = "DRAFT";
    String CONFIRMED = "CONFIRMED";
    String CANCELLED = "CANCELLED";

    /** The order. Problems: {@code not-found}. */
    Order get(Id order);

    /** The deal of an order that is no draft, as it is stored now. */
    Order.Deal deal(Order order);

    /** The order after locking its customer's history; what is changed afterwards is safe. Problems: {@code not-found}. */
    Order forUpdate(Id order);

    /** The clinic of the order. Problems: {@code not-found}. */
    String clinicOf(Id order);

    /** Orders by id, in a fixed number of statements; unknown ids are absent. */
    Map<Id, Order> all(Collection<Id> orders);

    /** Orders of a customer, newest first, in these clinics; null = in all. */
    Page<Order> of(Id customer, @Nullable Set<String> clinics, PageRequest page);

    /** Orders of a clinic that are selected. */
    Page<Order> list(OrderSelection selection, PageRequest page);

    /** Stores a new order and gives it back as it will be read. */
    Order create(Head head, Priced priced, NewOrder asked);

    /** What was asked for when the draft was made. */
    NewOrder asked(Id draft);

    /** Makes the draft a confirmed order at this price; its lines are replaced. Problems: {@code stale}. */
    Order confirm(Order draft, Head head, Priced priced);

    /** Marks the order cancelled. Problems: {@code stale}. */
    void cancel(Order order, Instant at);

    /** Records plugins that took part besides those already recorded. */
    void addPlugins(Id order, Set<String> plugins);

    /** Sets the visits of orders (V5); null = "no visit". */
    void attach(Map<Id, @Nullable Id> visits);

    /** Confirmed orders of these customer-days with their instants and present visits. */
    List<OfDay> ofDays(Set<CustomerDay> days);

    /** An order as visits see it. */
    record OfDay(
            Id order,
            CustomerDay day,
            Instant confirmedAt,
            @Nullable Id visit) {}

    /**
     * What an order is besides its price.
     *
     * @param confirmedAt null makes it a draft
     */
    record Head(
            Id id,
            String number,
            String clinic,
            Id customer,
            String type,
            Instant createdAt,
            String createdBy,
            @Nullable Instant confirmedAt,
            LocalDate date,
            @Nullable Id visit) {}
}
