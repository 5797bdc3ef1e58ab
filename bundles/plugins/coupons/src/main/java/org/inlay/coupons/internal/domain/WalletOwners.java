package org.inlay.coupons.internal.domain;

import org.inlay.platform.Id;

/** Whose a wallet is, when customers turn out to be one person. */
public interface WalletOwners {
    /** Gives the wallet, and what is on its way to it, to somebody else, and remembers what moved under the merge. */
    void move(Id merge, Id from, Id to);

    /**
     * Gives on what has come to somebody's merged record since: an issue that was under way did not see the merge, nor the merge the
     * issue. Asked after each merge, and at the end of each issue, so that the later of the two sees the other.
     */
    void settle();

    /** Gives back what moved by the merge; what was on its way has come to whom it was given. */
    void moveBack(Id merge, Id to);

    /** Ends the links and codes of a customer; nobody may be taken for them any more, or come as their friend; the digest of their number goes. */
    void forgetLinks(Id customer);
}
