package org.inlay.orders.internal.domain;

import org.joda.money.Money;

/**
 * What is owed on an order: {@code due = net − (paid − repaid) − written off} (D10).
 *
 * @param net price of what is sold, less returns
 * @param withheld what participants kept back from earlier repayments
 */
public record Balance(Money net, Money paid, Money repaid, Money withheld, Money writtenOff) {
    /** What the customer still owes; never below zero. */
    public Money due() {
        Money due = net.minus(kept()).minus(writtenOff);
        return due.isNegative() ? zero() : due;
    }

    /** Money taken, not given back, and not withheld for something else. */
    private Money kept() {
        return paid.minus(repaid).minus(withheld);
    }

    /** What a return of this net value would repay before anything is withheld: max(0, paid − repaid − remaining net) (D9). */
    public Money repayable(Money returned) {
        Money over = kept().minus(net.minus(returned));
        return over.isNegative() ? zero() : over;
    }

    /**
     * Settles a return: it first cancels what is due, then what was written off, then repays (D9).
     *
     * @param withhold what participants keep back of this repayment, capped by what there is to repay; below zero: of what they
     *     kept back before, this is paid again
     */
    public Settlement settle(Money returned, Money withhold) {
        Money released = withhold.isNegative() ? withhold.negated() : zero();
        Balance before = new Balance(net, paid, repaid, withheld.minus(released), writtenOff);
        Money repayable = before.repayable(returned);
        Money more = withhold.plus(released);
        Money withheldNow = more.isGreaterThan(repayable) ? repayable : more;
        Money repay = repayable.minus(withheldNow);
        Money netAfter = net.minus(returned);
        Money open = netAfter.minus(before.kept()).plus(repayable);
        Money writtenOffAfter = writtenOff.isGreaterThan(open) ? open : writtenOff;
        Balance after =
                new Balance(netAfter, paid, repaid.plus(repay), before.withheld.plus(withheldNow), writtenOffAfter);
        return new Settlement(
                returned,
                due().minus(after.due()),
                writtenOff.minus(writtenOffAfter),
                withheldNow.minus(released),
                repay,
                after);
    }

    private Money zero() {
        return net.withAmount(0);
    }

    /**
     * What a return comes to.
     *
     * @param dueCancelled by how much less is due
     * @param writeOffTakenBack by how much less is written off, because it is no longer owed
     * @param withheld kept back by participants; below zero when they let go what they kept back before
     * @param repaid given back
     * @param after how the order stands then
     */
    public record Settlement(
            Money returned, Money dueCancelled, Money writeOffTakenBack, Money withheld, Money repaid, Balance after) {}
}
