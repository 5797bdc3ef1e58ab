package org.inlay.customers.internal.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this bundle does with the data of a person; the first to be asked, so that others find visits moved. */
@Component(property = "service.ranking:Integer=1000")
public final class OwnData implements CustomerData {
    private final CustomerStore customers;
    private final MergeStore merges;
    private final PersonStore person;

    @Activate
    public OwnData(@Reference CustomerStore customers, @Reference MergeStore merges, @Reference PersonStore person) {
        this.customers = customers;
        this.merges = merges;
        this.person = person;
    }

    @Override
    public String id() {
        return "customers";
    }

    @Override
    public void merge(Id merge, Id kept, Id duplicate) {
        merges.move(merge, kept, duplicate);
    }

    @Override
    public void unmerge(Id merge, Id kept, Id duplicate) {
        merges.giveBack(merge, kept, duplicate);
    }

    @Override
    public Map<String, Object> export(Id customer) {
        return new LinkedHashMap<>(person.rows(customers.united(customer)));
    }

    @Override
    public void restrict(Id customer) {
        customers.united(customer).forEach(id -> customers.state(id, CustomerStore.State.RESTRICTED));
    }

    /** Visits and treatment records stay, for the law; they name nobody any more. */
    @Override
    public void erase(Id customer) {
        List<Id> records = customers.united(customer);
        person.blank(records);
        records.forEach(id -> customers.state(id, CustomerStore.State.ERASED));
    }
}
