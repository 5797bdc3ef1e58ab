package org.inlay.coupons.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Sharing.Counted;
import org.inlay.coupons.internal.domain.Sharing.Share;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.platform.Id;

/** Where sharings are kept, the codes of customers for them, and the friends who came. */
public interface SharingStore {
    void add(Sharing sharing);

    /** One that was not stopped. */
    Optional<Sharing> find(Id id);

    /** A coupon's, with their figures. */
    List<Counted> of(Id template);

    /** All that were not stopped and whose coupon is published. */
    List<Sharing> running();

    /** Friends come by it no more; returns whether there is one. */
    boolean stop(Id id);

    /** The code of this customer for it. */
    Optional<String> code(Id sharing, Id customer);

    void add(Share share, String code);

    /** Whose code it is, of a sharing that was not stopped. */
    Optional<Share> byCode(String code);

    /** Adds who came; false when somebody with this mobile came before, and then the transaction is spoiled. */
    boolean add(Friend friend, String digest);

    Optional<Friend> byCustomer(Id customer);

    /** Who came with this mobile and was not entered yet. */
    Optional<Friend> byDigest(String digest);

    /** Notes as whom they were entered; returns whether nobody did before. */
    boolean register(Id friend, Id customer);

    /** Forgets the digests of up to so many who followed before that time and were not entered; returns of how many. */
    int forget(Instant followedBefore, int most);

    /** Notes how far the friend has come, unless they have come further. */
    void reached(Id friend, Step step);

    /** Notes what became of the reward; returns whether nobody did before. */
    boolean rewarded(Id friend, String outcome, Instant at);
}
