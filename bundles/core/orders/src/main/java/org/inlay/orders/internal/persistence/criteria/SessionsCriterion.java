package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Sessions that may still be executed today: how many, of which items, given or bought. */
@Component(service = SegmentCriterion.class)
public final class SessionsCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> REMAINING = Parameter.count();
    private static final Parameter<List<String>> ITEMS = Parameter.texts("items", List::of);
    private static final Parameter<Boolean> GIFT = Parameter.flag("gift");

    @Override
    public String id() {
        return "remaining-sessions";
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(REMAINING, ITEMS, GIFT);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        List<String> items = arguments.find(ITEMS);
        Boolean gift = arguments.find(GIFT);
        SqlCondition open = SqlCondition.of("e.customer = c.id and e.remaining > 0")
                .and(scope.on("e.clinic"))
                .and(SqlCondition.of("e.valid_until is null").or(SqlCondition.of("e.valid_until >= ?", scope.today())))
                .and(items == null ? SqlCondition.always() : SqlCondition.in("e.item_code", items))
                .and(gift == null ? SqlCondition.always() : SqlCondition.of("e.gift = ?", gift));
        NumberTest test = arguments.get(REMAINING);
        return test.any()
                ? SqlCondition.exists("api_entitlements_v1 e", open)
                : SqlCondition.aggregate("sum(e.remaining)", "api_entitlements_v1 e", open, test);
    }
}
