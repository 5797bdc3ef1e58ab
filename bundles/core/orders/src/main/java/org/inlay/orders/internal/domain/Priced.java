package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inlay.orders.Item;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Order;
import org.inlay.orders.Quote;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;

/**
 * An order with its price (D13): what a quote shows and an order stores.
 *
 * @param gross price of the lines before adjustments, gifts not counted
 * @param plugins ids of the plugins whose adjusters changed something or whose kinds are sold
 */
public record Priced(
        List<Line> lines,
        List<Order.Adjustment> adjustments,
        List<Quote.Refusal> refusals,
        Money gross,
        Money net,
        Set<String> plugins) {
    /** A line with its item as it is now; {@code net} is of the whole line after adjustments. */
    public record Line(
            int number, Item item, int quantity, Money price, Money net, boolean gift, List<StaffShare> staff) {}

    /**
     * What a draft keeps of what was asked for. A stated price that is the catalogue's asked for no permission and
     * reserves nothing: it follows the catalogue until the confirmation (D13).
     */
    NewOrder reserving(NewOrder asked) {
        List<NewLine> kept = new ArrayList<>();
        for (NewLine line : asked.lines()) {
            Item item = lines.get(kept.size()).item();
            boolean catalogue = line.price() != null && line.price().isEqual(item.price());
            kept.add(catalogue ? new NewLine(line.item(), line.quantity(), null, line.gift(), line.staff()) : line);
        }
        return new NewOrder(
                asked.clinic(),
                asked.customer(),
                asked.type(),
                kept,
                asked.vouchers(),
                asked.inputs(),
                asked.confirm(),
                asked.payments(),
                asked.expectedNet());
    }

    /** The order as the deal rule sees it before anything is paid or returned. */
    DealCase dealCase(String orderType) {
        Money zero = Money.zero(net.getCurrencyUnit());
        return new DealCase(
                orderType,
                lines.stream()
                        .map(line -> new DealCase.Line(line.item().kind(), line.gift(), line.net(), zero))
                        .toList(),
                net,
                net,
                zero,
                false,
                zero);
    }
}
