package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.orders.internal.domain.Facts;
import org.inlay.orders.internal.domain.FactsStore;
import org.inlay.orders.internal.domain.MoneyRecords;
import org.inlay.orders.internal.domain.MoneyRecords.Movement;
import org.inlay.orders.internal.domain.OrderHistory;
import org.inlay.orders.internal.domain.OrderHistory.Sale;
import org.inlay.orders.internal.domain.OrderHistory.StoodDeal;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.FactsRow;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code or_facts}, and the histories it follows from. */
@Component
public class JooqFactsStore implements FactsStore {
    private static final List<Field<?>> VALUES = List.of(
            FactsRow.ORDERS,
            FactsRow.ORDER_DATES,
            FactsRow.FIRST_ORDER_DATE,
            FactsRow.LAST_ORDER_DATE,
            FactsRow.DEALS,
            FactsRow.DEALS_SINCE,
            FactsRow.DEAL_DATES,
            FactsRow.DEAL_DATES_SINCE,
            FactsRow.FIRST_DEAL_DATE,
            FactsRow.LAST_DEAL_DATE,
            FactsRow.SPEND_MINOR,
            FactsRow.ARREARS_MINOR,
            FactsRow.ARREARS_SINCE,
            FactsRow.CHANGED_AT);

    private final Sql sql;
    private final MoneyRecords money;

    @Activate
    public JooqFactsStore(
            @Reference Sql sql,
            @Reference MoneyRecords money,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.sql = sql;
        this.money = money;
    }

    @Override
    public Map<Subject, Facts> read(Collection<Subject> subjects) {
        Set<Subject> wanted = new HashSet<>(subjects);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Long> customers = wanted.stream()
                .map(subject -> subject.customer().value())
                .distinct()
                .toList();
        List<String> clinics = wanted.stream().map(Subject::clinic).distinct().toList();
        Map<Subject, Facts> read = fetch(one(customers).and(FactsRow.CLINIC.in(clinics)));
        read.keySet().retainAll(wanted);
        return read;
    }

    @Override
    public Map<Subject, Facts> kept(Collection<Id> customers) {
        return fetch(one(customers.stream().map(Id::value).toList()));
    }

    private static Condition one(List<Long> customers) {
        return customers.size() == 1
                ? FactsRow.CUSTOMER.eq(customers.get(0))
                : Keys.among(FactsRow.CUSTOMER, customers);
    }

    private Map<Subject, Facts> fetch(Condition wanted) {
        return sql.dsl().select(FactsRow.FIELDS).from(FactsRow.TABLE).where(wanted).fetch().stream()
                .collect(Collectors.toMap(
                        row -> new Subject(new Id(row.get(FactsRow.CUSTOMER)), row.get(FactsRow.CLINIC)),
                        JooqFactsStore::facts,
                        (one, other) -> one,
                        HashMap::new));
    }

    private static Facts facts(Record row) {
        return new Facts(
                row.get(FactsRow.ORDERS),
                row.get(FactsRow.ORDER_DATES),
                row.get(FactsRow.FIRST_ORDER_DATE),
                row.get(FactsRow.LAST_ORDER_DATE),
                row.get(FactsRow.DEALS),
                row.get(FactsRow.DEALS_SINCE),
                row.get(FactsRow.DEAL_DATES),
                row.get(FactsRow.DEAL_DATES_SINCE),
                row.get(FactsRow.FIRST_DEAL_DATE),
                row.get(FactsRow.LAST_DEAL_DATE),
                row.get(FactsRow.SPEND_MINOR),
                row.get(FactsRow.ARREARS_MINOR),
                row.get(FactsRow.ARREARS_SINCE),
                row.get(FactsRow.CHANGED_AT));
    }

    @Override
    public void write(Map<Subject, Facts> facts, Map<Subject, Facts> present) {
        List<@Nullable Object[]> updates = new ArrayList<>();
        List<@Nullable Object[]> inserts = new ArrayList<>();
        facts.forEach((subject, now) -> {
            if (now.equals(present.get(subject))) {
                return;
            }
            if (present.containsKey(subject)) {
                updates.add(row(now, subject));
            } else {
                inserts.add(row(now, subject));
            }
        });
        update(updates);
        List<Field<?>> fields = new ArrayList<>(VALUES);
        fields.add(FactsRow.CUSTOMER);
        fields.add(FactsRow.CLINIC);
        Batches.insert(sql, FactsRow.TABLE, fields, inserts);
    }

