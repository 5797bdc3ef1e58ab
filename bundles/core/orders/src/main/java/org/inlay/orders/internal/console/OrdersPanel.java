package org.inlay.orders.internal.console;

import gg.jte.Content;
import java.util.List;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a customer bought, and the sessions that are open. */
@Component(service = CustomerPanel.class)
public final class OrdersPanel implements CustomerPanel {
    private static final int RECENT = 20;

    private final Orders orders;
    private final Entitlements entitlements;
    private final Access access;

    @Activate
    public OrdersPanel(@Reference Orders orders, @Reference Entitlements entitlements, @Reference Access access) {
        this.orders = orders;
        this.entitlements = entitlements;
        this.access = access;
    }

    /** An order with its deal in words. */
    public record Bought(Order order, DealView deal) {}

    /** What the panel shows. */
    public record Purchases(Id customer, List<Bought> orders, List<Entitlement> open, boolean mayExecute) {}

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public Content render(ConsoleRequest request, Id customer) {
        PageRequest page = new PageRequest(RECENT, null);
        List<Bought> bought = orders.of(customer, page).items().stream()
                .map(order -> new Bought(order, DealView.of(order.deal(), request.words())))
                .toList();
        List<Entitlement> open = entitlements.of(customer, new PageRequest(PageRequest.DEFAULT, null)).items().stream()
                .filter(each -> each.state().equals("OPEN"))
                .toList();
        boolean mayExecute =
                access.caller().may("executions:write", request.clinic().code());
        return Pages.content("purchases.jte", request, new Purchases(customer, bought, open, mayExecute));
    }
}
