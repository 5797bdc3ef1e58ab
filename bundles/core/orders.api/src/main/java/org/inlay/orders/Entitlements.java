package org.inlay.orders;

import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Entitlements (权益) and their executions (划扣/执行, D11). */
@ProviderType
public interface Entitlements {
    /**
     * Gives free sessions, called by plugins.
     *
     * @param source who gave it, e.g. {@code membership:star-3}
     */
    Entitlement grant(
            Id customer, String clinic, String item, int quantity, @Nullable LocalDate validUntil, String source);

    /** Takes a grant back as far as it is unused. Problems: {@code sold} for what an order brought: that is returned. */
    void revoke(Id entitlement, String reason);

    /** The customer's entitlements, newest first. */
    Page<Entitlement> of(Id customer, PageRequest page);

    /** Executes sessions; needs {@code executions:write} in the clinic. Problems: {@code not-enough}, {@code expired}, {@code not-open}. */
    Execution execute(Id customer, String clinic, Id entitlement, int quantity, List<StaffShare> staff);

    /** Voids an execution with a reason: the sessions return. Problems: {@code already-void}. */
    Execution voidExecution(Id execution, String reason);

    /**
     * Sessions a customer may have executed.
     *
     * @param value net value of all its sessions (D11)
     * @param listPrice list price of one session
     * @param state {@code OPEN, USED, VOID, EXPIRED}
     * @param validUntil last business date; null = no end
     * @param source {@code order}, {@code import} or the grant's
     */
    record Entitlement(
            Id id,
            Id customer,
            String clinic,
            String item,
            String name,
            int quantity,
            int executed,
            int remaining,
            boolean gift,
            Money value,
            Money listPrice,
            String state,
            @Nullable LocalDate validUntil,
            @Nullable Id order,
            @Nullable Id line,
            String source) {}

    /** An execution; {@code value} is its part of the line's net, {@code status} is {@code EXECUTED} or {@code VOID}. */
    record Execution(
            Id id,
            Id entitlement,
            Id customer,
            String clinic,
            java.time.Instant at,
            LocalDate date,
            int quantity,
            Money value,
            boolean gift,
            String status,
            List<StaffShare> staff) {}
}
