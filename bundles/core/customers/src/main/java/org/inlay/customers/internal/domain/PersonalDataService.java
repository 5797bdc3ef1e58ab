package org.inlay.customers.internal.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inlay.customers.Customer;
import org.inlay.customers.PersonalData;
import org.inlay.customers.internal.domain.PersonChange.Kind;
import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows, restricts and erases a person's data over all bundles. */
@Component(service = PersonalData.class)
public final class PersonalDataService implements PersonalData {
    private final Acts acts;
    private final CustomerStore customers;
    private final Standing standing;
    private final PersonChanges changes;
    private final Extensions extensions;

    @Activate
    public PersonalDataService(
            @Reference Acts acts,
            @Reference CustomerStore customers,
            @Reference Standing standing,
            @Reference PersonChanges changes,
            @Reference Extensions extensions) {
        this.changes = changes;
        this.acts = acts;
        this.customers = customers;
        this.standing = standing;
        this.extensions = extensions;
    }

    @Override
    public Map<String, Map<String, Object>> export(Id customer) {
        return acts.transaction(() -> {
            Customer person = allowed(standing.of(customer));
            Map<String, Map<String, Object>> all = new LinkedHashMap<>();
            extensions
                    .active(CustomerData.class, Clinic.ORGANISATION)
                    .forEach(data -> all.put(data.id(), data.export(person.id())));
            acts.audit("customers.exported", "customer", person.id(), person.clinic(), Map.of());
            return all;
        });
    }

    @Override
    public void restrict(Id customer) {
        change("customers.restricted", customer, Kind.RESTRICT);
    }

    @Override
    public void erase(Id customer) {
        change("customers.erased", customer, Kind.ERASE);
    }

    private void change(String action, Id customer, Kind kind) {
        acts.transactions().run(() -> {
            Customer person = allowed(customer);
            standing.lock(customer);
            if (customers.state(customer) == CustomerStore.State.ERASED) {
                throw Problem.conflict("erased");
            }
            changes.tell(PersonChange.of(acts.nextId(), kind, customer));
            acts.audit(action, "customer", customer, person.clinic(), Map.of());
        });
    }

    private Customer allowed(Id customer) {
        Customer person = customers.find(customer).orElseThrow(() -> Problem.notFound("customer"));
        acts.access().require(Permissions.EXPORT, person.clinic());
        return person;
    }
}
