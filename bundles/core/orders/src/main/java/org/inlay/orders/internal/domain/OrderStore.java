package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.platform.Id;

/** Orders as they are stored. */
public interface OrderStore {
    /** The order. Problems: {@code not-found}. */
    Order get(Id order);

    /** The order after locking its customer's history; what is changed afterwards is safe. Problems: {@code not-found}. */
    Order forUpdate(Id order);

    /** Orders by id, in a fixed number of statements; unknown ids are absent. */
    Map<Id, Order> all(Collection<Id> orders);
}
