package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.util.List;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.DealBook;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Check;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.Sql;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code or_deal}: decisions and reversals, appended only. */
@Component
public class JooqDealBook implements DealBook {
    private final Sql sql;
    private final Ids ids;
    private final Json json = new Json();

    @Activate
    public JooqDealBook(@Reference Sql sql, @Reference Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public void decide(Order order, Verdict verdict) {
        sql.dsl()
                .insertInto(Deal.TABLE)
                .set(Deal.ID, ids.next().value())
                .set(Deal.ORDER_ID, order.id().value())
                .set(Deal.CUSTOMER, order.customer().value())
                .set(Deal.CLINIC, order.clinic())
                .set(Deal.BUSINESS_DATE, order.date())
                .set(Deal.DECISION, verdict.decision().value())
                .set(Deal.RULE_VERSION, verdict.ruleVersion())
                .set(Deal.AMOUNT_MINOR, verdict.decision().amount().getAmountMinorLong())
                .set(Deal.CURRENCY, order.net().getCurrencyUnit().getCode())
                .set(Deal.CHECKS, json.write(verdict.decision().checks()))
                .set(Deal.DECIDED_AT, verdict.at())
                .set(Deal.RETURNED_MINOR, verdict.returned().getAmountMinorLong())
                .set(Deal.IMPORTED, false)
                .execute();
    }

    @Override
    public void reverse(Order order, List<Check> checks, Instant at) {
        Long decision = sql.dsl()
                .select(Deal.ID)
                .from(Deal.TABLE)
                .where(decisionOf(order))
                .fetchSingle(Deal.ID);
        sql.dsl()
                .insertInto(Deal.TABLE)
                .set(Deal.ID, ids.next().value())
                .set(Deal.ORDER_ID, order.id().value())
                .set(Deal.CUSTOMER, order.customer().value())
                .set(Deal.CLINIC, order.clinic())
                .set(Deal.BUSINESS_DATE, order.date())
                .set(Deal.DECISION, "NO_DEAL")
                .set(Deal.REVERSES, decision)
                .set(Deal.RULE_VERSION, order.deal().ruleVersion())
                .set(Deal.AMOUNT_MINOR, order.deal().amount().getAmountMinorLong())
                .set(Deal.CURRENCY, order.net().getCurrencyUnit().getCode())
                .set(Deal.CHECKS, json.write(checks))
                .set(Deal.DECIDED_AT, at)
                .set(Deal.RETURNED_MINOR, 0L)
                .set(Deal.IMPORTED, false)
                .execute();
    }

    @Override
    public Money returnedAtDecision(Order order) {
        Long returned = of(order, Deal.RETURNED_MINOR);
        return Money.ofMinor(order.net().getCurrencyUnit(), returned);
    }

    @Override
    public boolean imported(Order order) {
        return of(order, Deal.IMPORTED);
    }

    private <T> T of(Order order, Field<T> field) {
        return sql.dsl().select(field).from(Deal.TABLE).where(decisionOf(order)).fetchSingle(field);
    }

    private static Condition decisionOf(Order order) {
        return Deal.ORDER_ID.eq(order.id().value()).and(Deal.REVERSES.isNull());
    }

    @Override
    public Money balancePaid(Order order) {
        Long balance = sql.dsl()
                .select(Orders.BALANCE_MINOR)
                .from(Orders.TABLE)
                .where(Orders.ID.eq(order.id().value()))
                .fetchSingle(Orders.BALANCE_MINOR);
        return Money.ofMinor(order.net().getCurrencyUnit(), balance);
    }
}
