package org.inlay.coupons.internal.domain;

import org.inlay.customers.Events.CustomersMerged;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.EventHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Two records of a person have become one, while something may have been on its way to the other. */
@Component
public final class CustomersJoined implements EventHandler<CustomersMerged> {
    private final WalletOwners owners;
    private final Transactions transactions;

    @Activate
    public CustomersJoined(@Reference WalletOwners owners, @Reference Transactions transactions) {
        this.owners = owners;
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "coupons.customers-joined";
    }

    @Override
    public Class<CustomersMerged> type() {
        return CustomersMerged.class;
    }

    @Override
    public void handle(CustomersMerged event) {
        transactions.run(owners::settle);
    }
}
