package org.inlay.coupons.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.Audiences;
import org.inlay.coupons.internal.domain.CouponStore;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Promotions;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.coupons.internal.domain.Terms.Kind;
import org.inlay.coupons.internal.persistence.JooqBatchStore;
import org.inlay.coupons.internal.persistence.JooqCouponFigures;
import org.inlay.coupons.internal.persistence.JooqCouponStore;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.GiftLine;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.orders.spi.PriceAdjuster.Pricing;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.testkit.Core;
import org.inlay.testkit.PluginTables;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PromotionsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");

    private final Core core = new Core();
    private final PluginTables tables = PluginTables.of("coupons");
    private final CouponStore store = new JooqCouponStore(tables.sql(), tables.ready());
    private final Audiences audiences = mock(Audiences.class);
    private final BusinessCalendar calendar = mock(BusinessCalendar.class);
    private final Promotions promotions = new Promotions(store, audiences, calendar, core.transactions());
    private final Coupons coupons = new Coupons(
            store,
            new JooqCouponFigures(tables.sql(), tables.ready()),
            new JooqBatchStore(tables.sql(), tables.ready()),
            core.clinics(),
            core.transactions(),
            core.access(),
            core.audit(),
            core.ids(),
            core.clock());

    @BeforeEach
    void midNovember() {
        on(LocalDate.parse("2026-11-15"));
        when(audiences.member(any(), any(), any())).thenReturn(true);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void on(LocalDate date) {
        when(calendar.dateOf(any(), any())).thenReturn(date);
    }

    private Template run(String name, Kind kind, String value, @Nullable String minimum, @Nullable String group) {
        return run(name, kind, value, minimum, group, false);
    }

    private Template run(
            String name, Kind kind, String value, @Nullable String minimum, @Nullable String group, boolean combines) {
        return coupons.publish(coupons.design(Use.PROMOTION, terms(name, kind, value, minimum, group, combines))
                .id());
    }

    private static Terms terms(
            String name, Kind kind, String value, @Nullable String minimum, @Nullable String group, boolean combines) {
        return new Terms(
                name,
                kind,
                value,
                minimum == null ? null : new BigDecimal(minimum),
                Set.of(),
                Set.of("SERVICE"),
                Set.of("A"),
                Set.of(),
                Set.of(),
                null,
                FIRST,
                LAST,
                null,
                null,
                group,
                combines,
                false,
                Map.of(),
                Set.of(),
                null);
    }

    private static Money yuan(String amount) {
        return Money.of(CurrencyUnit.of("CNY"), new BigDecimal(amount));
    }

    /** Lines of one piece: its price, and what member prices left of it. */
    private Pricing order(String... pricesAndNets) {
        List<PricedLine> lines = new ArrayList<>();
        for (int i = 0; i < pricesAndNets.length; i += 2) {
            lines.add(new PricedLine(
                    i / 2 + 1, "laser", "SERVICE", null, 1, yuan(pricesAndNets[i]), yuan(pricesAndNets[i + 1]), false));
        }
        return new Pricing("A", new Id(42), "医美", core.clock().instant(), lines, Set.of(), Map.of());
    }

    private BigDecimal off(Pricing order) {
        return promotions.propose(order).adjustments().stream()
                .map(one -> one.amount().getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @DisplayName(
            "C4 1280, 8折 for members, 满1200减200: 1024 stands, as the lower total; a better promotion takes off the rest only")
    void membersOrPromotion() {
        run("满1200减200", Kind.AMOUNT, "200", "1200", null);
        assertThat(off(order("1280", "1280"))).isEqualByComparingTo("200");
        assertThat(off(order("1280", "1024"))).isEqualByComparingTo("0");

        run("满1200减400", Kind.AMOUNT, "400", "1200", null);
        assertThat(off(order("1280", "1024"))).isEqualByComparingTo("144");
        List<Adjustment> rest = promotions.propose(order("1280", "1024")).adjustments();
        assertThat(rest).extracting(Adjustment::name).containsExactly("满1200减400");
    }

    @Test
    @DisplayName("C4 a promotion that combines comes on top of member prices; its minimum is tested on what they leave")
    void combines() {
        run("满1000减100", Kind.AMOUNT, "100", "1000", null, true);
        assertThat(off(order("1280", "1024"))).isEqualByComparingTo("100");
        assertThat(off(order("1280", "999.99"))).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("C5 折扣 to the cent, 特价 never raises a price, 买赠 gives; a minimum that is just met is met")
    void natures() {
        Template rate = run("88折", Kind.RATE, "0.88", null, null);
        assertThat(off(order("99.99", "99.99"))).isEqualByComparingTo("12.00");
        coupons.pause(rate.id());

        Template price = run("特价", Kind.PRICE, "68", null, null);
        assertThat(off(order("100", "100", "50", "50"))).isEqualByComparingTo("32");
        coupons.pause(price.id());

        run("满100赠", Kind.GIFT, "mask", "100", null);
        assertThat(promotions.propose(order("100", "100")).gifts()).containsExactly(new GiftLine("mask", 1));
        assertThat(promotions.propose(order("99.99", "99.99")).gifts()).isEmpty();
    }

    @Test
    @DisplayName("C4 one promotion, the best; two when both name a group and not the same")
    void stacking() {
        run("减30", Kind.AMOUNT, "30", null, null);
        run("减20", Kind.AMOUNT, "20", null, null);
        assertThat(off(order("100", "100"))).isEqualByComparingTo("30");

        run("减40", Kind.AMOUNT, "40", null, "节日");
        run("减35", Kind.AMOUNT, "35", null, "节日");
        run("减10", Kind.AMOUNT, "10", null, "周末");
        assertThat(promotions.propose(order("100", "100")).adjustments())
                .extracting(Adjustment::name)
                .containsExactly("减40", "减10");
    }

    @Test
    @DisplayName(
            "C5 on its first and its last business date and on no other; in its clinic, for its audience, while published")
    void period() {
        Template promotion = run("减30", Kind.AMOUNT, "30", null, null);
        on(FIRST);
        assertThat(off(order("100", "100"))).isEqualByComparingTo("30");
        on(LAST);
        assertThat(off(order("100", "100"))).isEqualByComparingTo("30");
        for (LocalDate other : List.of(FIRST.minusDays(1), LAST.plusDays(1))) {
            on(other);
            assertThat(off(order("100", "100"))).isEqualByComparingTo("0");
        }
        on(LAST);
        when(audiences.member(any(), any(), any())).thenReturn(false);
        assertThat(off(order("100", "100"))).isEqualByComparingTo("0");
        when(audiences.member(any(), any(), any())).thenReturn(true);
        coupons.close(promotion.id());
        assertThat(off(order("100", "100"))).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("What only coupons have is refused for a promotion, and the other way round")
    void uses() {
        Terms exchange = terms("换", Kind.EXCHANGE, "", null, null, false);
        assertThatThrownBy(() -> coupons.design(Use.PROMOTION, exchange)).isInstanceOf(Problem.class);
        Terms combining = terms("减", Kind.AMOUNT, "1", null, null, true);
        assertThatThrownBy(() -> coupons.design(Use.COUPON, combining)).isInstanceOf(Problem.class);
        Template promotion = run("减30", Kind.AMOUNT, "30", null, null);
        assertThatThrownBy(() -> coupons.get(Use.COUPON, promotion.id())).isInstanceOf(Problem.class);
        assertThat(coupons.list(Use.PROMOTION)).hasSize(1);
        assertThat(coupons.list(Use.COUPON)).isEmpty();
    }
}
