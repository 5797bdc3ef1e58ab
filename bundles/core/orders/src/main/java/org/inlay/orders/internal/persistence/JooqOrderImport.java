package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.inlay.orders.internal.domain.OrderImport;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.Tables.Adjustment;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.LineStaff;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.StaffShare;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes imported orders, one batch a table. */
@Component
public final class JooqOrderImport implements OrderImport {
    private static final String PHASE = "IMPORTED";
    private static final String SOURCE = "core";

    private static final List<Field<?>> ORDER = List.of(new Field<?>[] {
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
        Orders.IMPORTED
    });
    private static final List<Field<?>> LINE = List.of(new Field<?>[] {
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
        Line.GIFT
    });

    private final Sql sql;
    private final Ids ids;
    private final Json json = new Json();

    @Activate
    public JooqOrderImport(
            @Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema, @Reference Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public Set<String> known(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : sql.dsl()
                        .select(Orders.ORDER_NUMBER)
                        .from(Orders.TABLE)
                        .where(Keys.among(Orders.ORDER_NUMBER, numbers))
                        .fetchSet(Orders.ORDER_NUMBER);
    }

    @Override
    public List<Id> orders(List<Attached> orders, String by) {
        List<Id> stored = new ArrayList<>();
        Rows rows = new Rows();
        for (Attached entered : orders) {
            Id id = ids.next();
            stored.add(id);
            rows.heads.add(head(id, entered, by));
            addLines(rows, id, entered.order());
            rows.deals.add(deal(id, entered));
        }
        Batches.insert(sql, Orders.TABLE, ORDER, rows.heads);
        Batches.insert(sql, Line.TABLE, LINE, rows.lines);
        Batches.insert(sql, LineStaff.TABLE, LineStaff.FIELDS, rows.staff);
        Batches.insert(sql, Adjustment.TABLE, Adjustment.FIELDS, rows.adjustments);
        Batches.insert(sql, Deal.TABLE, Deal.FIELDS, rows.deals);
        return stored;
    }

    /** What goes into each table. */
    private static final class Rows {
        private final List<@Nullable Object[]> heads = new ArrayList<>();
        private final List<@Nullable Object[]> lines = new ArrayList<>();
        private final List<@Nullable Object[]> staff = new ArrayList<>();
        private final List<@Nullable Object[]> adjustments = new ArrayList<>();
        private final List<@Nullable Object[]> deals = new ArrayList<>();
    }

    private static @Nullable Object[] head(Id id, Attached entered, String by) {
        OldOrder order = entered.order();
        long net = order.net().getAmountMinorLong();
        Id visit = entered.visit();
        return new @Nullable Object[] {
            id.value(),
            order.number(),
            order.clinic(),
            entered.customer().value(),
            order.type(),
            OrderStore.CONFIRMED,
            order.currency().getCode(),
            order.confirmedAt(),
            by,
            order.confirmedAt(),
            order.date(),
            visit == null ? null : visit.value(),
            order.gross().getAmountMinorLong(),
            net,
            net,
            true
        };
    }

    private void addLines(Rows rows, Id order, OldOrder old) {
        int adjustments = 0;
        for (int i = 0; i < old.lines().size(); i++) {
            OldLine line = old.lines().get(i);
            long id = ids.next().value();
            rows.lines.add(line(id, order, i + 1, line));
            addStaff(rows.staff, id, line.staff());
            if (!line.adjustment().isZero()) {
                rows.adjustments.add(new @Nullable Object[] {
                    order.value(),
                    ++adjustments,
                    PHASE,
                    SOURCE,
                    line.discount(),
                    null,
                    i + 1,
                    line.adjustment().getAmountMinorLong()
                });
            }
        }
    }

    private static @Nullable Object[] line(long id, Id order, int position, OldLine old) {
        return new @Nullable Object[] {
            id,
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

    private @Nullable Object[] deal(Id id, Attached entered) {
        OldOrder order = entered.order();
        return new @Nullable Object[] {
            ids.next().value(),
            id.value(),
            entered.customer().value(),
            order.clinic(),
            order.date(),
            order.deal() ? "DEAL" : "NO_DEAL",
            null,
            0L,
            order.net().getAmountMinorLong(),
            order.currency().getCode(),
            json.write(checks(order.deal())),
            order.confirmedAt(),
            null,
            0L,
            true
        };
    }

    /** The one check of an imported outcome: what the old system said. */
    static List<Check> checks(boolean deal) {
        return List.of(new Check("imported", deal ? "DEAL" : "NO_DEAL", "DEAL", deal));
    }
}
