package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Entitlements as they are stored. */
public interface EntitlementStore {
    /** Whether an entitlement may be executed. */
    enum State {
        /** Sessions are left. */
        OPEN,
        /** Every session is executed. */
        USED,
        /** What was not executed was taken back. */
        VOID,
        /** Its last date has passed with sessions left. */
        EXPIRED
    }

    /**
     * An entitlement to be granted.
     *
     * @param opening sessions executed before it was entered here, by an import; 0 otherwise
     */
    record Grant(
            Id id,
            Id customer,
            String clinic,
            @Nullable Id order,
            @Nullable Id line,
            String item,
            String name,
            Money listPrice,
            boolean gift,
            @Nullable LocalDate validUntil,
            String source,
            int quantity,
            Money value,
            int opening,
            Money openingValue) {}

    /**
     * An entitlement as it stands.
     *
     * @param quantity sessions granted
     * @param voided sessions taken back by returns, cancellations and revocations
     * @param value net value of the sessions that were not taken back
     * @param executedValue part of {@code value} that was executed
     */
    record Standing(
            Id id,
            Id customer,
            String clinic,
            @Nullable Id order,
            @Nullable Id line,
            String item,
            String name,
            Money listPrice,
            boolean gift,
            @Nullable LocalDate validUntil,
            String source,
            int quantity,
            int voided,
            int executed,
            Money value,
            Money executedValue,
            Money forfeited) {
        /** Sessions that may still be executed. */
        public int open() {
            return quantity - voided - executed;
        }

        /** What it is on this business date; its last date is the last on which it may be executed. */
        public State state(LocalDate date) {
            if (open() == 0) {
                return voided > 0 ? State.VOID : State.USED;
            }
            return validUntil != null && date.isAfter(validUntil) ? State.EXPIRED : State.OPEN;
        }

        /** Net value of the next sessions to be executed (D11). */
        public Money valueOf(int sessions) {
            return Pieces.value(value.minus(executedValue), open(), sessions);
        }
    }

    void grant(List<Grant> grants, Instant at, String by);

    Optional<Standing> find(Id entitlement);

    /** What the order granted, by line and component. */
    List<Standing> ofOrder(Id order);

    /** The customer's, newest first: at most {@code limit}, older than {@code after}. */
    List<Standing> of(Id customer, int limit, @Nullable Id after);

    /** Takes sessions and value back; refuses by an exception what would leave less than was executed. */
    void takeBack(Collection<CourseReturn> returns, @Nullable Id refund, String reason, Stamp stamp);
}
