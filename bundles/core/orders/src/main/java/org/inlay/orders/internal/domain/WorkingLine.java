package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.orders.Item;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;

/** A line on its way to a price; {@code net} is what is left of quantity × price. */
record WorkingLine(int number, Item item, int quantity, Money price, Money net, boolean gift, List<StaffShare> staff) {
    static WorkingLine sold(int number, Item item, int quantity, Money price, boolean gift, List<StaffShare> staff) {
        Money whole = price.multipliedBy(quantity);
        return new WorkingLine(
                number, item, quantity, price, gift ? Money.zero(price.getCurrencyUnit()) : whole, gift, staff);
    }

    WorkingLine less(Money amount) {
        return new WorkingLine(number, item, quantity, price, net.minus(amount), gift, staff);
    }

    PricedLine shown() {
        return new PricedLine(number, item.code(), item.kind(), item.category(), quantity, price, net, gift);
    }

    Priced.Line priced() {
        return new Priced.Line(number, item, quantity, price, net, gift, staff);
    }
}
