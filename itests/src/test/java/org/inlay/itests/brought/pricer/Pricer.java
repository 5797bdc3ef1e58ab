package org.inlay.itests.brought.pricer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.platform.Transactions;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does what the order asks it to, nothing of it good. */
@Component
public final class Pricer implements PriceAdjuster {
    private final Transactions transactions;

    @Activate
    public Pricer(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String plugin() {
        return "pricer";
    }

    @Override
    public Phase phase() {
        return Phase.COUPON;
    }

    @Override
    public Proposal propose(Pricing order) {
        return switch (String.valueOf(order.inputs().get("mode"))) {
            case "throw" -> throw new IllegalStateException("no");
            case "error" -> throw new NoClassDefFoundError("gone");
            case "hang" -> hang();
            case "loop" -> loop();
            case "spoil" -> spoil();
            case "negative" -> off(Money.of(CurrencyUnit.of("CNY"), -5));
            case "foreign" -> off(Money.of(CurrencyUnit.USD, 5));
            case "huge" -> off(Money.of(CurrencyUnit.of("CNY"), 1_000_000));
            case "line" -> proposal(7, Money.of(CurrencyUnit.of("CNY"), 5));
            case "ten" -> off(Money.of(CurrencyUnit.of("CNY"), 10));
            default -> Proposal.nothing();
        };
    }

    private static Proposal off(Money amount) {
        return proposal(1, amount);
    }

    private static Proposal proposal(int line, Money amount) {
        return new Proposal(
                List.of(new Adjustment("off", null, List.of(line), amount)), List.of(), List.of(), Set.of());
    }

    private static Proposal hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Proposal.nothing();
    }

    private static Proposal loop() {
        long turns = 0;
        while (turns >= 0) {
            turns = (turns + 1) & 1023;
        }
        return Proposal.nothing();
    }

    /** Spoils the transaction it is called in and says nothing. */
    private Proposal spoil() {
        try {
            transactions.run(() -> {
                throw new IllegalStateException(Map.of().toString());
            });
        } catch (IllegalStateException hidden) {
            return Proposal.nothing();
        }
        return Proposal.nothing();
    }
}
