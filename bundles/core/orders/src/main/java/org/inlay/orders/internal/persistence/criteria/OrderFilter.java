package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SqlCondition;
import org.jspecify.annotations.Nullable;

/** Which orders are meant: by date, order type, and what was sold on them. Gifts and what was given back do not count. */
final class OrderFilter {
    static final Parameter<DateTest> PERIOD = Parameter.period();
    static final Parameter<List<String>> ORDER_TYPES = Parameter.texts("orderTypes", List::of);
    static final Parameter<List<String>> ITEMS = Parameter.texts("items", List::of);
    static final Parameter<List<String>> KINDS = Parameter.texts("kinds", List::of);

    private OrderFilter() {}

    /** Whether only certain lines of the orders are meant. */
    static boolean ofLines(Arguments arguments) {
        return arguments.find(ITEMS) != null || arguments.find(KINDS) != null;
    }

    /** Whether every order is meant, as the facts count them. */
    static boolean everything(Arguments arguments, Scope scope) {
        return !ofLines(arguments)
                && arguments.find(ORDER_TYPES) == null
                && arguments.get(PERIOD).period(scope.today()).open();
    }

    /** The customer's confirmed orders {@code o}, without regard to lines. */
    static SqlCondition orders(Arguments arguments, Scope scope) {
        return SqlCondition.of("o.customer = c.id and o.status = 'CONFIRMED'")
                .and(scope.on("o.clinic"))
                .and(arguments.get(PERIOD).period(scope.today()).on("o.business_date"))
                .and(among("o.order_type", arguments.find(ORDER_TYPES)));
    }

    /** The lines {@code l} that are meant. */
    static SqlCondition lines(Arguments arguments) {
        return SqlCondition.of("l.gift = false and l.returned < l.quantity")
                .and(among("l.item_code", arguments.find(ITEMS)))
                .and(among("l.kind", arguments.find(KINDS)));
    }

    private static SqlCondition among(String column, @Nullable List<String> values) {
        return values == null ? SqlCondition.always() : SqlCondition.in(column, values);
    }
}
