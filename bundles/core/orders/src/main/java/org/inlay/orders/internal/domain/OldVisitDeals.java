package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Customers;
import org.inlay.customers.spi.LegacyDeals;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes dealt visits of the old system: each stands as one deal of its date, unless an order of that date does (D6). */
@Component(service = LegacyDeals.class)
public class OldVisitDeals implements LegacyDeals {
    private final Customers customers;
    private final VisitDeals store;
    private final FactsBook facts;

    @Activate
    public OldVisitDeals(@Reference Customers customers, @Reference VisitDeals store, @Reference FactsBook facts) {
        this.customers = customers;
        this.store = store;
        this.facts = facts;
    }

    @Override
    public void take(List<LegacyDeal> deals) {
        Map<Id, Id> standing = customers.lockStanding(
                deals.stream().map(LegacyDeal::customer).distinct().toList());
        List<LegacyDeal> ours = new ArrayList<>();
        for (LegacyDeal deal : deals) {
            Id customer = standing.getOrDefault(deal.customer(), deal.customer());
            ours.add(new LegacyDeal(deal.visit(), customer, deal.clinic(), deal.date(), deal.at()));
        }
        Set<Id> changed = new LinkedHashSet<>();
        store.store(ours).forEach(deal -> changed.add(deal.customer()));
        if (!changed.isEmpty()) {
            facts.rebuild(changed);
        }
    }
}
