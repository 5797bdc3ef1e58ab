package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import org.inlay.orders.internal.domain.EntitlementStore.State;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What entitlements and executions say about visits (V2). Gifts are evidence of nothing (D8). */
@Component(service = EntitlementEvidence.class)
public final class EntitlementEvidence {
    private final EntitlementStore entitlements;
    private final ExecutionStore executions;
    private final BusinessCalendar calendar;

    @Activate
    public EntitlementEvidence(
            @Reference EntitlementStore entitlements,
            @Reference ExecutionStore executions,
            @Reference BusinessCalendar calendar) {
        this.entitlements = entitlements;
        this.executions = executions;
        this.calendar = calendar;
    }

    /** Whether purchased sessions were executed in the clinic on the date and not voided. */
    public boolean executedOn(Id customer, String clinic, LocalDate date) {
        return executions.executedOn(customer, clinic, date);
    }

    /** Whether this entitlement is the customer's, in whatever state. */
    public boolean belongsTo(Id customer, Id entitlement) {
        return entitlements
                .find(entitlement)
                .filter(found -> found.customer().equals(customer))
                .isPresent();
    }

    /** Whether this entitlement is open today, belongs to the customer and was purchased. */
    public boolean isOpenPurchased(Id customer, Id entitlement) {
        return entitlements
                .find(entitlement)
                .filter(found -> found.customer().equals(customer) && !found.gift())
                .filter(found -> found.state(calendar.today(found.clinic())) == State.OPEN)
                .isPresent();
    }

    /** Whether the customer has purchased sessions that may be executed on the date; in which clinic does not matter. */
    public boolean hasOpenPurchased(Id customer, LocalDate date) {
        return executions.hasOpenPurchased(customer, date);
    }
}
