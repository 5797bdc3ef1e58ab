package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;

/** Whose entitlements and executions they are, as merges of customers change it. */
public interface EntitlementOwners {
    /** Gives everything of one customer to another and remembers what moved. */
    void move(Id merge, Id from, Id to);

    /** Gives back what moved in this merge. */
    void moveBack(Id merge, Id to);

    /** Everything stored of the customer's entitlements and executions. */
    List<Map<String, Object>> export(Id customer);
}
