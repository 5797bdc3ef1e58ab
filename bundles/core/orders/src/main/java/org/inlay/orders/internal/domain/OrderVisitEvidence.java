package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.customers.spi.VisitEvidence;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What orders, deals and executions say about visits (V2, V5). */
@Component(service = VisitEvidence.class)
public class OrderVisitEvidence implements VisitEvidence {
    private final FactsStore facts;
    private final EntitlementEvidence entitlements;
    private final VisitAttachment attachment;

    @Activate
    public OrderVisitEvidence(
            @Reference FactsStore facts,
            @Reference EntitlementEvidence entitlements,
            @Reference VisitAttachment attachment) {
        this.facts = facts;
        this.entitlements = entitlements;
        this.attachment = attachment;
    }

    @Override
    public boolean executedOn(Id customer, String clinic, LocalDate date) {
        return entitlements.executedOn(customer, clinic, date);
    }

    @Override
    public boolean belongsTo(Id customer, Id entitlement) {
        return entitlements.belongsTo(customer, entitlement);
    }

    @Override
    public boolean isOpenPurchased(Id customer, Id entitlement) {
        return entitlements.isOpenPurchased(customer, entitlement);
    }

    @Override
    public boolean hasOpenPurchased(Id customer, String clinic, LocalDate date) {
        return entitlements.hasOpenPurchased(customer, date);
    }

    /** The first standing deal of the clinic is kept with its facts: one look-up by key. */
    @Override
    public boolean standingDealBefore(Id customer, String clinic, LocalDate date) {
        Subject subject = new Subject(customer, clinic);
        LocalDate first =
                facts.read(List.of(subject)).getOrDefault(subject, Facts.NONE).firstDeal();
        return first != null && first.isBefore(date);
    }

    @Override
    public void visitsChanged(Set<CustomerDay> days) {
        attachment.renew(days);
    }
}
