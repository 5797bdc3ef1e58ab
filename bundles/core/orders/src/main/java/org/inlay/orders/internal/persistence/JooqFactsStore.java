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
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code or_facts}, and the histories it follows from. */
@Component
public class JooqFactsStore implements FactsStore {
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
        return customers.size() == 1 ? FactsRow.CUSTOMER.eq(customers.get(0)) : FactsRow.CUSTOMER.in(customers);
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
        facts.forEach((subject, now) -> {
            if (now.equals(present.get(subject))) {
                return;
            }
            if (present.containsKey(subject)) {
                sql.dsl()
                        .update(FactsRow.TABLE)
                        .set(values(now))
                        .where(FactsRow.CUSTOMER.eq(subject.customer().value()), FactsRow.CLINIC.eq(subject.clinic()))
                        .execute();
            } else {
                sql.dsl()
                        .insertInto(FactsRow.TABLE)
                        .set(FactsRow.CUSTOMER, subject.customer().value())
                        .set(FactsRow.CLINIC, subject.clinic())
                        .set(values(now))
                        .execute();
            }
        });
    }

    private static Map<Field<?>, Object> values(Facts facts) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        values.put(FactsRow.ORDERS, facts.orders());
        values.put(FactsRow.ORDER_DATES, facts.orderDates());
        values.put(FactsRow.FIRST_ORDER_DATE, facts.firstOrder());
        values.put(FactsRow.LAST_ORDER_DATE, facts.lastOrder());
        values.put(FactsRow.DEALS, facts.deals());
        values.put(FactsRow.DEALS_SINCE, facts.dealsSince());
        values.put(FactsRow.DEAL_DATES, facts.dealDates());
        values.put(FactsRow.DEAL_DATES_SINCE, facts.dealDatesSince());
        values.put(FactsRow.FIRST_DEAL_DATE, facts.firstDeal());
        values.put(FactsRow.LAST_DEAL_DATE, facts.lastDeal());
        values.put(FactsRow.SPEND_MINOR, facts.spend());
        values.put(FactsRow.ARREARS_MINOR, facts.arrears());
        values.put(FactsRow.ARREARS_SINCE, facts.arrearsSince());
        values.put(FactsRow.CHANGED_AT, facts.changedAt());
        return values;
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
                .where(Orders.CUSTOMER.in(customers), Orders.CONFIRMED_AT.isNotNull())
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
                .where(Deal.CUSTOMER.in(customers))
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
