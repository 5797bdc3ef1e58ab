package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Offers;
import org.inlay.orders.Offers.Offer;
import org.inlay.orders.Quote;
import org.inlay.orders.spi.VoucherWallet;
import org.inlay.orders.spi.VoucherWallet.Held;
import org.inlay.platform.Extensions;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the vouchers of a customer on an order; each try is a quote, so what is offered is what checkout will say (D13). */
@Component(service = OfferDesk.class)
public final class OfferDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OfferDesk.class);
    private static final int MOST = 20;

    private final Extensions extensions;
    private final Transactions transactions;

    @Activate
    public OfferDesk(@Reference Extensions extensions, @Reference Transactions transactions) {
        this.extensions = extensions;
        this.transactions = transactions;
    }

    /** @param price how orders are priced */
    Offers of(NewOrder order, Function<NewOrder, Quote> price) {
        Quote without = price.apply(order.with(List.of()));
        List<Offer> offers = held(order).stream()
                .map(held -> offer(held, without, price.apply(order.with(List.of(held.code())))))
                .sorted(Comparator.comparing((Offer offer) -> offer.refusal() != null)
                        .thenComparing(Offer::off, Comparator.reverseOrder()))
                .toList();
        List<String> best = new ArrayList<>();
        Quote lowest = without;
        for (Offer offer : offers) {
            if (offer.off().isPositive()) {
                best.add(offer.code());
                Quote together = price.apply(order.with(best));
                if (together.refusals().isEmpty() && together.net().isLessThan(lowest.net())) {
                    lowest = together;
                } else {
                    best.remove(offer.code());
                }
            }
        }
        return new Offers(offers, List.copyOf(best), lowest.net());
    }

    private static Offer offer(Held held, Quote without, Quote with) {
        Quote.Refusal refusal = with.refusals().stream()
                .filter(one -> held.code().equals(one.code()))
                .findFirst()
                .orElse(null);
        return new Offer(held.code(), held.name(), held.until(), without.net().minus(with.net()), refusal);
    }

    private List<Held> held(NewOrder order) {
        List<Held> all = new ArrayList<>();
        for (VoucherWallet wallet : extensions.active(VoucherWallet.class, order.clinic())) {
            try {
                // by itself: a failure must not spoil what is being sold
                all.addAll(transactions.separately(() -> wallet.held(order.customer())));
            } catch (RuntimeException e) {
                LOG.warn("The vouchers of {} cannot be offered", wallet.plugin(), e);
            }
        }
        return all.stream().limit(MOST).toList();
    }
}