    private void update(List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        VALUES.forEach(field -> values.put(field, null));
        Long customer = null;
        String clinic = null;
        sql.dsl()
                .batch(
                        sql.dsl()
                                .update(FactsRow.TABLE)
                                .set(values)
                                .where(FactsRow.CUSTOMER.eq(customer), FactsRow.CLINIC.eq(clinic)),
                        rows.toArray(Object[][]::new))
                .execute();
    }

    /** In the order of {@link #VALUES}, then the key. */
    private static @Nullable Object[] row(Facts facts, Subject subject) {
        return new @Nullable Object[] {
            facts.orders(),
            facts.orderDates(),
            facts.firstOrder(),
            facts.lastOrder(),
            facts.deals(),
            facts.dealsSince(),
            facts.dealDates(),
            facts.dealDatesSince(),
            facts.firstDeal(),
            facts.lastDeal(),
            facts.spend(),
            facts.arrears(),
            facts.arrearsSince(),
            facts.changedAt(),
            subject.customer().value(),
            subject.clinic()
        };
    }

    @Override
    public Map<Id, OrderHistory> histories(Collection<Id> customers) {
        List<Long> keys = customers.stream().map(Id::value).toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Id, List<Sale>> sales = sales(keys);
        Map<Id, List<StoodDeal>> deals = deals(keys);
        Map<Id, OrderHistory> histories = new HashMap<>();
        customers.forEach(customer -> {
            List<Sale> sold = sales.getOrDefault(customer, List.of());
            List<StoodDeal> stood = deals.getOrDefault(customer, List.of());
            if (!sold.isEmpty() || !stood.isEmpty()) {
                histories.put(customer, new OrderHistory(sold, stood));
            }
        });
        return histories;
    }

    private Map<Id, List<Sale>> sales(List<Long> customers) {
        List<Record> rows = new ArrayList<>(sql.dsl()
                .select(Orders.FIELDS)
                .from(Orders.TABLE)
                .where(Keys.among(Orders.CUSTOMER, customers), Orders.CONFIRMED_AT.isNotNull())
                .fetch());
        Map<Id, List<Movement>> movements = money.movements(
                rows.stream().map(row -> new Id(row.get(Orders.ID))).toList());
        Map<Id, List<Sale>> sales = new HashMap<>();
        for (Record row : rows) {
            sales.computeIfAbsent(new Id(row.get(Orders.CUSTOMER)), customer -> new ArrayList<>())
                    .add(new Sale(
                            row.get(Orders.CLINIC),
                            row.get(Orders.BUSINESS_DATE),
                            row.get(Orders.CONFIRMED_AT),
                            row.get(Orders.CANCELLED_AT),
                            row.get(Orders.SOLD_MINOR),
                            movements.getOrDefault(new Id(row.get(Orders.ID)), List.of())));
        }
        return sales;
    }

    private Map<Id, List<StoodDeal>> deals(List<Long> customers) {
        List<Record> rows = new ArrayList<>(sql.dsl()
                .select(Deal.FIELDS)
                .from(Deal.TABLE)
                .where(Keys.among(Deal.CUSTOMER, customers))
                .fetch());
        Map<Long, Instant> reversed = new HashMap<>();
        rows.stream()
                .filter(row -> row.get(Deal.REVERSES) != null)
                .forEach(row -> reversed.put(row.get(Deal.REVERSES), row.get(Deal.DECIDED_AT)));
        return rows.stream()
                .filter(row -> row.get(Deal.REVERSES) == null)
                .filter(row -> row.get(Deal.DECISION).equals("DEAL"))
                .collect(Collectors.groupingBy(
                        row -> new Id(row.get(Deal.CUSTOMER)),
                        Collectors.mapping(
                                row -> new StoodDeal(
                                        row.get(Deal.CLINIC),
                                        row.get(Deal.BUSINESS_DATE),
                                        row.get(Deal.DECIDED_AT),
                                        reversed.get(row.get(Deal.ID))),
                                Collectors.toList())));
    }
}
