package org.inlay.coupons.internal.domain;

import java.time.Instant;
import java.util.Optional;

/** Where links are kept, by the digest of their secret: who reads the database cannot open them. */
public interface LinkStore {
    void add(Link link, String digest);

    Optional<Link> find(String digest);

    /** Notes that its coupon was claimed, the first time. */
    void claimed(Link link, Instant at);

    /** Notes that somebody looked, the first time. */
    void viewed(Link link, Instant at);
}
