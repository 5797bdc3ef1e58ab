package org.inlay.coupons.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Where platform vouchers are kept; one code once, which the database sees to. */
public interface PlatformVoucherStore {
    /** Takes it, unless the platform's code was taken before; returns whether it was not. */
    boolean add(PlatformVoucher voucher);

    /** Of an order, first taken first; they are locked until the end of the transaction. */
    List<PlatformVoucher> ofOrder(Id order, CurrencyUnit currency);

    /** Notes that so much more of it was given back. */
    void repaid(Id voucher, Money more);

    /** Of a clinic, latest first; open ones or settled ones. */
    List<PlatformVoucher> list(String clinic, boolean settled, int limit);

    /** Marks as settled what is open of these in the clinic; returns how many were. */
    int settle(String clinic, List<Id> vouchers, Instant at);
}
