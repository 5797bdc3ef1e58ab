package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.Batch.Way;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms.Kind;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.DemoData;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The demonstration's coupons: three, one of them shared, a promotion, and what became of them. */
@Component
public final class DemoCoupons implements DemoData {
    private static final int PAST_DAYS = 120;
    private static final int GIVEN = 12;
    private static final int ISSUED = 60;

    private final Coupons coupons;
    private final Wallets wallets;
    private final Batches batches;
    private final Sharings sharings;
    private final PastOrders past;
    private final Orders orders;
    private final BusinessCalendar calendar;

    @Activate
    public DemoCoupons(
            @Reference Coupons coupons,
            @Reference Wallets wallets,
            @Reference Batches batches,
            @Reference Sharings sharings,
            @Reference PastOrders past,
            @Reference Orders orders,
            @Reference BusinessCalendar calendar) {
        this.coupons = coupons;
        this.wallets = wallets;
        this.batches = batches;
        this.sharings = sharings;
        this.past = past;
        this.orders = orders;
        this.calendar = calendar;
    }

    @Override
    public void show(String clinic) {
        boolean shown = coupons.list(Use.COUPON).stream()
                .anyMatch(coupon -> coupon.terms().clinics().contains(clinic));
        if (shown) {
            return;
        }
        LocalDate end = calendar.today(clinic).plusDays(60);
        Id first = published(Use.COUPON, terms("新客满300减100", Kind.AMOUNT, "100", "300", clinic, null));
        Id again = published(Use.COUPON, terms("老客满500减80", Kind.AMOUNT, "80", "500", clinic, null));
        Id back = published(Use.COUPON, terms("好久不见8折", Kind.RATE, "0.8", null, clinic, null));
        published(Use.PROMOTION, terms("周年庆满2000减100", Kind.AMOUNT, "100", "2000", clinic, end));
        sharings.start(first, again, Step.INITIAL_VISIT);
        List<Order> sold = past.since(clinic, past.from(clinic, PAST_DAYS));
        Set<Id> people = new LinkedHashSet<>();
        sold.forEach(order -> people.add(order.customer()));
        if (!people.isEmpty()) {
            batches.issue(back, null, people.stream().limit(ISSUED).toList(), "WIN_BACK", Way.WALLET);
        }
        sold.stream().skip(Math.max(0, sold.size() - GIVEN)).forEach(order -> use(order, again));
    }

    private Id published(Use use, Terms terms) {
        return coupons.publish(coupons.design(use, terms).id()).id();
    }

    /** Gives the customer one, and sells the same once more with it; where it is not for that, it stays in the wallet. */
    private void use(Order before, Id coupon) {
        try {
            String code =
                    wallets.claim(coupon, before.customer(), before.clinic()).code();
            NewOrder order = new NewOrder(
                    before.clinic(),
                    before.customer(),
                    before.type(),
                    before.lines().stream()
                            .filter(line -> !line.gift())
                            .map(line -> new NewLine(line.item(), line.quantity(), null, false, List.of()))
                            .toList(),
                    List.of(code),
                    Map.of(),
                    true,
                    List.of(),
                    null);
            var net = orders.quote(order).net();
            orders.place(new NewOrder(
                    order.clinic(),
                    order.customer(),
                    order.type(),
                    order.lines(),
                    order.vouchers(),
                    Map.of(),
                    true,
                    List.of(new NewPayment("WECHAT", net, Map.of())),
                    net));
        } catch (Problem refused) {
            // a second one for the same customer, an item that is for others: nothing to show
        }
    }

    private static Terms terms(
            String name,
            Kind kind,
            String value,
            @Nullable String minimum,
            String clinic,
            @Nullable LocalDate promotionEnds) {
        boolean coupon = promotionEnds == null;
        return new Terms(
                name,
                kind,
                value,
                minimum == null ? null : new BigDecimal(minimum),
                Set.of(),
                Set.of("SERVICE", "CARD", "PACKAGE", "GOODS"),
                Set.of(clinic),
                Set.of(),
                Set.of(),
                coupon ? 60 : null,
                null,
                promotionEnds,
                coupon ? 500L : null,
                coupon ? 1 : null,
                null,
                false,
                false,
                Map.of(),
                Set.of(),
                null);
    }
}
