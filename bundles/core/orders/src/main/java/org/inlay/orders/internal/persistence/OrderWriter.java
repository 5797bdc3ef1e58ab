package org.inlay.orders.internal.persistence;

import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.domain.OrderStore.Head;
import org.inlay.orders.internal.domain.Priced;
import org.inlay.orders.internal.persistence.Tables.Adjustment;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.LineStaff;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.StaffShare;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes whole orders. What was written is flushed and let go at once, so that the conditional updates of the ledgers
 * never meet a remembered row.
 */
@Component(service = OrderWriter.class)
public class OrderWriter {
    private final JpaTemplate jpa;
    private final Sql sql;
    private final Ids ids;
    private final Json json = new Json();

    @Activate
    public OrderWriter(
            @Reference(target = "(osgi.unit.name=orders)") JpaTemplate jpa, @Reference Sql sql, @Reference Ids ids) {
        this.jpa = jpa;
        this.sql = sql;
        this.ids = ids;
    }

    Order create(Head head, Priced priced, NewOrder asked) {
        OrderEntity order = new OrderEntity();
        order.id = head.id().value();
        order.number = head.number();
        order.clinic = head.clinic();
        order.currency = priced.net().getCurrencyUnit().getCode();
        order.createdAt = head.createdAt();
        order.createdBy = head.createdBy();
        order.vouchers = Lists.join(asked.vouchers());
        order.draft = head.confirmedAt() == null ? json.write(asked) : null;
        fill(order, head, priced);
        addLines(order, priced);
        jpa.tx(TransactionType.Required, em -> {
            em.persist(order);
            em.flush();
            em.clear();
        });
        insertDetails(order, priced);
        return record(order, priced, asked.vouchers());
    }

    Order confirm(Order draft, Head head, Priced priced) {
        deleteDetails(draft);
        OrderEntity order = jpa.txExpr(TransactionType.Required, em -> {
            OrderEntity found = em.find(OrderEntity.class, draft.id().value());
            if (found.version != draft.version() || !found.status.equals(OrderStore.DRAFT)) {
                throw new Problem(Problem.Kind.STALE, "stale");
            }
            found.draft = null;
            fill(found, head, priced);
            found.lines.clear();
            addLines(found, priced);
            em.flush();
            em.clear();
            return found;
        });
        insertDetails(order, priced);
        return record(order, priced, draft.vouchers());
    }

    NewOrder asked(Id draft) {
        String text = sql.dsl()
                .select(Orders.DRAFT)
                .from(Orders.TABLE)
                .where(Orders.ID.eq(draft.value()))
                .fetchOne(Orders.DRAFT);
        if (text == null) {
            throw Problem.conflict("not-draft");
        }
        return json.asked(text);
    }

    private static void fill(OrderEntity order, Head head, Priced priced) {
        order.customer = head.customer().value();
        order.type = head.type();
        order.status = head.confirmedAt() == null ? OrderStore.DRAFT : OrderStore.CONFIRMED;
        order.confirmedAt = head.confirmedAt();
        order.date = Date.valueOf(head.date());
        Id visit = head.visit();
        order.visit = visit == null ? null : visit.value();
        order.gross = priced.gross().getAmountMinorLong();
        order.sold = priced.net().getAmountMinorLong();
        order.net = order.sold;
        order.plugins = Lists.join(priced.plugins());
    }

    private void addLines(OrderEntity order, Priced priced) {
        for (Priced.Line line : priced.lines()) {
            LineEntity entity = new LineEntity();
            entity.id = ids.next().value();
            entity.order = order;
            entity.position = line.number();
            entity.item = line.item().id().value();
            entity.itemCode = line.item().code();
            entity.name = line.item().name();
            entity.kind = line.item().kind();
            entity.category = line.item().category();
            entity.quantity = line.quantity();
            entity.list = line.item().price().getAmountMinorLong();
            entity.price = line.price().getAmountMinorLong();
            entity.net = line.net().getAmountMinorLong();
            entity.gift = line.gift();
            order.lines.add(entity);
        }
    }

    private void deleteDetails(Order draft) {
        sql.dsl()
                .deleteFrom(LineStaff.TABLE)
                .where(LineStaff.LINE.in(DSL.select(Line.ID)
                        .from(Line.TABLE)
                        .where(Line.ORDER_ID.eq(draft.id().value()))))
                .execute();
        sql.dsl()
                .deleteFrom(Adjustment.TABLE)
                .where(Adjustment.ORDER_ID.eq(draft.id().value()))
                .execute();
    }

    private void insertDetails(OrderEntity order, Priced priced) {
        List<@Nullable Object[]> staff = new ArrayList<>();
        for (int i = 0; i < priced.lines().size(); i++) {
            int position = 0;
            for (StaffShare share : priced.lines().get(i).staff()) {
                staff.add(new @Nullable Object[] {
                    order.lines.get(i).id, ++position, share.login(), share.role(), share.share()
                });
            }
        }
        List<@Nullable Object[]> adjustments = new ArrayList<>();
        for (Order.Adjustment adjustment : priced.adjustments()) {
            adjustments.add(new @Nullable Object[] {
                order.id,
                adjustments.size() + 1,
                adjustment.phase(),
                adjustment.source(),
                adjustment.name(),
                adjustment.code(),
                adjustment.line(),
                adjustment.amount().getAmountMinorLong()
            });
        }
        Batches.insert(sql, LineStaff.TABLE, LineStaff.FIELDS, staff);
        Batches.insert(sql, Adjustment.TABLE, Adjustment.FIELDS, adjustments);
    }

    /** The order as it would be read, before anything is paid or decided. */
    private static Order record(OrderEntity order, Priced priced, List<String> vouchers) {
        CurrencyUnit currency = CurrencyUnit.of(order.currency);
        Money zero = Money.zero(currency);
        List<Order.Line> lines = new ArrayList<>();
        for (int i = 0; i < priced.lines().size(); i++) {
            Priced.Line line = priced.lines().get(i);
            lines.add(new Order.Line(
                    new Id(order.lines.get(i).id),
                    line.number(),
                    line.item().code(),
                    line.item().name(),
                    line.item().kind(),
                    line.quantity(),
                    line.item().price(),
                    line.price(),
                    line.net(),
                    line.gift(),
                    0,
                    zero,
                    line.staff()));
        }
        Instant confirmedAt = order.confirmedAt;
        Long visit = order.visit;
        return new Order(
                new Id(order.id),
                order.number,
                order.clinic,
                new Id(order.customer),
                order.type,
                order.status,
                order.createdAt,
                confirmedAt,
                order.date.toLocalDate(),
                visit == null ? null : new Id(visit),
                lines,
                priced.adjustments(),
                vouchers,
                List.of(),
                List.of(),
                priced.gross(),
                priced.net(),
                zero,
                zero,
                zero,
                priced.net(),
                DealRows.undecided(currency),
                Lists.split(order.plugins),
                order.version);
    }
}
