package org.inlay.orders;

import java.time.Instant;
import java.time.LocalDate;
import org.inlay.platform.Id;
import org.joda.money.Money;

/** Facts of this bundle that others may subscribe to. */
public final class Events {
    private Events() {}

    /** An order was confirmed; {@code deal} is the decision, or null while rule PAID waits. */
    public record OrderConfirmed(
            Id order, Id customer, String clinic, LocalDate date, Instant at, Money net, boolean deal) {}

    /** An order was cancelled. */
    public record OrderCancelled(Id order, Id customer, String clinic, Instant at) {}

    /** Money was taken. */
    public record PaymentTaken(
            Id order, Id payment, Id customer, String clinic, String tender, Money amount, Instant at) {}

    /** Something was returned. */
    public record OrderRefunded(
            Id order, Id refund, Id customer, String clinic, Money returned, Money repaid, Instant at) {}

    /** A deal came to stand ({@code stands}) or was reversed. */
    public record DealChanged(Id order, Id customer, String clinic, LocalDate date, boolean stands, Instant at) {}

    /** Sessions were executed. */
    public record EntitlementExecuted(
            Id execution, Id entitlement, Id customer, String clinic, LocalDate date, int quantity, Money value) {}

    /** An execution was voided on {@code date}: the sessions returned. */
    public record ExecutionVoided(
            Id execution, Id entitlement, Id customer, String clinic, LocalDate date, int quantity, Money value) {}
}
