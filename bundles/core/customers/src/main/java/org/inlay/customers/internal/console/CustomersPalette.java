package org.inlay.customers.internal.console;

import java.util.ArrayList;
import java.util.List;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.Access;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.PaletteSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers in the search of the bar, and what begins with one. */
@Component
public final class CustomersPalette implements PaletteSource {
    private static final int FEW = 6;

    private final Customers customers;
    private final Access access;

    @Activate
    public CustomersPalette(@Reference Customers customers, @Reference Access access) {
        this.customers = customers;
        this.access = access;
    }

    @Override
    public List<Hit> records(String query, ConsoleRequest request) {
        if (!access.caller().mayAnywhere("customers:read")) {
            return List.of();
        }
        return customers.search(query, new PageRequest(FEW, null)).items().stream()
                .map(customer -> new Hit(customer.name(), detail(customer, request), "/app/customers/" + customer.id()))
                .toList();
    }

    /** Namesakes are told apart by number and birthday. */
    private static String detail(Customer customer, ConsoleRequest request) {
        List<String> known = new ArrayList<>();
        if (customer.mobile() != null) {
            known.add(customer.mobile());
        }
        if (customer.chartNumber() != null) {
            known.add(customer.chartNumber());
        }
        if (customer.birthday() != null) {
            known.add(request.words().date(customer.birthday()));
        }
        return String.join(" · ", known);
    }

    @Override
    public List<Hit> actions(ConsoleRequest request) {
        String clinic = request.clinic().code();
        List<Hit> actions = new ArrayList<>();
        if (access.caller().may("customers:write", clinic)) {
            actions.add(new Hit(request.words().t("console.customer.new"), "", "/app/customers/new"));
        }
        if (access.caller().may("segments:read", clinic)) {
            actions.add(new Hit(request.words().t("console.segment.build"), "", "/app/segments/build"));
        }
        return actions;
    }
}
