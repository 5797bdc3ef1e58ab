package org.inlay.orders.internal.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.domain.Tally;
import org.inlay.platform.Clinic;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What reports ask of the versioned views and of orders: days of customers in a clinic. */
final class Asked {
    /** Customers that are in segments. */
    static final Table<Record> CUSTOMERS =
            DSL.table(DSL.name("api_customers_v1")).as("c");

    static final Field<Long> CUSTOMER = column("c", "id", SQLDataType.BIGINT);
    private static final Field<String> CONSULTANT = column("c", "consultant", SQLDataType.VARCHAR);
    private static final Field<String> SOURCE = column("c", "source", SQLDataType.VARCHAR);

    private Asked() {}

    /** The question's clinic and period on this, and its consultant and source on {@link #CUSTOMERS}. */
    static Condition in(Question question, Day day) {
        return at(question, day)
                .and(day.date.ge(question.from()))
                .and(day.date.lt(question.to()))
                .and(question.consultant() == null ? DSL.noCondition() : CONSULTANT.eq(question.consultant()))
                .and(channel(question.source()));
    }

    /** The question's clinic; of the organisation any. */
    static Condition at(Question question, Day day) {
        return question.clinic().equals(Clinic.ORGANISATION) ? DSL.noCondition() : day.clinic.eq(question.clinic());
    }

    /** The channel itself or one below it. */
    private static Condition channel(@Nullable String source) {
        return source == null
                ? DSL.noCondition()
                : SOURCE.eq(source)
                        .or(DSL.substring(SOURCE, 1, source.length() + 1).eq(source + "/"));
    }

    /** The days of visits that open them (V3). */
    static Condition opens(Day visit) {
        return visit.column("opens_day", SQLDataType.BOOLEAN).isTrue();
    }

    /** Orders that count: confirmed. */
    static Condition confirmed(Day order) {
        return order.column("status", SQLDataType.VARCHAR).eq(DSL.inline(OrderStore.CONFIRMED));
    }

    /** Both are of one customer, clinic and date. */
    static Condition same(Day one, Day other) {
        return other.customer.eq(one.customer).and(other.clinic.eq(one.clinic)).and(other.date.eq(one.date));
    }

    static Field<BigDecimal> sum(Field<? extends Number> field) {
        return DSL.coalesce(DSL.sum(field), DSL.inline(BigDecimal.ZERO));
    }

    static Tally tally(Number count, Number customers, Number minor) {
        return new Tally(count.longValue(), customers.longValue(), minor.longValue());
    }

    private static <T> Field<T> column(String alias, String name, DataType<T> type) {
        return DSL.field(DSL.name(alias, name), type);
    }

    /** Something of a customer in a clinic on a date, under a name of its own. */
    static final class Day {
        final Table<Record> table;
        final Field<Long> customer;
        final Field<String> clinic;
        final Field<LocalDate> date;
        private final String alias;

        private Day(String view, String alias, String date) {
            Name name = DSL.name(alias);
            this.alias = alias;
            this.table = DSL.table(DSL.name(view)).as(name);
            this.customer = column("customer", SQLDataType.BIGINT);
            this.clinic = column("clinic", SQLDataType.VARCHAR);
            this.date = column(date, SQLDataType.LOCALDATE);
        }

        static Day enquiries(String alias) {
            return new Day("api_enquiries_v1", alias, "asked_date");
        }

        static Day appointments(String alias) {
            return new Day("api_appointments_v1", alias, "business_date");
        }

        static Day visits(String alias) {
            return new Day("api_visits_v1", alias, "visit_date");
        }

        static Day deals(String alias) {
            return new Day("api_deals_v1", alias, "business_date");
        }

        static Day decisions(String alias) {
            return new Day("or_deal", alias, "business_date");
        }

        static Day orders(String alias) {
            return new Day("or_order", alias, "business_date");
        }

        <T> Field<T> column(String name, DataType<T> type) {
            return Asked.column(alias, name, type);
        }

        Field<Long> number(String name) {
            return column(name, SQLDataType.BIGINT);
        }
    }
}
