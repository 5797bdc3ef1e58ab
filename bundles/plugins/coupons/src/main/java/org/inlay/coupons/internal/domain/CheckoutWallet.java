package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.inlay.orders.spi.VoucherWallet;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The coupons that a customer can give at checkout. */
@Component
public final class CheckoutWallet implements VoucherWallet {
    private final CouponStore store;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public CheckoutWallet(@Reference CouponStore store, @Reference Transactions transactions, @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String plugin() {
        return CouponPrices.PLUGIN;
    }

    @Override
    public List<Held> held(Id customer) {
        Instant now = clock.instant();
        return transactions.required(() -> store.of(customer)).stream()
                .filter(voucher -> voucher.state(now).equals(Voucher.ACTIVE) && !now.isBefore(voucher.beginsAt()))
                .sorted(Comparator.comparing(Voucher::expiresAt))
                .map(voucher ->
                        new Held(voucher.code(), voucher.template().terms().name(), voucher.expiresAt()))
                .toList();
    }
}
