package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;

/** Whose orders and decisions they are. */
public interface OrderOwners {
    /** Gives orders and decisions of one customer to another and remembers which, under the merge. */
    void move(Id merge, Id from, Id to);

    /** Gives what the merge moved to this customer. */
    void moveBack(Id merge, Id to);

    /** Everything stored of the customer's orders and decisions, as JSON-like values. */
    List<Map<String, Object>> export(Id customer);

    /** Forgets what drafts asked for; they become cancelled. */
    void dropDrafts(Id customer);
}
