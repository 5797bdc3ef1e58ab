package org.inlay.orders.internal.persistence;

import java.util.function.BooleanSupplier;
import org.inlay.customers.Customers;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks again while the customer's history stands still: a check reads a row and its sum one after the other, and between the
 * two somebody may have paid.
 */
@Component(service = StandingStill.class)
public final class StandingStill {
    private final Sql sql;
    private final Transactions transactions;
    private final Customers customers;

    @Activate
    public StandingStill(@Reference Sql sql, @Reference Transactions transactions, @Reference Customers customers) {
        this.sql = sql;
        this.transactions = transactions;
        this.customers = customers;
    }

    /** Whether it is still wrong with the history of the order's customer locked. */
    boolean of(Id order, BooleanSupplier wrong) {
        return transactions.separately(() -> {
            Long customer = sql.dsl()
                    .select(Orders.CUSTOMER)
                    .from(Orders.TABLE)
                    .where(Orders.ID.coerce(Long.class).eq(order.value()))
                    .fetchOne(Orders.CUSTOMER);
            return customer == null ? wrong.getAsBoolean() : locked(new Id(customer), wrong);
        });
    }

    /** Whether it is still wrong with the customer's history locked. */
    boolean ofCustomer(Id customer, BooleanSupplier wrong) {
        return transactions.separately(() -> locked(customer, wrong));
    }

    private boolean locked(Id customer, BooleanSupplier wrong) {
        try {
            customers.lock(customers.standing(customer));
        } catch (Problem gone) {
            // nobody to wait for: it is what it is
            return true;
        }
        return wrong.getAsBoolean();
    }
}
