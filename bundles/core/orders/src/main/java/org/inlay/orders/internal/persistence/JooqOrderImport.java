package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.inlay.orders.internal.domain.OrderImport;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.LineStaff;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.StaffShare;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes imported orders, one batch a table. */
@Component
public class JooqOrderImport implements OrderImport {
    private static final List<Field<?>> ORDER = List.of(
            Orders.ID,
            Orders.ORDER_NUMBER,
            Orders.CLINIC,
            Orders.CUSTOMER,
            Orders.ORDER_TYPE,
            Orders.STATUS,
            Orders.CURRENCY,
            Orders.CREATED_AT,
            Orders.CREATED_BY,
            Orders.CONFIRMED_AT,
            Orders.BUSINESS_DATE,
            Orders.VISIT,
            Orders.GROSS_MINOR,
            Orders.SOLD_MINOR,
            Orders.NET_MINOR,
            Orders.IMPORTED);
    private static final List<Field<?>> LINE = List.of(
            Line.ID,
            Line.ORDER_ID,
            Line.POSITION,
            Line.ITEM,
            Line.ITEM_CODE,
            Line.NAME,
            Line.KIND,
            Line.CATEGORY,
            Line.QUANTITY,
            Line.LIST_MINOR,
            Line.PRICE_MINOR,
            Line.NET_MINOR,
            Line.GIFT);
    static final List<Field<?>> DEAL = List.of(
            Deal.ID,
            Deal.ORDER_ID,
            Deal.CUSTOMER,
            Deal.CLINIC,
            Deal.BUSINESS_DATE,
            Deal.DECISION,
            Deal.RULE_VERSION,
            Deal.AMOUNT_MINOR,
            Deal.CURRENCY,
            Deal.CHECKS,
            Deal.DECIDED_AT,
            Deal.VISIT,
            Deal.IMPORTED);

    private final Sql sql;
    private final Ids ids;
    private final Json json = new Json();

    @Activate
    public JooqOrderImport(@Reference Sql sql, @Reference Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public Set<String> known(Collection<String> numbers) {
        return sql.dsl()
                .select(Orders.ORDER_NUMBER)
                .from(Orders.TABLE)
                .where(Orders.ORDER_NUMBER.in(numbers))
                .fetchSet(Orders.ORDER_NUMBER);
    }

    @Override
    public List<Id> orders(List<OldOrder> orders) {
        List<Id> stored = new ArrayList<>();
        List<@Nullable Object[]> heads = new ArrayList<>();
        List<@Nullable Object[]> lines = new ArrayList<>();
        List<@Nullable Object[]> staff = new ArrayList<>();
        List<@Nullable Object[]> deals = new ArrayList<>();
        for (OldOrder order : orders) {
            Id id = ids.next();
            stored.add(id);
            heads.add(head(id, order));
            for (int i = 0; i < order.lines().size(); i++) {
                long line = ids.next().value();
                lines.add(line(line, id, i + 1, order.lines().get(i)));
                addStaff(staff, line, order.lines().get(i).staff());
            }
            deals.add(deal(id, order));
        }
        Batches.insert(sql, Orders.TABLE, ORDER, heads);
        Batches.insert(sql, Line.TABLE, LINE, lines);
        Batches.insert(sql, LineStaff.TABLE, LineStaff.FIELDS, staff);
        Batches.insert(sql, Deal.TABLE, DEAL, deals);
        return stored;
    }

    private static @Nullable Object[] head(Id id, OldOrder order) {
        long net = order.net().getAmountMinorLong();
        Id visit = order.visit();
        return new @Nullable Object[] {
            id.value(),
            order.number(),
            order.clinic(),
            order.customer().value(),
            order.type(),
            OrderStore.CONFIRMED,
            order.currency().getCode(),
            order.confirmedAt(),
            order.by(),
            order.confirmedAt(),
            order.date(),
            visit == null ? null : visit.value(),
            order.gross().getAmountMinorLong(),
            net,
            net,
            true
        };
    }

    private static @Nullable Object[] line(long line, Id order, int position, OldLine old) {
        return new @Nullable Object[] {
            line,
            order.value(),
            position,
            old.item().id().value(),
            old.item().code(),
            old.item().name(),
            old.item().kind(),
            old.item().category(),
            old.quantity(),
            old.item().price().getAmountMinorLong(),
            old.price().getAmountMinorLong(),
            old.net().getAmountMinorLong(),
            old.gift()
        };
    }

    private static void addStaff(List<@Nullable Object[]> rows, long line, List<StaffShare> staff) {
        int position = 0;
        for (StaffShare share : staff) {
            rows.add(new @Nullable Object[] {line, ++position, share.login(), share.role(), share.share()});
        }
    }

    private @Nullable Object[] deal(Id id, OldOrder order) {
        return new @Nullable Object[] {
            ids.next().value(),
            id.value(),
            order.customer().value(),
            order.clinic(),
            order.date(),
            order.deal() ? "DEAL" : "NO_DEAL",
            0L,
            order.net().getAmountMinorLong(),
            order.currency().getCode(),
            json.write(checks(order.deal())),
            order.confirmedAt(),
            null,
            true
        };
    }

    /** The one check of an imported outcome: what the old system said. */
    static List<Check> checks(boolean deal) {
        return List.of(new Check("imported", deal ? "DEAL" : "NO_DEAL", "DEAL", deal));
    }
}
