package org.inlay.coupons.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batch.Way;
import org.inlay.coupons.internal.domain.BatchStore;
import org.inlay.coupons.internal.domain.CouponPersonalData;
import org.inlay.coupons.internal.domain.CouponPrices;
import org.inlay.coupons.internal.domain.CouponStore;
import org.inlay.coupons.internal.domain.CouponStore.OfBatch;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.CouponsPlugin;
import org.inlay.coupons.internal.domain.Link;
import org.inlay.coupons.internal.domain.LinkStore;
import org.inlay.coupons.internal.domain.PlatformVoucher;
import org.inlay.coupons.internal.domain.PlatformVoucherStore;
import org.inlay.coupons.internal.domain.PlatformVouchers;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.PushStore;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.coupons.internal.domain.Terms.Kind;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.WalletOwners;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.coupons.internal.persistence.CouponsCheck;
import org.inlay.coupons.internal.persistence.JooqBatchStore;
import org.inlay.coupons.internal.persistence.JooqCouponFigures;
import org.inlay.coupons.internal.persistence.JooqCouponStore;
import org.inlay.coupons.internal.persistence.JooqLinkStore;
import org.inlay.coupons.internal.persistence.JooqPlatformVouchers;
import org.inlay.coupons.internal.persistence.JooqPushStore;
import org.inlay.coupons.internal.persistence.JooqWalletOwners;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.Pricing;
import org.inlay.orders.spi.PriceAdjuster.Proposal;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.inlay.testkit.Contract;
import org.inlay.testkit.Core;
import org.inlay.testkit.PluginTables;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CouponsTest {
    /** Whom {@link Contract#order} is for. */
    private static final Id WANG = new Id(42);

    private final Core core = new Core();
    private final PluginTables tables = PluginTables.of("coupons");
    private final CouponStore store = new JooqCouponStore(tables.sql(), tables.ready());
    private final BatchStore batches = new JooqBatchStore(tables.sql(), tables.ready());
    private final Messages messages = (locale, key, arguments) -> key + " " + arguments;
    private final CouponPrices prices = new CouponPrices(store, core.transactions(), core.access(), messages);
    private final Coupons coupons = new Coupons(
            store,
            new JooqCouponFigures(tables.sql(), tables.ready()),
            batches,
            core.clinics(),
            core.transactions(),
            core.access(),
            core.audit(),
            core.ids(),
            core.clock());

    @AfterEach
    void close() {
        tables.close();
    }

    @TestFactory
    Collection<DynamicTest> contract() {
        wallet("ONE", terms(Kind.AMOUNT, "100", "300", null));
        wallet("TWO", terms(Kind.RATE, "0.8", null, null));
        CouponsPlugin plugin = new CouponsPlugin(coupons, mock(Wallets.class));
        return Contract.of(plugin)
                .permissions(plugin)
                .tables(in -> new Coupons(
                                new JooqCouponStore(in.sql(), in.ready()),
                                new JooqCouponFigures(in.sql(), in.ready()),
                                new JooqBatchStore(in.sql(), in.ready()),
                                core.clinics(),
                                core.transactions(),
                                core.access(),
                                core.audit(),
                                core.ids(),
                                core.clock())
                        .design(Use.COUPON, terms(Kind.AMOUNT, "100", "300", null)))
                .prices(
                        prices,
                        order(Set.of("ONE"), "150.00", "150.00"),
                        order(Set.of("TWO"), "1280.00"),
                        order(Set.of("ONE", "TWO", "OTHER"), "299.99"))
                .tests();
    }

    private static Terms terms(Kind kind, String value, @Nullable String minimum, @Nullable String group) {
        return new Terms(
                "券",
                kind,
                value,
                minimum == null ? null : new BigDecimal(minimum),
                Set.of(),
                Set.of("SERVICE"),
                Set.of("A"),
                Set.of(),
                Set.of("小程序"),
                30,
                null,
                LocalDate.parse("2026-12-31"),
                10L,
                1,
                group,
                false,
                false,
                Map.of("deal", Set.of("NONE", "ONCE")),
                Set.of("INITIAL"),
                null);
    }

    private Voucher wallet(String code, Terms terms) {
        Template template = coupons.publish(coupons.design(Use.COUPON, terms).id());
        Voucher voucher = new Voucher(
                core.ids().next(),
                code,
                template,
                WANG,
                "A",
                "ACTIVE",
                core.clock().instant(),
                core.clock().instant(),
                core.clock().instant().plus(Duration.ofDays(30)),
                null);
        store.add(Map.of(voucher, code), null);
        return voucher;
    }

    private static Pricing order(Set<String> codes, String... amounts) {
        Money[] lines = new Money[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            lines[i] = yuan(amounts[i]);
        }
        Pricing plain = Contract.order(Map.of(), lines);
        return new Pricing(
                plain.clinic(), plain.customer(), plain.orderType(), plain.at(), plain.lines(), codes, plain.inputs());
    }

    private static Money yuan(String amount) {
        return Money.of(CurrencyUnit.of("CNY"), new BigDecimal(amount));
    }

    private static Money off(Proposal proposal) {
        return proposal.adjustments().stream().map(Adjustment::amount).reduce(yuan("0.00"), Money::plus);
    }

    private String refused(Pricing order) {
        Proposal proposal = prices.propose(order);
        assertThat(proposal.adjustments()).isEmpty();
        return proposal.refusals().get(0).reason();
    }

    @Test
    @DisplayName(
            "C3, C4: 满300减100 at exactly 300, not a cent below; 8折 of 1280.00 leaves 1024.00; never more than is left")
    void values() {
        wallet("AMOUNT", terms(Kind.AMOUNT, "100", "300", null));
        wallet("RATE", terms(Kind.RATE, "0.8", null, null));
        wallet("LARGE", terms(Kind.AMOUNT, "500", null, null));

        assertThat(off(prices.propose(order(Set.of("AMOUNT"), "150.00", "150.00"))))
                .isEqualTo(yuan("100.00"));
        assertThat(refused(order(Set.of("AMOUNT"), "299.99"))).isEqualTo("voucher-below-minimum");
        assertThat(off(prices.propose(order(Set.of("RATE"), "1280.00")))).isEqualTo(yuan("256.00"));
        assertThat(off(prices.propose(order(Set.of("LARGE"), "79.00")))).isEqualTo(yuan("79.00"));
    }

    @Test
    @DisplayName("C4: two go together only when both name a group, and not the same")
    void stacking() {
        wallet("ALONE", terms(Kind.AMOUNT, "10", null, null));
        wallet("FIRST", terms(Kind.AMOUNT, "10", null, "a"));
        wallet("OTHER", terms(Kind.AMOUNT, "20", null, "b"));
        wallet("SAME", terms(Kind.AMOUNT, "30", null, "a"));

        assertThat(off(prices.propose(order(Set.of("FIRST", "OTHER"), "100.00"))))
                .isEqualTo(yuan("30.00"));
        for (Set<String> codes : List.of(Set.of("FIRST", "SAME"), Set.of("ALONE", "OTHER"))) {
            Proposal proposal = prices.propose(order(codes, "100.00"));
            assertThat(proposal.refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo("voucher-not-together"));
            assertThat(off(proposal)).isEqualTo(yuan("10.00"));
        }
    }

    @Test
    @DisplayName(
            "Each refusal has its reason: another's, expired at the instant, used, other clinic, other items; unknown codes are left alone")
    void refusals() {
        Voucher mine = wallet("MINE", terms(Kind.AMOUNT, "10", null, null));
        Pricing order = order(Set.of("MINE"), "100.00");
        assertThat(refused(new Pricing(
                        "A", new Id(43), order.orderType(), order.at(), order.lines(), order.vouchers(), Map.of())))
                .isEqualTo("voucher-of-another");
        assertThat(refused(new Pricing(
                        "B", WANG, order.orderType(), order.at(), order.lines(), order.vouchers(), Map.of())))
                .isEqualTo("voucher-other-clinic");
        assertThat(refused(new Pricing(
                        "A", WANG, order.orderType(), mine.expiresAt(), order.lines(), order.vouchers(), Map.of())))
                .isEqualTo("voucher-expired");
        assertThat(off(prices.propose(new Pricing(
                        "A",
                        WANG,
                        order.orderType(),
                        mine.expiresAt().minusMillis(1),
                        order.lines(),
                        order.vouchers(),
                        Map.of()))))
                .isEqualTo(yuan("10.00"));
        assertThat(prices.propose(order(Set.of("NOBODYS"), "100.00")).claimed()).isEmpty();

        assertThat(store.use("MINE", new Id(9), core.clock().instant(), 1000, 9000))
                .isTrue();
        assertThat(store.use("MINE", new Id(10), core.clock().instant(), 1000, 9000))
                .isFalse();
        assertThat(refused(order)).isEqualTo("voucher-used");
        assertThat(store.restore(new Id(9))).isEqualTo(1);
        assertThat(off(prices.propose(order))).isEqualTo(yuan("10.00"));
    }

    @Test
    @DisplayName("C1: a bare \"100 off\" is not published, and says what is missing; what is published keeps its terms")
    void publication() {
        Terms bare = new Terms(
                "减100",
                Kind.AMOUNT,
                "100",
                null,
                Set.of(),
                Set.of(),
                Set.of("A"),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                Map.of(),
                Set.of(),
                null);
        Template draft = coupons.design(Use.COUPON, bare);
        assertThatThrownBy(() -> coupons.publish(draft.id()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly("items", "validTo", "quantity"));

        coupons.redraw(draft.id(), terms(Kind.AMOUNT, "100", null, null));
        coupons.publish(draft.id());
        assertThat(coupons.get(draft.id()).terms()).isEqualTo(terms(Kind.AMOUNT, "100", null, null));
        assertThatThrownBy(() -> coupons.redraw(draft.id(), bare))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("coupon-published"));
        coupons.close(draft.id());
        assertThatThrownBy(() -> coupons.publish(draft.id())).isInstanceOf(Problem.class);
    }

    @Test
    @DisplayName("A coupon is worth nothing before its first instant, at checkout as in the offer")
    void notYet() {
        Template template = coupons.publish(
                coupons.design(Use.COUPON, terms(Kind.AMOUNT, "10", null, null)).id());
        Instant now = core.clock().instant();
        store.add(
                Map.of(
                        new Voucher(
                                core.ids().next(),
                                "LATER",
                                template,
                                WANG,
                                "A",
                                "ACTIVE",
                                now,
                                now.plusSeconds(1),
                                now.plusSeconds(60),
                                null),
                        "LATER"),
                null);

        assertThat(refused(order(Set.of("LATER"), "100.00"))).isEqualTo("voucher-not-yet");
        assertThat(store.use("LATER", new Id(9), now, 1, 1)).isFalse();
        assertThat(store.use("LATER", new Id(9), now.plusSeconds(1), 1, 1)).isTrue();
    }

    @Test
    @DisplayName("What would break the list it is kept in is refused")
    void plainTexts() {
        for (String bad : List.of("a\nb", "a=b", "a|b", " ")) {
            Terms good = terms(Kind.AMOUNT, "10", null, null);
            for (Terms terms : List.of(
                    withAudience(good, Map.of(bad, Set.of("x"))), withAudience(good, Map.of("deal", Set.of(bad))))) {
                assertThatThrownBy(() -> coupons.design(Use.COUPON, terms)).isInstanceOf(Problem.class);
            }
        }
        assertThat(coupons.list(Use.COUPON)).isEmpty();
    }

    private static Terms withAudience(Terms terms, Map<String, Set<String>> tags) {
        return new Terms(
                terms.name(),
                terms.kind(),
                terms.value(),
                terms.minimumSpend(),
                terms.items(),
                terms.kinds(),
                terms.clinics(),
                terms.orderTypes(),
                terms.channels(),
                terms.validDays(),
                terms.validFrom(),
                terms.validTo(),
                terms.quantity(),
                terms.perCustomer(),
                terms.stackingGroup(),
                terms.combines(),
                terms.recalculate(),
                tags,
                terms.audienceVisits(),
                terms.action());
    }

    @Test
    @DisplayName("The last piece is taken once, and none of a paused one")
    void pieces() {
        Template template = coupons.publish(
                coupons.design(Use.COUPON, terms(Kind.AMOUNT, "10", null, null)).id());
        assertThat(store.take(template.id(), 9)).isTrue();
        assertThat(store.take(template.id(), 2)).isFalse();
        coupons.pause(template.id());
        assertThat(store.take(template.id(), 1)).isFalse();
        coupons.publish(template.id());
        assertThat(store.take(template.id(), 1)).isTrue();
        assertThat(store.take(template.id(), 1)).isFalse();
    }

    @Test
    @DisplayName("A wallet goes with its person, through a merge and back; who waits twice for a batch gets it once")
    void persons() {
        Template template = wallet("MINE", terms(Kind.AMOUNT, "10", null, null)).template();
        Id other = new Id(43);
        WalletOwners owners = new JooqWalletOwners(tables.sql(), tables.ready());
        CouponPersonalData data = new CouponPersonalData(store, owners);
        Batch both = new Batch(core.ids().next(), template.id(), null, Way.WALLET, "RUNNING", 2, 0, 0);
        Batch one = new Batch(core.ids().next(), template.id(), null, Way.WALLET, "RUNNING", 1, 0, 0);
        batches.add(both, Map.of(WANG, "A", other, "A"), core.clock().instant());
        batches.add(one, Map.of(WANG, "A"), core.clock().instant());

        PushStore pushes = new JooqPushStore(tables.sql(), tables.ready());
        Push push = new Push(new Id(5), template.id(), new Id(6), Push.Every.YEAR, Way.WALLET);
        pushes.add(push);
        pushes.mark(push.id(), Map.of(WANG, "2026"));

        data.merge(new Id(1), other, WANG);
        assertThat(pushes.done(push.id(), Set.of("2026")).get("2026")).contains(other);
        assertThat(store.of(other)).extracting(Voucher::code).containsExactly("MINE");
        assertThat(store.of(WANG)).isEmpty();
        assertThat(batches.waiting(both.id(), 10).clinics()).containsOnlyKeys(other);
        assertThat(batches.waiting(one.id(), 10).clinics()).containsOnlyKeys(other);
        assertThat(data.export(other).toString()).contains("MINE", "ACTIVE");

        LinkStore links = new JooqLinkStore(tables.sql(), tables.ready());
        links.add(new Link(new Id(8), other, template.id(), "A", core.clock().instant()), "digest");
        assertThat(links.find("digest")).isPresent();
        data.restrict(other);
        assertThat(links.find("digest")).isEmpty();
        assertThat(new JooqCouponFigures(tables.sql(), tables.ready())
                        .of(template.id(), core.clock().instant())
                        .links())
                .isEqualTo(1);

        data.unmerge(new Id(1), other, WANG);
        assertThat(store.of(WANG)).extracting(Voucher::code).containsExactly("MINE");
        assertThat(store.of(other)).isEmpty();
    }

    @Test
    @DisplayName(
            "S5 of two runs of one issue that deal with the same people one counts, and the issue goes on behind them")
    void counted() {
        Template template = wallet("ONE", terms(Kind.AMOUNT, "10", null, null)).template();
        Batch batch = new Batch(core.ids().next(), template.id(), null, Way.WALLET, "RUNNING", 2, 0, 0);
        batches.add(batch, Map.of(WANG, "A", new Id(43), "A"), core.clock().instant());
        long last = batches.waiting(batch.id(), 1).last();
        batches.settle(batch.id(), last, 0, List.of(WANG));
        batches.settle(batch.id(), last, 0, List.of(WANG));
        assertThat(batches.batch(batch.id()).orElseThrow().refused()).isEqualTo(1);
        assertThat(batches.waiting(batch.id(), 10).clinics()).doesNotContainKey(WANG);
    }

    @Test
    @DisplayName(
            "The check finds what is counted wrongly, used without an order, and given to an order without being used")
    void check() {
        Template template = wallet("ONE", terms(Kind.AMOUNT, "10", null, null)).template();
        CouponsCheck check = new CouponsCheck(tables.sql(), core.transactions(), tables.ready());
        assertThat(check.check().problems()).hasSize(1).first().asString().contains("counts 0 of 10 issued, 1 are");
        assertThat(store.take(template.id(), 1)).isTrue();
        assertThat(check.check().problems()).isEmpty();
        assertThat(check.check().checked()).isEqualTo(1);

        tables.sql().dsl().execute("update cp_voucher set state = 'USED'");
        assertThat(check.check().problems()).hasSize(1).first().asString().contains("ONE");
        tables.sql().dsl().execute("update cp_voucher set state = 'ACTIVE', used_order = 7");
        assertThat(check.check().problems()).hasSize(1);
    }

    @Test
    @DisplayName("C7 200 issued as links, 120 claimed, 30 used: 60 % and 25 %; the same by issue and aim")
    void figures() {
        Template template = wallet("DESK", terms(Kind.AMOUNT, "10", null, null)).template();
        tables.sql().dsl().execute("delete from cp_voucher");
        LinkStore links = new JooqLinkStore(tables.sql(), tables.ready());
        Instant now = core.clock().instant();
        Batch batch = new Batch(core.ids().next(), template.id(), "WIN_BACK", Way.WALLET, "DONE", 1, 1, 0);
        batches.add(batch, Map.of(WANG, "A"), now);
        for (int i = 0; i < 200; i++) {
            Link link = new Link(core.ids().next(), WANG, template.id(), "A", now);
            links.add(link, "digest" + i);
            if (i < 120) {
                links.viewed(link, now);
                String code = "C" + i;
                store.add(Map.of(active(code, template), "link/" + link.id()), null);
                assertThat(i >= 30 || store.use(code, new Id(i + 1), now, 10, 90))
                        .isTrue();
            }
        }
        store.add(Map.of(active("BATCH", template), batch.id() + "/42"), batch.id());

        Statistics figures = new JooqCouponFigures(tables.sql(), tables.ready()).of(template.id(), now);
        assertThat(figures.links()).isEqualTo(200);
        assertThat(figures.viewed()).isEqualTo(120);
        assertThat(figures.claimedPercent()).isEqualTo(60);
        assertThat(figures.issued()).isEqualTo(201);
        assertThat(figures.inWallets()).isEqualTo(121);
        assertThat(figures.usedPercent()).isEqualTo(25);
        assertThat(figures.revenueMinor()).isEqualTo(2700);
        assertThat(figures.costMinor()).isEqualTo(300);
        assertThat(figures.batches()).containsExactly(new OfBatch(batch.id(), "WIN_BACK", 1, 0, 0, 0, 0));
    }

    private Voucher active(String code, Template template) {
        Instant now = core.clock().instant();
        return new Voucher(
                core.ids().next(), code, template, WANG, "A", "ACTIVE", now, now, now.plus(Duration.ofDays(30)), null);
    }

    @Test
    @DisplayName("C9 a platform's code is taken once, and settled once")
    void platformVouchers() {
        PlatformVoucherStore vouchers = new JooqPlatformVouchers(tables.sql(), tables.ready());
        PlatformVouchers tender =
                new PlatformVouchers(vouchers, core.transactions(), core.access(), core.audit(), core.clock());
        Instant now = core.clock().instant();
        for (int i = 1; i <= 2; i++) {
            assertThat(vouchers.add(new PlatformVoucher(
                            new Id(i),
                            "美团",
                            "MT" + i,
                            new Id(7),
                            "A",
                            yuan("100.00"),
                            yuan("5.00"),
                            yuan("0.00"),
                            now.plusSeconds(i),
                            null)))
                    .isTrue();
        }
        assertThat(vouchers.add(new PlatformVoucher(
                        new Id(3), "美团", "MT1", new Id(8), "A", yuan("1.00"), yuan("0.00"), yuan("0.00"), now, null)))
                .isFalse();
        assertThat(tender.settle("A", List.of(new Id(1)))).isEqualTo(1);
        assertThat(tender.settle("A", List.of(new Id(1), new Id(9)))).isZero();
        assertThat(tender.list("A", false)).extracting(PlatformVoucher::code).containsExactly("MT2");
        assertThat(tender.list("A", true)).extracting(PlatformVoucher::expected).containsExactly(yuan("95.00"));
    }
}
