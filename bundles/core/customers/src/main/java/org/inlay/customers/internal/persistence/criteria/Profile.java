package org.inlay.customers.internal.persistence.criteria;

import org.inlay.customers.spi.SegmentCriterion;

/** Something of the customer's own record, which any clinic may read: it has no scope. */
abstract class Profile implements SegmentCriterion {
    private final String id;

    Profile(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String permission() {
        return "customers:read";
    }

    @Override
    public final boolean scoped() {
        return false;
    }
}
