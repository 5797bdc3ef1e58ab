package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.Map;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Id;

/** Facts as they are kept, and the histories they follow from. */
public interface FactsStore {
    /** The facts kept of these subjects in one statement; those that never had an order are absent. */
    Map<Subject, Facts> read(Collection<Subject> subjects);

    /** Writes facts in one batch; the present rows are needed to tell new ones from old. */
    void write(Map<Subject, Facts> facts, Map<Subject, Facts> present);

    /** Every row kept of these customers, of all clinics and the organisation. */
    Map<Subject, Facts> kept(Collection<Id> customers);

    /** The whole histories of these customers, in a fixed number of statements; those without orders are absent. */
    Map<Id, OrderHistory> histories(Collection<Id> customers);
}
