package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The orders of a person. They name their customer by id only, so that restricting or erasing the person leaves nothing
 * in them that tells who it was; orders and their money are records that the law keeps.
 */
@Component(service = CustomerData.class)
public class OrderPersonalData implements CustomerData {
    private final OrderOwners owners;
    private final FactsBook facts;

    @Activate
    public OrderPersonalData(@Reference OrderOwners owners, @Reference FactsBook facts) {
        this.owners = owners;
        this.facts = facts;
    }

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public void merge(Id merge, Id kept, Id duplicate) {
        owners.move(merge, duplicate, kept);
        facts.rebuild(List.of(kept, duplicate));
    }

    @Override
    public void unmerge(Id merge, Id kept, Id duplicate) {
        owners.moveBack(merge, duplicate);
        facts.rebuild(List.of(kept, duplicate));
    }

    @Override
    public Map<String, Object> export(Id customer) {
        return Map.of("orders", owners.export(customer));
    }

    /** Drafts are not kept for the law: what they asked for goes. */
    @Override
    public void restrict(Id customer) {
        owners.dropDrafts(customer);
    }

    @Override
    public void erase(Id customer) {
        owners.dropDrafts(customer);
    }
}
