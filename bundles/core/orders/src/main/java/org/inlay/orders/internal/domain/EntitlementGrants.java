package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Visits;
import org.inlay.orders.Item;
import org.inlay.orders.Item.Component;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.EntitlementStore.Grant;
import org.inlay.orders.internal.domain.EntitlementStore.Standing;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Grants what packages and cards hold when their order is confirmed, and voids it when the order is cancelled (D11). */
@org.osgi.service.component.annotations.Component(service = EntitlementBook.class)
public final class EntitlementGrants implements EntitlementBook {
    private static final String SOURCE = "order";

    private final EntitlementStore store;
    private final ItemStore items;
    private final Visits visits;
    private final Stamps stamps;
    private final Ids ids;

    @Activate
    public EntitlementGrants(
            @Reference EntitlementStore store,
            @Reference ItemStore items,
            @Reference Visits visits,
            @Reference Stamps stamps,
            @Reference Ids ids) {
        this.store = store;
        this.items = items;
        this.visits = visits;
        this.stamps = stamps;
        this.ids = ids;
    }

    @Override
    public void grantForOrder(Order order, Instant at) {
        List<Order.Line> courses = order.lines().stream()
                .filter(line -> ItemKinds.holdsSessions(line.kind()))
                .toList();
        if (courses.isEmpty()) {
            return;
        }
        Map<String, Item> sold =
                items.byCodes(courses.stream().map(Order.Line::item).distinct().toList());
        Set<String> held = new LinkedHashSet<>();
        sold.values().forEach(item -> item.components().forEach(component -> held.add(component.item())));
        Map<String, Item> components = items.byCodes(held);
        List<Grant> grants = new ArrayList<>();
        for (Order.Line line : courses) {
            Item item = sold.get(line.item());
            if (item != null && !item.components().isEmpty()) {
                grants.addAll(grants(order, line, item.components(), components));
            }
        }
        store.grant(grants, at, stamps.of(order.clinic(), at).by());
        if (grants.stream().anyMatch(grant -> !grant.gift())) {
            visits.evidenceChanged(order.customer(), order.clinic(), order.date());
        }
    }

    private List<Grant> grants(Order order, Order.Line line, List<Component> parts, Map<String, Item> items) {
        List<Money> values = ComponentValues.spread(
                line.net(),
                parts.stream()
                        .map(part -> new ComponentValues.Part(item(items, part).price(), part.quantity()))
                        .toList());
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Component part = parts.get(i);
            Item item = item(items, part);
            Integer days = part.validDays();
            grants.add(new Grant(
                    ids.next(),
                    order.customer(),
                    order.clinic(),
                    order.id(),
                    line.id(),
                    item.code(),
                    item.name(),
                    item.price(),
                    line.gift(),
                    days == null ? null : order.date().plusDays(days),
                    SOURCE,
                    Math.multiplyExact(part.quantity(), line.quantity()),
                    values.get(i),
                    0,
                    Money.zero(line.net().getCurrencyUnit())));
        }
        return grants;
    }

    private static Item item(Map<String, Item> items, Component part) {
        Item item = items.get(part.item());
        if (item == null) {
            throw Problem.invalid("unknown-item").with("item", part.item());
        }
        return item;
    }

    @Override
    public void voidForOrder(Order order, String reason, Instant at) {
        List<Standing> granted = store.ofOrder(order.id());
        if (granted.stream().anyMatch(standing -> standing.executed() > 0)) {
            throw Problem.conflict("executed").with("order", order.id());
        }
        List<CourseReturn> all = granted.stream()
                .map(standing -> new CourseReturn(
                        standing.id(),
                        standing.open(),
                        standing.value(),
                        standing.forfeited().negated()))
                .filter(back -> back.voided() > 0
                        || !back.value().isZero()
                        || !back.forfeited().isZero())
                .toList();
        Stamp stamp = stamps.of(order.clinic(), at);
        store.takeBack(all, null, reason, stamp);
        if (!all.isEmpty()) {
            visits.evidenceChanged(order.customer(), order.clinic(), stamp.date());
        }
    }
}
