package org.inlay.orders;

import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A priced, unstored order (D13): lines, adjustments, what was refused, and the deal it would be. */
public record Quote(
        List<Order.Line> lines,
        List<Order.Adjustment> adjustments,
        List<Refusal> refusals,
        Money gross,
        Money net,
        Order.Deal deal) {
    /** Something that did not apply, e.g. a voucher: stable reason and a sentence. */
    public record Refusal(String source, @Nullable String code, String reason, String message) {}
}
