package org.inlay.orders.spi;

import java.time.Instant;
import java.util.List;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** The vouchers that somebody has, for the choice at checkout. One that fails offers nothing; the checkout goes on. */
@ConsumerType
public interface VoucherWallet {
    /** Id of the plugin it belongs to. */
    String plugin();

    /** Those that are valid now, soonest to end first; whether they apply to an order its price says. */
    List<Held> held(Id customer);

    /**
     * A voucher.
     *
     * @param code what is given with the order
     * @param until first instant at which it is no longer valid; null = for ever
     */
    record Held(String code, String name, @Nullable Instant until) {}
}
