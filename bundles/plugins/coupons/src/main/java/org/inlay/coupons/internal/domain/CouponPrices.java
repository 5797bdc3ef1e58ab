package org.inlay.coupons.internal.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inlay.coupons.internal.domain.Offer.Refused;
import org.inlay.orders.Quote;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.platform.Access;
import org.inlay.platform.Messages;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the coupons that were given come to; in the order of their codes, because what is given has none. */
@Component
public final class CouponPrices implements PriceAdjuster {
    static final String PLUGIN = "coupons";

    private final CouponStore store;
    private final Transactions transactions;
    private final Access access;
    private final Messages messages;

    @Activate
    public CouponPrices(
            @Reference CouponStore store,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Messages messages) {
        this.store = store;
        this.transactions = transactions;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public String plugin() {
        return PLUGIN;
    }

    @Override
    public Phase phase() {
        return Phase.COUPON;
    }

    @Override
    public Proposal propose(Pricing order) {
        if (order.vouchers().isEmpty()) {
            return Proposal.nothing();
        }
        Map<String, Voucher> known = transactions.required(() -> store.byCodes(order.vouchers()));
        Offer offer = new Offer(order);
        List<Quote.Refusal> refusals = new ArrayList<>();
        Set<String> ours = new HashSet<>();
        for (String code : new TreeSet<>(order.vouchers())) {
            Voucher voucher = known.get(code);
            if (voucher != null) {
                ours.add(code);
                Optional<Refused> refused = offer.take(voucher);
                refused.ifPresent(why -> refusals.add(refusal(code, why)));
            }
        }
        return new Proposal(offer.adjustments(), offer.gifts(), refusals, ours);
    }

    private Quote.Refusal refusal(String code, Refused why) {
        return new Quote.Refusal(
                PLUGIN,
                code,
                why.reason(),
                messages.text(access.caller().locale(), "problem." + why.reason(), why.arguments()));
    }
}
