package org.inlay.coupons.internal.persistence;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Component;

/** Who has a coupon: {@code {"criterion":"coupons:voucher","states":["ACTIVE"]}}; of these coupons, in one of these states. */
@Component
public final class VoucherCriterion implements SegmentCriterion {
    private static final Parameter<List<Id>> COUPONS = Parameter.records("coupons");
    private static final Parameter<List<String>> STATES =
            Parameter.texts("states", () -> List.of("ACTIVE", "USED", "EXPIRED"));

    @Override
    public String id() {
        return "coupons:voucher";
    }

    @Override
    public String owner() {
        return "coupons";
    }

    @Override
    public String permission() {
        return "coupons:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(COUPONS, STATES);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        List<Id> coupons = arguments.find(COUPONS);
        List<String> states = arguments.find(STATES);
        SqlCondition all = SqlCondition.of("v.customer = c.id").and(scope.on("v.clinic"));
        if (coupons != null) {
            all = all.and(SqlCondition.in(
                    "v.template", coupons.stream().map(Id::value).toList()));
        }
        if (states != null) {
            all = all.and(states.stream()
                    .map(state -> in(state, scope))
                    .reduce(SqlCondition::or)
                    .orElseGet(SqlCondition::always));
        }
        return SqlCondition.exists("cp_voucher v", all);
    }

    private static SqlCondition in(String state, Scope scope) {
        return switch (state) {
            case "ACTIVE" -> SqlCondition.of("v.state = 'ACTIVE' and v.expires_at > ?", scope.now());
            case "EXPIRED" -> SqlCondition.of("v.state = 'ACTIVE' and v.expires_at <= ?", scope.now());
            default -> SqlCondition.of("v.state = 'USED'");
        };
    }
}
