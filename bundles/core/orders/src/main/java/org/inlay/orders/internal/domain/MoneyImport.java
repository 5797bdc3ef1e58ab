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
    record OldPayment(Id order, String tender, Money amount, Stamp stamp) {}

    /**
     * An entitlement with its old balance: {@code executed} of {@code quantity} sessions were executed before.
     *
     * @param value net value of all its sessions; the executed ones take their part of it (D11)
     * @param clinic that sold or gave it
     */
    record OldEntitlement(
            Id customer,
            String clinic,
            String item,
            String name,
            Money listPrice,
            boolean gift,
            @Nullable LocalDate validUntil,
            int quantity,
            int executed,
            Money value,
            Instant grantedAt) {}

    /** What is due on confirmed orders, in minor units; drafts, cancelled and unknown ones are absent. */
    Map<Id, Long> due(Collection<Id> orders);

    /** Books payments; an exception when they are more than is due. */
    void payments(List<OldPayment> payments);

    /** Enters entitlements; gives their ids in the same order. */
    List<Id> entitlements(List<OldEntitlement> entitlements, String by);
}
