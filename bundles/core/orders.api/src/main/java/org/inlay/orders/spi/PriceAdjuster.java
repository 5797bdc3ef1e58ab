package org.inlay.orders.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.Quote;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Proposes changes of price. Reads, never writes. Adjusters are asked by phase, then by service ranking; each sees the
 * lines the one before left. The core validates what comes back: currency, known lines, never below zero.
 */
@ConsumerType
public interface PriceAdjuster {
    /** The order of calculation (C4). */
    enum Phase {
        MEMBER,
        PROMOTION,
        COUPON,
        ROUNDING
    }

    /** Id of the plugin it belongs to; recorded on the order. */
    String plugin();

    Phase phase();

    /** What it would change of this order. Throwing refuses the whole quote. */
    Proposal propose(Pricing order);

    /**
     * An order on its way to a price.
     *
     * @param lines as the adjuster before left them
     * @param vouchers codes the caller gave
     * @param inputs what the caller gave for this plugin
     */
    record Pricing(
            String clinic,
            Id customer,
            String orderType,
            Instant at,
            List<PricedLine> lines,
            Set<String> vouchers,
            Map<String, Object> inputs) {
        /** Sum of what is left on the lines. */
        public Money total() {
            return Money.total(lines.stream().map(PricedLine::net).toList());
        }
    }

    /** A line; {@code net} is what is left of {@code quantity × price} after earlier adjustments. */
    record PricedLine(
            int number,
            String item,
            String kind,
            @Nullable String category,
            int quantity,
            Money price,
            Money net,
            boolean gift) {}

    /** @param claimed voucher codes this adjuster knows, applied or refused */
    record Proposal(
            List<Adjustment> adjustments, List<GiftLine> gifts, List<Quote.Refusal> refusals, Set<String> claimed) {
        public static Proposal nothing() {
            return new Proposal(List.of(), List.of(), List.of(), Set.of());
        }
    }

    /**
     * A reduction.
     *
     * @param lines numbers of the lines; one: the amount stands there; several: the core spreads it by what is left (G3)
     * @param amount what it takes off, positive
     */
    record Adjustment(String name, @Nullable String code, List<Integer> lines, Money amount) {}

    /** A line given free. */
    record GiftLine(String item, int quantity) {}
}
