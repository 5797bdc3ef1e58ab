package org.inlay.orders.internal.persistence;

import static org.inlay.orders.internal.persistence.Asked.CUSTOMER;
import static org.inlay.orders.internal.persistence.Asked.CUSTOMERS;

import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.internal.domain.ReportCurrencies;
import org.inlay.orders.internal.persistence.Asked.Day;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The currencies that stand on orders and on deals of visits without an order. */
@Component
public final class JooqReportCurrencies implements ReportCurrencies {
    private final DSLContext dsl;

    @Activate
    public JooqReportCurrencies(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=customers)") SchemaReady customers,
            @Reference(target = "(inlay.schema=orders)") SchemaReady orders) {
        this.dsl = sql.dsl();
    }

    @Override
    public Set<CurrencyUnit> of(Question question) {
        return currencies(question, Day.orders("o")).union(currencies(question, Day.decisions("d"))).fetch().stream()
                .map(row -> CurrencyUnit.of(row.value1()))
                .collect(Collectors.toSet());
    }

    private Select<Record1<String>> currencies(Question question, Day day) {
        return dsl.selectDistinct(day.column("currency", SQLDataType.VARCHAR))
                .from(day.table)
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(day.customer))
                .where(Asked.in(question, day));
    }
}
