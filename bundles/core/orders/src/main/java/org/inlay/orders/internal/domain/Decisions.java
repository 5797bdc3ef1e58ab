package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.Set;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Id;

/** Who has deal decisions where; the organisation counts once any clinic does. */
public interface Decisions {
    /** Customers and clinics with a decision of any kind, imported ones too. */
    Set<Subject> any(Collection<Id> customers);

    /** Those with a decision that was taken here. */
    Set<Subject> own(Collection<Id> customers);
}
