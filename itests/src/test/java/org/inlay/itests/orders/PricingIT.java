package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.yuan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import org.inlay.customers.Tags;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Item;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Quote;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.Checks;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class PricingIT {
    private static final String PLUGIN = "trial";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Catalogue catalogue;

    @Inject
    Tags tags;

    @Inject
    Checks checks;

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Till till;
    private Id customer;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        customer = till.customer();
    }

    @AfterEach
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        assertThat(access.asPlatform(checks::run))
                .filteredOn(item -> item.check().startsWith("orders."))
                .allSatisfy(item -> assertThat(item.problems()).isEmpty());
    }

    @Test
    @DisplayName(
            "D13 a plugin's reduction is on the quote and on the order, spread over its lines, and the plugin recorded")
    void adjusted() {
        adjuster(order -> {
            List<Integer> all =
                    order.lines().stream().map(PriceAdjuster.PricedLine::number).toList();
            return new PriceAdjuster.Proposal(
                    List.of(new PriceAdjuster.Adjustment("满减", "V1", all, yuan("10.00"))),
                    List.of(),
                    List.of(),
                    Set.of("V1"));
        });
        NewOrder asked = ask(true, List.of("V1"), null, till.item("SERVICE", "33.33"), till.item("GOODS", "66.67"));
        Quote quote = access.asPlatform(() -> orders.quote(asked));
        assertThat(quote.net()).isEqualTo(yuan("90.00"));
        Order order = access.asPlatform(() -> orders.place(asked));
        assertThat(order.net()).isEqualTo(quote.net());
        assertThat(order.lines()).extracting(Order.Line::net).containsExactly(yuan("30.00"), yuan("60.00"));
        assertThat(order.adjustments()).isEqualTo(quote.adjustments());
        assertThat(order.plugins()).containsExactly(PLUGIN);
        assertThat(order.deal().amount()).isEqualTo(yuan("90.00"));
        Order read = access.asPlatform(() -> orders.get(order.id()));
        assertThat(read).isEqualTo(order);
    }

    @Test
    @DisplayName("D13 expectedNet that no longer holds is refused with the new quote, and nothing is stored")
    void netChanged() {
        Problem problem =
                refusal(() -> orders.place(ask(true, List.of(), yuan("99.99"), till.item("SERVICE", "100.00"))));
        assertThat(problem.reason()).isEqualTo("net-changed");
        assertThat(problem.arguments().get("quote")).isInstanceOfSatisfying(Map.class, quote -> {
            assertThat(quote.get("net")).isEqualTo(yuan("100.00"));
            assertThat(quote.get("lines")).isInstanceOf(List.class);
        });
        assertThat(mine()).isEmpty();
    }

    @Test
    @DisplayName("D13 a voucher nobody knows is on the quote and refuses the order by name")
    void unknownVoucher() {
        NewOrder asked = ask(true, List.of("NIX"), null, till.item("SERVICE", "100.00"));
        assertThat(access.asPlatform(() -> orders.quote(asked)).refusals())
                .extracting(Quote.Refusal::reason, Quote.Refusal::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("unknown-voucher", "NIX"));
        assertThat(refusal(() -> orders.place(asked)).reason()).isEqualTo("unknown-voucher");
        assertThat(mine()).isEmpty();
    }

    @Test
    @DisplayName("D13 an adjuster that throws, or takes off too much, refuses the quote and is named")
    void badAdjuster() {
        NewOrder asked = ask(true, List.of(), null, till.item("SERVICE", "100.00"));
        ServiceRegistration<?> broken = adjuster(order -> {
            throw new IllegalStateException("broken");
        });
        Problem failed = refusal(() -> orders.quote(asked));
        assertThat(failed.reason()).isEqualTo("adjuster-failed");
        assertThat(failed.arguments()).containsEntry("plugin", PLUGIN);
        registrations.remove(broken);
        broken.unregister();
        adjuster(order -> new PriceAdjuster.Proposal(
                List.of(new PriceAdjuster.Adjustment("all of it and more", null, List.of(1), yuan("100.01"))),
                List.of(),
                List.of(),
                Set.of()));
        assertThat(refusal(() -> orders.place(asked)).reason()).isEqualTo("adjustment-refused");
        assertThat(mine()).isEmpty();
    }

    @Test
    @DisplayName("D13 a draft is priced again at its confirmation; without its plugin it is refused, naming it")
    void draftPricedAgain() {
        ServiceRegistration<?> ten = adjuster(order -> off("10.00"));
        Order draft =
                access.asPlatform(() -> orders.place(ask(false, List.of(), null, till.item("SERVICE", "100.00"))));
        assertThat(draft.net()).isEqualTo(yuan("90.00"));
        assertThat(draft.deal().decision()).isNull();
        registrations.remove(ten);
        ten.unregister();
        Problem missing = refusal(() -> orders.confirm(draft.id(), null, List.of(), null));
        assertThat(missing.reason()).isEqualTo("plugin-missing");
        assertThat(missing.arguments()).containsEntry("plugin", PLUGIN);
        adjuster(order -> off("30.00"));
        assertThat(refusal(() -> orders.confirm(draft.id(), null, List.of(), yuan("90.00")))
                        .reason())
                .isEqualTo("net-changed");
        assertThat(refusal(() -> orders.confirm(draft.id(), draft.version() + 1, List.of(), null))
                        .reason())
                .isEqualTo("stale");
        Order confirmed = access.asPlatform(() ->
                orders.confirm(draft.id(), draft.version(), List.of(Till.payment("CASH", "70.00")), yuan("70.00")));
        assertThat(confirmed.status()).isEqualTo("CONFIRMED");
        assertThat(confirmed.net()).isEqualTo(yuan("70.00"));
        assertThat(confirmed.due()).isEqualTo(yuan("0.00"));
        assertThat(confirmed.number()).isEqualTo(draft.number());
        assertThat(refusal(() -> orders.confirm(draft.id(), null, List.of(), null))
                        .reason())
                .isEqualTo("not-draft");
    }

    @Test
    @DisplayName("A participant confirms and cancels in the order's transaction, and its veto stores nothing")
    void participant() {
        Participant participant = new Participant();
        registrations.add(bundles.registerService(CheckoutParticipant.class, participant, null));
        Order order = till.sell(customer, till.item("SERVICE", "100.00"));
        assertThat(order.plugins()).containsExactly(PLUGIN);
        access.asPlatform(() -> orders.cancel(order.id(), "mistake"));
        assertThat(told).containsExactly("confirm " + order.id(), "cancel " + order.id());
        participant.veto = true;
        assertThat(refusal(() -> orders.place(ask(true, List.of(), null, till.item("SERVICE", "1.00"))))
                        .reason())
                .isEqualTo("trial-veto");
        assertThat(mine()).containsExactly(order.id());
    }

    @Test
    @DisplayName("D15 a plugin's tender takes its part of the money and gives it back on cancellation")
    void tender() {
        registrations.add(bundles.registerService(Tender.class, new Purse(), null));
        NewOrder asked = new NewOrder(
                till.clinic,
                customer,
                Till.TYPE,
                List.of(Till.one(till.item("SERVICE", "100.00"))),
                List.of(),
                Map.of(),
                true,
                List.of(Till.payment("PURSE", "60.00"), Till.payment("CASH", "40.00")),
                null);
        Order order = access.asPlatform(() -> orders.place(asked));
        assertThat(order.due()).isEqualTo(yuan("0.00"));
        access.asPlatform(() -> orders.cancel(order.id(), "mistake"));
        assertThat(told).containsExactly("capture 60.00", "repay 60.00");
    }

    @Test
    @DisplayName("D14 a card for newcomers is sold to who never came and refused with the reason to who bought before")
    void saleConditions() {
        String held = till.item("SERVICE", "100.00");
        String code = "c" + Long.toString(System.nanoTime(), 36);
        access.asPlatform(() -> catalogue.create(new Catalogue.NewItem(
                code,
                "新客卡",
                "CARD",
                yuan("999.00"),
                null,
                List.of(new Item.Component(held, 3, 365)),
                new Item.SaleConditions(List.of("NONE", "INITIAL"), Map.of("deal", List.of("NONE"))))));
        till.sell(customer, code);
        NewOrder again = ask(true, List.of(), null, code);
        Quote quote = access.asPlatform(() -> orders.quote(again));
        assertThat(quote.refusals())
                .singleElement()
                .satisfies(refused -> assertThat(refused.message()).contains("ONCE", "NONE"));
        assertThat(refusal(() -> orders.place(again)).reason()).isEqualTo("sale-condition");
    }

    @Test
    @DisplayName("T6 8 clients with 5 orders each for one customer: facts and tags are those of the history")
    void concurrent() throws Exception {
        String item = till.item("SERVICE", "10.00");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> sold = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                sold.add(clients.submit(() -> {
                    for (int i = 0; i < 5; i++) {
                        till.sell(customer, item, item);
                    }
                    return 5;
                }));
            }
            for (Future<Integer> each : sold) {
                assertThat(each.get()).isEqualTo(5);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(mine()).hasSize(40);
        assertThat(access.asPlatform(() -> tags.value(customer, till.clinic, "deal")))
                .isEqualTo("ONCE");
    }

    private List<Id> mine() {
        return access.asPlatform(() -> orders.of(customer, new PageRequest(200, null))).items().stream()
                .map(Order::id)
                .toList();
    }

    private NewOrder ask(boolean confirm, List<String> vouchers, @Nullable Money expectedNet, String... items) {
        return new NewOrder(
                till.clinic,
                customer,
                Till.TYPE,
                List.of(items).stream().map(Till::one).toList(),
                vouchers,
                Map.of(),
                confirm,
                List.of(),
                expectedNet);
    }

    private Problem refusal(Callable<?> work) {
        Problem[] caught = new Problem[1];
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> access.asPlatform(() -> {
                    try {
                        return work.call();
                    } catch (Problem refused) {
                        caught[0] = refused;
                        throw refused;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
        return caught[0];
    }

    private static PriceAdjuster.Proposal off(String amount) {
        return new PriceAdjuster.Proposal(
                List.of(new PriceAdjuster.Adjustment("优惠", null, List.of(1), yuan(amount))),
                List.of(),
                List.of(),
                Set.of());
    }

    /** Registers an adjuster of the trial plugin for this clinic only. */
    private ServiceRegistration<?> adjuster(UnaryProposal proposal) {
        ServiceRegistration<?> registration = bundles.registerService(
                PriceAdjuster.class,
                new PriceAdjuster() {
                    @Override
                    public String plugin() {
                        return PLUGIN;
                    }

                    @Override
                    public Phase phase() {
                        return Phase.PROMOTION;
                    }

                    @Override
                    public Proposal propose(Pricing order) {
                        return order.clinic().equals(till.clinic) ? proposal.of(order) : Proposal.nothing();
                    }
                },
                null);
        registrations.add(registration);
        return registration;
    }

    @FunctionalInterface
    private interface UnaryProposal {
        PriceAdjuster.Proposal of(PriceAdjuster.Pricing order);
    }

    private final class Participant implements CheckoutParticipant {
        private boolean veto;

        @Override
        public String plugin() {
            return PLUGIN;
        }

        @Override
        public boolean confirm(Order order) {
            if (veto) {
                throw Problem.conflict("trial-veto");
            }
            told.add("confirm " + order.id());
            return true;
        }

        @Override
        public void cancel(Order order) {
            told.add("cancel " + order.id());
        }

        @Override
        public Money refund(Order order, Return now, Return cumulative) {
            return yuan("0.00");
        }
    }

    private final class Purse implements Tender {
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
            told.add("capture " + amount.getAmount().toPlainString());
        }

        @Override
        public void repay(Order order, Id refund, Money amount) {
            told.add("repay " + amount.getAmount().toPlainString());
        }
    }
}
