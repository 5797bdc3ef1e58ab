package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.orders.Receipts.Printed;
import org.inlay.platform.Id;

/** Keeps what was printed, appended only. */
public interface ReceiptStore {
    void insert(Id order, Printed printed);

    /** The prints of an order by number. */
    List<Printed> of(Id order);
}
