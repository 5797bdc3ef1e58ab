package org.inlay.customers.internal.domain;

import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the records of a person, as every bundle that stores something of them has to follow it.
 *
 * @param id of this change, for one that has to wait; they are followed in this order
 * @param merge of a merge and its undoing
 * @param customer the kept record of a merge, else the one it is about
 * @param duplicate of a merge and its undoing
 */
public record PersonChange(
        Id id,
        Kind kind,
        @Nullable Id merge,
        Id customer,
        @Nullable Id duplicate) {
    /** What happened. */
    public enum Kind {
        MERGE,
        UNMERGE,
        RESTRICT,
        ERASE
    }

    static PersonChange merge(Id id, Kind kind, Id merge, Id kept, Id duplicate) {
        return new PersonChange(id, kind, merge, kept, duplicate);
    }

    static PersonChange of(Id id, Kind kind, Id customer) {
        return new PersonChange(id, kind, null, customer, null);
    }

    /** Has the bundle follow it. */
    void tell(CustomerData data) {
        Id by = merge;
        Id from = duplicate;
        if (by != null && from != null) {
            if (kind == Kind.MERGE) {
                data.merge(by, customer, from);
            } else {
                data.unmerge(by, customer, from);
            }
        } else if (kind == Kind.RESTRICT) {
            data.restrict(customer);
        } else {
            data.erase(customer);
        }
    }
}
