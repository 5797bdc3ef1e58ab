package org.inlay.coupons.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Id;

/** Where issues that repeat themselves are kept, and who got theirs. */
public interface PushStore {
    void add(Push push);

    /** A template's. */
    List<Push> of(Id template);

    /** All whose coupon is published. */
    List<Push> running();

    /** It does not repeat itself any more; who got theirs stays known. Returns whether there is one. */
    boolean stop(Id id);

    /** Who got theirs in one of these periods, by period. */
    Map<String, Set<Id>> done(Id push, Collection<String> periods);

    /** Notes who gets theirs now, customer → period; the same twice is an error of the database. */
    void mark(Id push, Map<Id, String> periods);
}
