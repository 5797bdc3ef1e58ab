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
import org.inlay.customers.Tags;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.spi.ItemKindProvider;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Rules;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A plugin's item kind and its stored value, registered by the test's own bundle. */
@InKaraf
class TopUpsIT {
    private static final String PLUGIN = "purse";
    private static final String KIND = "purse:TOP_UP";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Rules rules;

    @Inject
    Tags tags;

    private final List<ServiceRegistration<?>> plugin = new ArrayList<>();
    private Till till;
    private Id customer;

    @BeforeEach
    void install() {
        plugin.add(bundles.registerService(ItemKindProvider.class, new Kinds(Set.of(KIND)), null));
        plugin.add(bundles.registerService(Tender.class, new Purse(), null));
        till = new Till(bundles);
        customer = till.customer();
    }

    @AfterEach
    void uninstall() {
        plugin.forEach(ServiceRegistration::unregister);
        plugin.clear();
        till.everythingHolds();
    }

    @Test
    @DisplayName(
            "D2 D12 a plugin's kind is off by default: its top-up is sold and is no deal, beside a service that is one")
    void offByDefault() {
        Order alone = till.sell(customer, till.item(KIND, "3000.00"));
        assertThat(alone.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(alone.deal().checks().get(1).passed()).isFalse();
        assertThat(alone.plugins()).containsExactly(PLUGIN);
        Order both = till.sell(customer, till.item(KIND, "3000.00"), till.item("SERVICE", "100.00"));
        assertThat(both.deal().decision()).isEqualTo("DEAL");
        assertThat(both.deal().amount()).isEqualTo(yuan("100.00"));
    }

    @Test
    @DisplayName("D12 switched on, a top-up is decided when it is paid, leaving out what was paid from balance")
    void switchedOn() {
        switchOn();
        Order order = till.sell(customer, till.item(KIND, "1000.00"));
        assertThat(order.deal().decision()).isNull();
        pay(order, "PURSE", "901.01");
        assertThat(tag()).isEqualTo("NONE");
        Order paid = pay(order, "CASH", "98.99");
        assertThat(paid.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(paid.deal().amount()).isEqualTo(yuan("98.99"));
        Order fresh = till.sell(customer, till.item(KIND, "1000.00"));
        pay(fresh, "PURSE", "901.00");
        assertThat(pay(fresh, "CASH", "99.00").deal().decision()).isEqualTo("DEAL");
        assertThat(tag()).isEqualTo("ONCE");
    }

    @Test
    @DisplayName("D3 D12 an order paid from balance is a deal like one paid in cash")
    void fromBalance() {
        till.deal("99");
        Order order = till.sell(customer, till.item("SERVICE", "99.00"));
        assertThat(order.deal().decision()).isEqualTo("DEAL");
        assertThat(pay(order, "PURSE", "99.00").deal().decision()).isEqualTo("DEAL");
    }

    @Test
    @DisplayName(
            "D2 D12 without its plugin a kind is not sold, the plugin is named, and the rule that names it still judges")
    void withoutPlugin() {
        switchOn();
        String topUp = till.item(KIND, "1000.00");
        String care = till.item("SERVICE", "150.00");
        Order sold = till.sell(customer, topUp);
        Order service = till.sell(customer, care);
        uninstall();
        Problem missing = refusal(() -> till.sell(customer, topUp));
        assertThat(missing.reason()).isEqualTo("plugin-missing");
        assertThat(missing.arguments()).containsEntry("plugin", PLUGIN);
        assertThat(refusal(() -> till.item(KIND, "1.00")).reason()).isEqualTo("unknown-kind");
        assertThat(refusal(() -> access.asPlatform(() -> orders.cancel(sold.id(), "mistake")))
                        .reason())
                .isEqualTo("plugin-missing");
        assertThat(till.sell(customer, care).deal().decision()).isEqualTo("DEAL");
        assertThat(access.asPlatform(() -> payments.refund(
                                service.id(), new Payments.NewRefund(List.of(), yuan("60.00"), null, null, "reaction")))
                        .deal()
                        .decision())
                .isEqualTo("NO_DEAL");
    }

    @Test
    @DisplayName("D2 a plugin adds kinds under its own name only")
    void ownName() {
        plugin.add(bundles.registerService(ItemKindProvider.class, new Kinds(Set.of("other:KIND", "PLAIN")), null));
        assertThat(refusal(() -> till.item("other:KIND", "1.00")).reason()).isEqualTo("unknown-kind");
        assertThat(refusal(() -> till.item("PLAIN", "1.00")).reason()).isEqualTo("unknown-kind");
    }

    private void switchOn() {
        access.asPlatform(() ->
                rules.publish("deal", till.clinic, Map.of("minimum", "99", "kinds", List.of("SERVICE", KIND)), null));
    }

    private Order pay(Order order, String tender, String amount) {
        return access.asPlatform(() -> payments.pay(order.id(), payment(tender, amount)));
    }

    private String tag() {
        return access.asPlatform(() -> tags.value(customer, till.clinic, "deal"));
    }

    private static Problem refusal(Callable<?> work) {
        return assertThatExceptionOfType(Problem.class).isThrownBy(work::call).actual();
    }

    private record Kinds(Set<String> kinds) implements ItemKindProvider {
        @Override
        public String plugin() {
            return PLUGIN;
        }
    }

    /** Stored value that never ends. */
    private static final class Purse implements Tender {
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
        public void capture(Order order, Id payment, Money amount, Map<String, Object> details) {}

        @Override
        public void repay(Order order, Id refund, Money amount) {}
    }
}
