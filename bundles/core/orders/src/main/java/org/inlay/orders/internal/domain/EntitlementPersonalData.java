package org.inlay.orders.internal.domain;

import java.util.Map;
import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The entitlements and executions of a person. They name their customer by id only and are records that the law keeps, so
 * there is nothing in them to hide or erase.
 */
@Component(service = CustomerData.class)
public final class EntitlementPersonalData implements CustomerData {
    private final EntitlementOwners owners;

    @Activate
    public EntitlementPersonalData(@Reference EntitlementOwners owners) {
        this.owners = owners;
    }

    @Override
    public String id() {
        return "entitlements";
    }

    @Override
    public void merge(Id merge, Id kept, Id duplicate) {
        owners.move(merge, duplicate, kept);
    }

    @Override
    public void unmerge(Id merge, Id kept, Id duplicate) {
        owners.moveBack(merge, duplicate);
    }

    @Override
    public Map<String, Object> export(Id customer) {
        return Map.of("entitlements", owners.export(customer));
    }

    @Override
    public void restrict(Id customer) {}

    @Override
    public void erase(Id customer) {}
}
