package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.internal.domain.OrderDates;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the instants of orders, one statement for confirmations and one for cancellations. */
@Component
public class JooqOrderDates implements OrderDates {
    private final Sql sql;

    @Activate
    public JooqOrderDates(@Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Dated> before(Id customer, @Nullable Set<String> clinics, Instant before, int limit) {
        Condition wanted = Orders.CUSTOMER.eq(customer.value());
        if (clinics != null) {
            wanted = wanted.and(Orders.CLINIC.in(clinics));
        }
        Map<Id, Dated> orders = new LinkedHashMap<>();
        for (Field<Instant> instant : List.of(Orders.CONFIRMED_AT, Orders.CANCELLED_AT)) {
            sql.dsl()
                    .select(Orders.FIELDS)
                    .from(Orders.TABLE)
                    .where(wanted.and(instant.lt(before)))
                    .and(Orders.CONFIRMED_AT.isNotNull())
                    .orderBy(instant.desc(), Orders.ID.desc())
                    .limit(limit)
                    .fetch()
                    .forEach(row -> orders.putIfAbsent(new Id(row.get(Orders.ID)), dated(row)));
        }
        return new ArrayList<>(orders.values());
    }

    private static Dated dated(Record row) {
        return new Dated(
                new Id(row.get(Orders.ID)),
                row.get(Orders.ORDER_NUMBER),
                row.get(Orders.CLINIC),
                row.get(Orders.ORDER_TYPE),
                Money.ofMinor(CurrencyUnit.of(row.get(Orders.CURRENCY)), row.get(Orders.SOLD_MINOR)),
                row.get(Orders.CONFIRMED_AT),
                row.get(Orders.CANCELLED_AT));
    }
}
