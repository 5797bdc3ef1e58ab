package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Enters what was paid and sold before this system: many rows at a time, without events, audit rows or consequences, of
 * which the importer takes care. Everything was checked before.
 */
public interface MoneyImport {
    /** A payment taken in the old system, with its own instant and business date. */
    record OldPayment(Id id, Id order, String tender, Money amount, Stamp stamp) {}

    /**
     * An entitlement with its old balance: {@code executed} of {@code quantity} sessions were executed before.
     *
     * @param clinic that sold or gave it
     * @param line of the order it was sold with; null when no order is known
     * @param value net value of all its sessions; the executed ones take their part of it (D11)
     */
    record OldEntitlement(
            Id id,
            Id customer,
            String clinic,
            @Nullable SoldOn line,
            String item,
            String name,
            Money listPrice,
            boolean gift,
            @Nullable LocalDate validUntil,
            int quantity,
            int executed,
            Money value,
            Instant grantedAt) {}

    /** A line of an order. */
    record SoldOn(Id order, Id line) {}

    /** A confirmed order: whose it is, and what is due on it. */
    record Owed(Id customer, String clinic, Money due) {}

    /**
     * A package or card on a confirmed order.
     *
     * @param number its place in the order, from 1
     * @param net of the whole line
     * @param granted whether entitlements came of it already
     * @param returned whether anything of it was returned
     */
    record Course(
            Id order, Id line, int number, int pieces, Money net, boolean gift, boolean granted, boolean returned) {}

    /** What is due on confirmed orders; drafts, cancelled and unknown ones are absent. */
    Map<Id, Owed> owed(Collection<Id> orders);

    /** The packages and cards of these orders, by order. */
    Map<Id, List<Course>> courses(Collection<Id> orders);

    /** Books payments; an exception when they are more than is due. */
    void payments(List<OldPayment> payments);

    /** Enters entitlements. */
    void entitlements(List<OldEntitlement> entitlements, String by);
}
