package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;

/** Executions (划扣) as they are stored, and what they are evidence of (V2). */
public interface ExecutionStore {
    /** An execution. */
    record Executed(
            Id id,
            Id entitlement,
            Id customer,
            String clinic,
            Instant at,
            LocalDate date,
            int quantity,
            Money value,
            boolean gift,
            boolean voided,
            List<StaffShare> staff) {}

    /** Books an execution if that many sessions are open; says whether it did. */
    boolean execute(Executed execution, String by);

    Optional<Executed> find(Id execution);

    /** Books the void of an execution and returns its sessions; says whether it did. */
    boolean voidExecution(Executed execution, String reason, Stamp stamp);

    /** Whether purchased sessions of the customer were executed in the clinic on the business date and not voided. */
    boolean executedOn(Id customer, String clinic, LocalDate date);

    /** Whether the customer has purchased sessions that may still be executed on the date. */
    boolean hasOpenPurchased(Id customer, LocalDate date);
}
