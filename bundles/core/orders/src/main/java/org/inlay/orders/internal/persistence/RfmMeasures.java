package org.inlay.orders.internal.persistence;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.internal.domain.ItemKinds;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.domain.RfmClass;
import org.inlay.orders.internal.domain.RfmWindow;
import org.inlay.orders.internal.persistence.RfmTables.Rating;
import org.inlay.orders.internal.persistence.Tables.Item;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Measures customers by their orders in one statement (S3). Money is what the orders are worth less returns; gifts are
 * worth nothing.
 */
@Component(service = RfmMeasures.class)
public class RfmMeasures {
    private static final Table<Record> SOLD = DSL.table(DSL.name("s"));
    private static final Table<Record> FOUND = DSL.table(DSL.name("m"));
    private static final Table<Record> LIVING =
            DSL.table(DSL.name("api_customers_v1")).as("c");
    private static final Field<Long> LIVING_ID = DSL.field(DSL.name("c", "id"), Long.class);

    private static final String CUSTOMER = "customer";
    private static final String DATE = "business_date";
    private static final String MONEY = "money";
    private static final String FREQUENCY = "frequency";

    private final Sql sql;

    @Activate
    public RfmMeasures(@Reference Sql sql) {
        this.sql = sql;
    }

    /** Keeps a rating of every living customer with an order in the window; it is in the lowest class as yet. */
    void insert(Id run, RfmWindow window, @Nullable Set<String> clinics) {
        Field<LocalDate> last = of(FOUND, DATE, LocalDate.class);
        sql.dsl()
                .insertInto(Rating.TABLE)
                .columns(Rating.FIELDS)
                .select(DSL.select(
                                DSL.inline(run.value()),
                                of(FOUND, CUSTOMER, Long.class),
                                last,
                                DSL.localDateDiff(DSL.inline(window.asOf()), last),
                                of(FOUND, FREQUENCY, Integer.class),
                                of(FOUND, MONEY, Long.class),
                                DSL.inline(RfmClass.LLL.name()))
                        .from(customers(sold(window, clinics)).asTable("m")))
                .execute();
        leaveOutWhoLeft(run);
    }

    /** By itself: Derby joins living customers to the sums row by row, over a large history for more than ten minutes. */
    private void leaveOutWhoLeft(Id run) {
        sql.dsl()
                .deleteFrom(Rating.TABLE)
                .where(Rating.RUN.eq(run.value()))
                .andNotExists(DSL.selectOne().from(LIVING).where(LIVING_ID.eq(Rating.CUSTOMER)))
                .execute();
    }

    private static Select<?> customers(Select<?> sold) {
        Field<Long> money = of(SOLD, MONEY, Long.class);
        Field<LocalDate> date = of(SOLD, DATE, LocalDate.class);
        return DSL.select(
                        of(SOLD, CUSTOMER, Long.class),
                        DSL.max(date).as(DATE),
                        DSL.countDistinct(date).as(FREQUENCY),
                        summed(money))
                .from(sold.asTable("s"))
                .where(money.gt(DSL.inline(0L)))
                .groupBy(of(SOLD, CUSTOMER, Long.class));
    }

    /** Customers, dates and money of what counts. */
    private Select<?> sold(RfmWindow window, @Nullable Set<String> clinics) {
        Condition standing = standing(window, clinics);
        if (window.countedAt() == CountedAt.TOP_UP) {
            return money(Orders.TABLE, Orders.NET_MINOR.minus(Orders.BALANCE_MINOR), standing);
        }
        Set<String> topUps = topUps();
        Select<Record3<Long, LocalDate, Long>> orders = money(Orders.TABLE, Orders.NET_MINOR, standing);
        return topUps.isEmpty() ? orders : without(orders, topUps, standing);
    }

    /**
     * The same less the lines that top up an account, added up per customer and date: something is left on a date exactly
     * when one of its orders has counted money.
     */
    private static Select<?> without(
            Select<Record3<Long, LocalDate, Long>> orders, Set<String> topUps, Condition standing) {
        Table<?> both = orders.unionAll(money(
                        Orders.TABLE.join(Line.TABLE).on(Line.ORDER_ID.eq(Orders.ID)),
                        Line.RETURNED_MINOR.minus(Line.NET_MINOR),
                        standing.and(Line.KIND.in(topUps))))
                .asTable("b");
        Field<Long> customer = of(both, CUSTOMER, Long.class);
        Field<LocalDate> date = of(both, DATE, LocalDate.class);
        return DSL.select(customer, date, summed(of(both, MONEY, Long.class)))
                .from(both)
                .groupBy(customer, date);
    }

    private static Select<Record3<Long, LocalDate, Long>> money(
            Table<?> orders, Field<Long> money, Condition standing) {
        return DSL.select(Orders.CUSTOMER.as(CUSTOMER), Orders.BUSINESS_DATE.as(DATE), money.as(MONEY))
                .from(orders)
                .where(standing);
    }

    private static Field<Long> summed(Field<Long> money) {
        return DSL.sum(money).cast(SQLDataType.BIGINT).as(MONEY);
    }

    private static Condition standing(RfmWindow window, @Nullable Set<String> clinics) {
        Condition standing = Orders.STATUS
                .eq(DSL.inline(OrderStore.CONFIRMED))
                .and(Orders.BUSINESS_DATE.ge(window.from()))
                .and(Orders.BUSINESS_DATE.le(window.asOf()))
                .and(Orders.NET_MINOR.gt(DSL.inline(0L)));
        if (clinics == null) {
            return standing;
        }
        return standing.and(
                clinics.size() == 1 ? Orders.CLINIC.eq(clinics.iterator().next()) : Orders.CLINIC.in(clinics));
    }

    /** Kinds of the catalogue that put money on an account (D12), whether their plugin is there or not. */
    private Set<String> topUps() {
        return sql.dsl().selectDistinct(Item.KIND).from(Item.TABLE).fetch(Item.KIND).stream()
                .filter(ItemKinds::topsUp)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Field<T> of(Table<?> table, String column, Class<T> type) {
        return DSL.field(table.getQualifiedName().append(column), type);
    }
}
