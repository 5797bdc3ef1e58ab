package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A plugin's tender and checkout participant, registered by the test's own bundle. */
@InKaraf
class PluginsIT {
    private static final String PLUGIN = "itests-purse";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    private final Purse purse = new Purse();
    private final Guard guard = new Guard();
    private final List<ServiceRegistration<?>> plugin = new ArrayList<>();
    private Till till;

    @BeforeEach
    void install() {
        till = new Till(bundles);
        plugin.add(bundles.registerService(Tender.class, purse, null));
        plugin.add(bundles.registerService(CheckoutParticipant.class, guard, null));
    }

    @AfterEach
    void uninstall() {
        plugin.forEach(ServiceRegistration::unregister);
        plugin.clear();
    }

    @Test
    @DisplayName("D15 a plugin's tender captures in the order's transaction and repays to where the money came from")
    void tender() {
        Order order = sell();
        pay(order, "PURSE", "60.00");
        pay(order, "CASH", "40.00");
        assertThat(purse.left).isEqualTo(yuan("40.00"));
        assertThat(order(order).plugins()).contains(PLUGIN);
        refund(order, "50.00");
        assertThat(purse.left).isEqualTo(yuan("70.00"));
        access.asPlatform(() -> orders.cancel(order.id(), "mistake"));
        assertThat(purse.left).isEqualTo(yuan("100.00"));
        till.everythingHolds();
    }

    @Test
    @DisplayName("D15 a tender that refuses leaves no payment behind")
    void refusingTender() {
        Order order = sell();
        assertThat(refusal(() -> pay(order, "PURSE", "100.01"))).isEqualTo("overpaid");
        purse.left = yuan("10.00");
        assertThat(refusal(() -> pay(order, "PURSE", "60.00"))).isEqualTo("purse-empty");
        assertThat(order(order).paid()).isEqualTo(yuan("0.00"));
        assertThat(order(order).payments()).isEmpty();
    }

    @Test
    @DisplayName("D9 a participant sees this return and the whole, withholds a part, and may veto")
    void participant() {
        Order order = sell();
        pay(order, "CASH", "100.00");
        guard.withhold = yuan("5.00");
        Order after = refund(order, "30.00");
        assertThat(after.repaid()).isEqualTo(yuan("25.00"));
        assertThat(after.due()).isEqualTo(yuan("0.00"));
        assertThat(guard.seen).isEqualTo(yuan("30.00"));
        guard.withhold = yuan("0.00");
        assertThat(refund(order, "20.00").repaid()).isEqualTo(yuan("45.00"));
        assertThat(guard.seen).isEqualTo(yuan("50.00"));
        guard.vetoes = true;
        assertThat(refusal(() -> refund(order, "10.00"))).isEqualTo("guard-says-no");
        assertThat(order(order).net()).isEqualTo(yuan("50.00"));
        guard.vetoes = false;
        till.everythingHolds();
    }

    @Test
    @DisplayName("D9 what a missing plugin took part in is neither returned nor cancelled, and the plugin is named")
    void missing() {
        Order order = sell();
        pay(order, "PURSE", "60.00");
        uninstall();
        assertThat(refusal(() -> refund(order, "10.00"))).isEqualTo("plugin-missing");
        assertThat(refusal(() -> access.asPlatform(() -> orders.cancel(order.id(), "mistake"))))
                .isEqualTo("plugin-missing");
        assertThat(refusal(() -> pay(order, "PURSE", "1.00"))).isEqualTo("unknown-tender");
        assertThat(pay(order, "CASH", "40.00").due()).isEqualTo(yuan("0.00"));
    }

    @Test
    @DisplayName(
            "D9 what a participant withholds must be an amount in the order's currency and not below zero; it is named")
    void badWithholding() {
        Order order = sell();
        pay(order, "CASH", "100.00");
        for (Money bad : List.of(yuan("-0.01"), Money.of(CurrencyUnit.USD, 1))) {
            guard.withhold = bad;
            assertThat(refusal(() -> refund(order, "30.00"))).as(bad.toString()).isEqualTo("withholding-refused");
        }
        assertThat(order(order).repaid()).isEqualTo(yuan("0.00"));
        guard.withhold = yuan("0.00");
        till.everythingHolds();
    }

    @Test
    @DisplayName(
            "D13 a plugin that prices an order and then goes takes part in its confirmation all the same, or it fails whole")
    void goesWhilePricing() {
        ServiceRegistration<?> participant = plugin.remove(1);
        plugin.add(bundles.registerService(
                PriceAdjuster.class,
                new PriceAdjuster() {
                    @Override
                    public String plugin() {
                        return PLUGIN;
                    }

                    @Override
                    public Phase phase() {
                        return Phase.COUPON;
                    }

                    @Override
                    public Proposal propose(Pricing order) {
                        participant.unregister();
                        return new Proposal(
                                List.of(new Adjustment("ten off", null, List.of(1), yuan("10.00"))),
                                List.of(),
                                List.of(),
                                Set.of());
                    }
                },
                null));
        Order order = sell();
        assertThat(order.net()).isEqualTo(yuan("90.00"));
        assertThat(guard.confirmed).containsExactly(order.id());
    }

    private Order sell() {
        return till.sell(till.customer(), till.item("SERVICE", "100.00"));
    }

    private Order pay(Order order, String tender, String amount) {
        return access.asPlatform(() -> payments.pay(order.id(), payment(tender, amount)));
    }

    private Order refund(Order order, String amount) {
        NewRefund refund = new NewRefund(List.of(), yuan(amount), null, null, "reaction");
        return access.asPlatform(() -> payments.refund(order.id(), refund));
    }

    private Order order(Order order) {
        return access.asPlatform(() -> orders.get(order.id()));
    }

    private static String refusal(Callable<?> work) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(work::call)
                .actual()
                .reason();
    }

    /** A purse with 100 yuan in it. */
    private static final class Purse implements Tender {
        private Money left = yuan("100.00");

        @Override
        public String code() {
            return "PURSE";
        }

        @Override
        public String plugin() {
            return PLUGIN;
        }

        @Override
        public boolean balance() {
            return true;
        }

        @Override
        public void capture(Order order, Id payment, Money amount, Map<String, Object> details) {
            if (amount.isGreaterThan(left)) {
                throw Problem.conflict("purse-empty");
            }
            left = left.minus(amount);
        }

        @Override
        public void repay(Order order, Id refund, Money amount) {
            left = left.plus(amount);
        }
    }

    /** Takes part in every confirmation; says what to withhold. */
    private static final class Guard implements CheckoutParticipant {
        private Money withhold = yuan("0.00");
        private Money seen = yuan("0.00");
        private boolean vetoes;
        private final List<Id> confirmed = new ArrayList<>();

        @Override
        public String plugin() {
            return PLUGIN;
        }

        @Override
        public boolean confirm(Order order) {
            confirmed.add(order.id());
            return true;
        }

        @Override
        public void cancel(Order order) {
            if (vetoes) {
                throw Problem.conflict("guard-says-no");
            }
        }

        @Override
        public Money refund(Order order, Return now, Return cumulative) {
            if (vetoes) {
                throw Problem.conflict("guard-says-no");
            }
            seen = cumulative.returned();
            return withhold;
        }
    }
}
