package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.customers.Customers;
import org.inlay.customers.spi.VisitEvidence.CustomerDay;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.domain.Priced;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders in the database: whole orders are written through {@link OrderWriter} and read through {@link OrderRows}. */
@Component(service = OrderStore.class)
public class StoredOrders implements OrderStore {
    private final Sql sql;
    private final OrderList list;
    private final OrderRows rows;
    private final OrderWriter writer;
    private final Customers customers;

    @Activate
    public StoredOrders(
            @Reference Sql sql,
            @Reference OrderRows rows,
            @Reference OrderWriter writer,
            @Reference Customers customers,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.sql = sql;
        this.list = new OrderList(sql);
        this.rows = rows;
        this.writer = writer;
        this.customers = customers;
    }

    @Override
    public Order get(Id order) {
        Order found = rows.read(List.of(order)).get(order);
        if (found == null) {
            throw Problem.notFound("order");
        }
        return found;
    }

    @Override
    public Order.Deal deal(Order order) {
        return rows.deal(order);
    }

    @Override
    public Order forUpdate(Id order) {
        Id customer = new Id(head(order, Orders.CUSTOMER));
        customers.lock(customer);
        Order locked = get(order);
        // a merge or its undoing may have moved the order while the lock was waited for
        return locked.customer().equals(customer) ? locked : forUpdate(order);
    }

    @Override
    public String clinicOf(Id order) {
        return head(order, Orders.CLINIC);
    }

    private <T> T head(Id order, Field<T> field) {
        T value = sql.dsl()
                .select(field)
                .from(Orders.TABLE)
                .where(Orders.ID.eq(order.value()))
                .fetchOne(field);
        if (value == null) {
            throw Problem.notFound("order");
        }
        return value;
    }

    @Override
    public Map<Id, Order> all(Collection<Id> orders) {
        return rows.read(orders);
    }

    @Override
    public Page<Order> of(Id customer, @Nullable Set<String> clinics, PageRequest page) {
        Condition wanted = Orders.CUSTOMER.eq(customer.value());
        if (clinics != null) {
            wanted = wanted.and(Orders.CLINIC.in(clinics));
        }
        if (page.after() != null) {
            wanted = wanted.and(Orders.ID.lt(Id.parse(page.after()).value()));
        }
        List<Id> ids = sql.dsl()
                .select(Orders.ID)
                .from(Orders.TABLE)
                .where(wanted)
                .orderBy(Orders.ID.desc())
                .limit(page.limit() + 1)
                .fetch(row -> new Id(row.get(Orders.ID)));
        boolean more = ids.size() > page.limit();
        List<Id> shown = more ? ids.subList(0, page.limit()) : ids;
        return new Page<>(
                new ArrayList<>(rows.read(shown).values()),
                more ? shown.get(shown.size() - 1).toString() : null);
    }

    @Override
    public Page<Order> list(OrderSelection selection, PageRequest page) {
        Page<Id> shown = list.of(selection, page);
        return new Page<>(new ArrayList<>(rows.read(shown.items()).values()), shown.next());
    }

    @Override
    public Order create(Head head, Priced priced, NewOrder asked) {
        return writer.create(head, priced, asked);
    }

    @Override
    public NewOrder asked(Id draft) {
        return writer.asked(draft);
    }

    @Override
    public Order confirm(Order draft, Head head, Priced priced) {
        return writer.confirm(draft, head, priced);
    }

    @Override
    public void cancel(Order order, Instant at) {
        int changed = sql.dsl()
                .update(Orders.TABLE)
                .set(Orders.STATUS, CANCELLED)
                .set(Orders.CANCELLED_AT, at)
                .set(Orders.VERSION, Orders.VERSION.plus(1))
                .where(Orders.ID.eq(order.id().value()), Orders.STATUS.eq(order.status()))
                .execute();
        if (changed == 0) {
            throw new Problem(Problem.Kind.STALE, "stale");
        }
    }

    @Override
    public void addPlugins(Id order, Set<String> plugins) {
        if (plugins.isEmpty()) {
            return;
        }
        String recorded = sql.dsl()
                .select(Orders.PLUGINS)
                .from(Orders.TABLE)
                .where(Orders.ID.eq(order.value()))
                .fetchOne(Orders.PLUGINS);
        Set<String> all = new LinkedHashSet<>(Lists.split(recorded));
        if (all.addAll(plugins)) {
            sql.dsl()
                    .update(Orders.TABLE)
                    .set(Orders.PLUGINS, Lists.join(all))
                    .where(Orders.ID.eq(order.value()))
                    .execute();
        }
    }

    @Override
    public void attach(Map<Id, @Nullable Id> visits) {
        visits.forEach((order, visit) -> sql.dsl()
                .update(Orders.TABLE)
                .set(Orders.VISIT, visit == null ? null : visit.value())
                .where(Orders.ID.eq(order.value()))
                .execute());
    }

    @Override
    public List<OfDay> ofDays(Set<CustomerDay> days) {
        Set<Long> customers =
                days.stream().map(day -> day.customer().value()).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<LocalDate> dates = days.stream().map(CustomerDay::date).collect(Collectors.toCollection(TreeSet::new));
        if (customers.isEmpty()) {
            return List.of();
        }
        return sql
                .dsl()
                .select(
                        Orders.ID,
                        Orders.CUSTOMER,
                        Orders.CLINIC,
                        Orders.BUSINESS_DATE,
                        Orders.CONFIRMED_AT,
                        Orders.VISIT)
                .from(Orders.TABLE)
                .where(
                        Keys.among(Orders.CUSTOMER, customers),
                        Orders.BUSINESS_DATE.between(dates.first(), dates.last()),
                        Orders.STATUS.ne(DSL.inline(DRAFT)))
                .and(Orders.CONFIRMED_AT.isNotNull())
                .fetch(StoredOrders::ofDay)
                .stream()
                .filter(order -> days.contains(order.day()))
                .toList();
    }

    private static OfDay ofDay(Record row) {
        Long visit = row.get(Orders.VISIT);
        return new OfDay(
                new Id(row.get(Orders.ID)),
                new CustomerDay(
                        new Id(row.get(Orders.CUSTOMER)), row.get(Orders.CLINIC), row.get(Orders.BUSINESS_DATE)),
                row.get(Orders.CONFIRMED_AT),
                visit == null ? null : new Id(visit));
    }
}
