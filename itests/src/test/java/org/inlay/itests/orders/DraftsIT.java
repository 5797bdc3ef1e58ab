package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.one;
import static org.inlay.itests.orders.Till.yuan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Item;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** A draft reserves nothing: everything is looked at again when it is confirmed (D13, D14). */
@InKaraf
class DraftsIT {
    private static final String API = "/api/v1";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Catalogue catalogue;

    private Till till;
    private Id customer;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        customer = till.customer();
    }

    @Test
    @DisplayName("D13 a draft that states the catalogue's price does not keep it when the catalogue rises")
    void statedCataloguePrice() {
        String code = till.item("SERVICE", "100.00");
        Rest consultant = till.signIn("CONSULTANT");
        Answer draft = consultant.post(API + "/orders", """
                {"clinic":"%s","customer":"%s","type":"%s","lines":[{"item":"%s","quantity":2,"price":"100.00"}]}""".formatted(till.clinic, customer, Till.TYPE, code));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        reprice(code, "150.00");
        String confirmation = API + "/orders/" + draft.id() + "/confirmation";
        assertThat(consultant.post(confirmation, "{\"expectedNet\":\"200.00\"}").reason())
                .isEqualTo("net-changed");
        Answer confirmed = consultant.post(confirmation, "{\"expectedNet\":\"300.00\"}");
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(confirmed.body().at("/lines/0/price/amount").asText()).isEqualTo("150.00");
    }

    @Test
    @DisplayName("D13 another price that was allowed when the draft was made stays allowed")
    void allowedPrice() {
        String code = till.item("SERVICE", "100.00");
        Order draft = draft(new NewLine(code, 1, yuan("88.00"), false, List.of()));
        reprice(code, "150.00");
        assertThat(confirm(draft).net()).isEqualTo(yuan("88.00"));
    }

    @Test
    @DisplayName("D14 a card for newcomers in a draft is refused at the confirmation when its buyer bought meanwhile")
    void saleConditionAgain() {
        String code = "c" + Long.toString(System.nanoTime(), 36);
        String session = till.item("SERVICE", "100.00");
        access.asPlatform(() -> catalogue.create(new Catalogue.NewItem(
                code,
                "新客卡",
                "CARD",
                yuan("999.00"),
                null,
                List.of(new Item.Component(session, 3, 365)),
                new Item.SaleConditions(List.of(), Map.of("deal", List.of("NONE"))))));
        Order draft = draft(one(code));
        till.sell(customer, session);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> confirm(draft))
                .matches(problem -> problem.reason().equals("sale-condition"));
        assertThat(access.asPlatform(() -> orders.get(draft.id())).status()).isEqualTo("DRAFT");
    }

    @Test
    @DisplayName("D13 a draft of 200 lines with six people on each is kept and confirmed as it was asked for")
    void largest() {
        String code = till.item("SERVICE", "10.00");
        till.signIn("CONSULTANT");
        String login = "consultant." + till.clinic.toLowerCase(java.util.Locale.ROOT);
        List<StaffShare> staff = Stream.of("CONSULTANT", "ONLINE_CONSULTANT", "DOCTOR", "NURSE", "ASSISTANT", "SELLER")
                .map(role -> new StaffShare(login, role, 10_000))
                .toList();
        NewLine line = new NewLine(code, 1, null, false, staff);
        Order draft = draft(Collections.nCopies(200, line).toArray(NewLine[]::new));
        Order confirmed = confirm(draft);
        assertThat(confirmed.net()).isEqualTo(yuan("2000.00"));
        assertThat(confirmed.lines())
                .hasSize(200)
                .allSatisfy(sold -> assertThat(sold.staff()).isEqualTo(staff));
    }

    private Order draft(NewLine... lines) {
        return access.asPlatform(() -> orders.place(new NewOrder(
                till.clinic, customer, Till.TYPE, List.of(lines), List.of(), Map.of(), false, List.of(), null)));
    }

    private Order confirm(Order draft) {
        return access.asPlatform(() -> orders.confirm(draft.id(), draft.version(), List.of(), null));
    }

    private void reprice(String code, String price) {
        Money money = yuan(price);
        access.asPlatform(() -> {
            Item item = catalogue.byCode(code);
            return catalogue.update(
                    item.id(),
                    item.version(),
                    new Catalogue.NewItem(code, item.name(), item.kind(), money, null, List.of(), null),
                    true);
        });
    }
}
