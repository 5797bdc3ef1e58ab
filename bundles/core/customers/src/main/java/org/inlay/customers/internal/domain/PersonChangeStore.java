package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.inlay.platform.Id;

/** Who stores something of persons, and the changes that those who were away have not followed yet. */
public interface PersonChangeStore {
    /** Everybody who was ever seen. */
    Set<String> known();

    /** Notes who is there. */
    void seen(Collection<String> holders);

    /** Those for whom changes wait. */
    Set<String> behind();

    void wait(String holder, PersonChange change);

    /** The next that waits for this one. */
    Optional<PersonChange> next(String holder);

    /** Takes it away; returns whether it was there. */
    boolean done(String holder, Id change);
}
