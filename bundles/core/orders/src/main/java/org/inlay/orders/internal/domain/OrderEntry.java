package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.inlay.customers.Customers;
import org.inlay.customers.Visits;
import org.inlay.customers.Visits.Ordered;
import org.inlay.orders.internal.domain.OrderImport.Attached;
import org.inlay.orders.internal.domain.OrderImport.OldOrder;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores a batch of old orders with all that follows: their visits (V5), deals (D6), facts and tags. */
@Component(service = OrderEntry.class)
public class OrderEntry {
    private final Customers customers;
    private final Visits visits;
    private final OrderImport store;
    private final VisitDeals visitDeals;
    private final FactsBook facts;
    private final Access access;

    @Activate
    public OrderEntry(
            @Reference Customers customers,
            @Reference Visits visits,
            @Reference OrderImport store,
            @Reference VisitDeals visitDeals,
            @Reference FactsBook facts,
            @Reference Access access) {
        this.customers = customers;
        this.visits = visits;
        this.store = store;
        this.visitDeals = visitDeals;
        this.facts = facts;
        this.access = access;
    }

    /** Stores the orders; gives their ids by number. */
    Map<String, Id> enter(List<OldOrder> orders) {
        Map<Id, Id> standing = customers.lockStanding(
                orders.stream().map(OldOrder::customer).distinct().toList());
        List<Attached> ready = attached(orders, standing);
        List<Id> ids = store.orders(ready, access.caller().login());
        visitDeals.superseded(ready);
        facts.rebuild(new LinkedHashSet<>(standing.values()));
        tellDecided(ready);
        Map<String, Id> stored = new LinkedHashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            stored.put(orders.get(i).number(), ids.get(i));
        }
        return stored;
    }

    /** V5: each with the visit of its day. */
    private List<Attached> attached(List<OldOrder> orders, Map<Id, Id> standing) {
        List<Ordered> asked = orders.stream()
                .map(order -> new Ordered(
                        standing.getOrDefault(order.customer(), order.customer()),
                        order.clinic(),
                        order.date(),
                        order.confirmedAt()))
                .toList();
        List<Optional<Id>> found = visits.attachable(asked);
        List<Attached> attached = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            attached.add(new Attached(
                    orders.get(i), asked.get(i).customer(), found.get(i).orElse(null)));
        }
        return attached;
    }

    private void tellDecided(List<Attached> orders) {
        Map<String, Set<Id>> undealt = new TreeMap<>();
        orders.stream()
                .filter(entered -> !entered.order().deal())
                .forEach(entered -> undealt.computeIfAbsent(entered.order().clinic(), clinic -> new LinkedHashSet<>())
                        .add(entered.customer()));
        undealt.forEach((clinic, people) -> facts.decided(people, clinic));
    }
}
