package org.inlay.orders.internal.persistence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of RFM, as jOOQ names them; db/orders-rfm.xml says what they hold. */
final class RfmTables {
    private RfmTables() {}

    /** Runs with what was asked, where the line was drawn and the sums. */
    static final class Run {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_rfm_run"));
        static final Field<Id> ID = DSL.field(DSL.name("or_rfm_run", "id"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("or_rfm_run", "clinic"), SQLDataType.VARCHAR);
        static final Field<LocalDate> AS_OF = DSL.field(DSL.name("or_rfm_run", "as_of"), SQLDataType.LOCALDATE);
        static final Field<Integer> WINDOW_MONTHS =
                DSL.field(DSL.name("or_rfm_run", "window_months"), SQLDataType.INTEGER);
        static final Field<String> CURRENCY = DSL.field(DSL.name("or_rfm_run", "currency"), SQLDataType.VARCHAR);
        static final Field<String> COUNTED_AT = DSL.field(DSL.name("or_rfm_run", "counted_at"), SQLDataType.VARCHAR);
        static final Field<String> SCORING = DSL.field(DSL.name("or_rfm_run", "scoring"), SQLDataType.VARCHAR);
        static final Field<Integer> QUANTILE = DSL.field(DSL.name("or_rfm_run", "quantile"), SQLDataType.INTEGER);
        static final Field<Integer> LINE_DAYS = DSL.field(DSL.name("or_rfm_run", "line_days"), SQLDataType.INTEGER);
        static final Field<Integer> LINE_DATES = DSL.field(DSL.name("or_rfm_run", "line_dates"), SQLDataType.INTEGER);
        static final Field<Long> LINE_MINOR = DSL.field(DSL.name("or_rfm_run", "line_minor"), SQLDataType.BIGINT);
        static final Field<Long> RATED = DSL.field(DSL.name("or_rfm_run", "rated"), SQLDataType.BIGINT);
        static final Field<Long> SUM_DAYS = DSL.field(DSL.name("or_rfm_run", "sum_days"), SQLDataType.BIGINT);
        static final Field<Long> SUM_DATES = DSL.field(DSL.name("or_rfm_run", "sum_dates"), SQLDataType.BIGINT);
        static final Field<BigDecimal> SUM_MINOR =
                DSL.field(DSL.name("or_rfm_run", "sum_minor"), SQLDataType.DECIMAL(31, 0));
        static final Field<Instant> MADE_AT = DSL.field(DSL.name("or_rfm_run", "made_at"), Columns.INSTANT);
        static final Field<String> MADE_BY = DSL.field(DSL.name("or_rfm_run", "made_by"), SQLDataType.VARCHAR);
        static final List<Field<?>> FIELDS = List.of(
                ID,
                CLINIC,
                AS_OF,
                WINDOW_MONTHS,
                CURRENCY,
                COUNTED_AT,
                SCORING,
                QUANTILE,
                LINE_DAYS,
                LINE_DATES,
                LINE_MINOR,
                RATED,
                SUM_DAYS,
                SUM_DATES,
                SUM_MINOR,
                MADE_AT,
                MADE_BY);

        private Run() {}
    }

    /** How many customers of a run are in a class, the unrated too. */
    static final class ClassCount {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_rfm_class"));
        static final Field<Id> RUN = DSL.field(DSL.name("or_rfm_class", "run_id"), Columns.ID);
        static final Field<String> CODE = DSL.field(DSL.name("or_rfm_class", "rfm_class"), SQLDataType.VARCHAR);
        static final Field<Long> CUSTOMERS = DSL.field(DSL.name("or_rfm_class", "customers"), SQLDataType.BIGINT);

        private ClassCount() {}
    }

    /** What a run found of each customer with an order. */
    static final class Rating {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_rfm_rating"));
        static final Field<Long> RUN = DSL.field(DSL.name("or_rfm_rating", "run_id"), SQLDataType.BIGINT);
        static final Field<Long> CUSTOMER = DSL.field(DSL.name("or_rfm_rating", "customer"), SQLDataType.BIGINT);
        static final Field<LocalDate> LAST_ORDER =
                DSL.field(DSL.name("or_rfm_rating", "last_order"), SQLDataType.LOCALDATE);
        static final Field<Integer> RECENCY_DAYS =
                DSL.field(DSL.name("or_rfm_rating", "recency_days"), SQLDataType.INTEGER);
        static final Field<Integer> FREQUENCY = DSL.field(DSL.name("or_rfm_rating", "frequency"), SQLDataType.INTEGER);
        static final Field<Long> MONEY_MINOR = DSL.field(DSL.name("or_rfm_rating", "money_minor"), SQLDataType.BIGINT);
        static final Field<String> CODE = DSL.field(DSL.name("or_rfm_rating", "rfm_class"), SQLDataType.VARCHAR);
        static final List<Field<?>> FIELDS =
                List.of(RUN, CUSTOMER, LAST_ORDER, RECENCY_DAYS, FREQUENCY, MONEY_MINOR, CODE);

        private Rating() {}
    }
}
