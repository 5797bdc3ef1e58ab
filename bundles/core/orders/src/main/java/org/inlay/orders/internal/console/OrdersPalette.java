package org.inlay.orders.internal.console;

import java.util.List;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.OrderSelection.Sort;
import org.inlay.orders.Orders;
import org.inlay.platform.Access;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.PaletteSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders of the clinic by their printed number, in the search of the bar. */
@Component
public final class OrdersPalette implements PaletteSource {
    private static final int FEW = 4;
    private static final int SHORTEST = 3;

    private final Orders orders;
    private final Access access;

    @Activate
    public OrdersPalette(@Reference Orders orders, @Reference Access access) {
        this.orders = orders;
        this.access = access;
    }

    @Override
    public List<Hit> records(String query, ConsoleRequest request) {
        String clinic = request.clinic().code();
        if (query.length() < SHORTEST
                || query.chars().noneMatch(Character::isDigit)
                || !access.caller().may("orders:read", clinic)) {
            return List.of();
        }
        OrderSelection numbered = new OrderSelection(clinic, null, null, null, null, null, null, query, Sort.NEWEST);
        return orders.list(numbered, new PageRequest(FEW, null)).items().stream()
                .map(order -> new Hit(
                        order.number(),
                        request.words().date(order.date()) + " · "
                                + request.words().money(order.net()),
                        "/app/orders/" + order.id()))
                .toList();
    }

    @Override
    public List<Hit> actions(ConsoleRequest request) {
        return access.caller().may("orders:write", request.clinic().code())
                ? List.of(new Hit(request.words().t("console.page.checkout"), "", "/app/checkout"))
                : List.of();
    }
}
