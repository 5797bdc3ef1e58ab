package org.inlay.orders;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's vouchers would come to on an order.
 *
 * @param vouchers each by itself, the one that takes off most first, then those that do not apply
 * @param best codes that together leave the lowest net; empty when none takes anything off
 * @param net of the order with the best ones
 */
public record Offers(List<Offer> vouchers, List<String> best, Money net) {
    /**
     * A voucher on the order.
     *
     * @param until first instant at which it is no longer valid; null = for ever
     * @param off what it takes off, zero for a gift or when it does not apply
     * @param refusal why it does not apply; null when it does
     */
    public record Offer(
            String code, String name, @Nullable Instant until, Money off, Quote.@Nullable Refusal refusal) {}
}
