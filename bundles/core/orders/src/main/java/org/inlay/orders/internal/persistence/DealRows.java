package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.DealFlip;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the decisions of orders as the orders show them. */
@Component(service = DealRows.class)
public class DealRows {
    private final Sql sql;
    private final Json json = new Json();
    private final Messages messages;
    private final Access access;

    @Activate
    public DealRows(@Reference Sql sql, @Reference Messages messages, @Reference Access access) {
        this.sql = sql;
        this.messages = messages;
        this.access = access;
    }

    /** The deal of an order that was not decided yet. */
    static Order.Deal undecided(CurrencyUnit currency) {
        return new Order.Deal(null, null, 0, Money.zero(currency), List.of(), null, null, null);
    }

    /** Decisions with their reversals by order; undecided orders are absent. */
    Map<Id, Order.Deal> ofOrders(Collection<Id> orders, CurrencyUnit currency) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        List<Long> keys = orders.stream().map(Id::value).toList();
        Map<Long, List<Record>> rows = sql
                .dsl()
                .select(Deal.FIELDS)
                .from(Deal.TABLE)
                .where(keys.size() == 1 ? Deal.ORDER_ID.eq(keys.get(0)) : Keys.among(Deal.ORDER_ID, keys))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(row -> row.get(Deal.ORDER_ID), Collectors.<Record>toList()));
        Map<Id, Order.Deal> deals = new HashMap<>();
        rows.forEach((order, decisions) -> decisions.stream()
                .filter(row -> row.get(Deal.REVERSES) == null)
                .findFirst()
                .ifPresent(decision -> deals.put(new Id(order), deal(decision, decisions, currency))));
        return deals;
    }

    private Order.Deal deal(Record decision, List<Record> all, CurrencyUnit currency) {
        Record reversal = all.stream()
                .filter(row -> decision.get(Deal.ID).equals(row.get(Deal.REVERSES)))
                .findFirst()
                .orElse(null);
        Instant reversedAt = reversal == null ? null : reversal.get(Deal.DECIDED_AT);
        String decided = decision.get(Deal.DECISION);
        List<Check> checks = new ArrayList<>(json.checks(decision.get(Deal.CHECKS)));
        if (reversal != null) {
            checks.addAll(json.checks(reversal.get(Deal.CHECKS)));
        }
        return new Order.Deal(
                reversedAt == null ? decided : "NO_DEAL",
                decided,
                decision.get(Deal.RULE_VERSION),
                Money.ofMinor(currency, decision.get(Deal.AMOUNT_MINOR)),
                List.copyOf(checks),
                decision.get(Deal.DECIDED_AT),
                reversedAt,
                flip(checks));
    }

    private @Nullable String flip(List<Check> checks) {
        return DealFlip.of(checks).map(this::text).orElse(null);
    }

    private String text(DealFlip flip) {
        Locale locale = access.caller().locale();
        return messages.text(locale, flip.key(), flip.arguments());
    }
}
