package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Access;
import org.inlay.platform.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class OrdersRestIT {
    private static final String API = "/api/v1";
    private static final String PASSWORD = "Perf3ct-Smile-2026";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Staff staff;

    private Till till;
    private String customer;
    private Rest rest;

    @BeforeEach
    void signIn() {
        till = new Till(bundles);
        customer = till.customer().toString();
        String login = "m" + Long.toString(System.nanoTime(), 36);
        access.asPlatform(() -> staff.create(
                login, "店长", PASSWORD, List.of(new Staff.Grant("MANAGER", null), new Staff.Grant("ADMIN", null))));
        rest = Rest.here().signIn(login, PASSWORD);
    }

    @Test
    @DisplayName("D13 an order is quoted, placed, confirmed and paid in one request, and read with its deal")
    void oneRequest() {
        String code = item("SERVICE", "1000.00");
        Answer quote = rest.post(API + "/orders/quote", order(code, ""));
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.body().at("/deal/decision").asText()).isEqualTo("DEAL");
        Answer placed = rest.post(
                API + "/orders",
                order(
                        code,
                        ",\"confirm\":true,\"payments\":[{\"tender\":\"CASH\",\"amount\":\"600\"}],\"expectedNet\":\"1000.00\""));
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
        Answer read = rest.get(API + "/orders/" + placed.id());
        assertThat(read.body().get("status").asText()).isEqualTo("CONFIRMED");
        assertThat(read.body().at("/due/amount").asText()).isEqualTo("400.00");
        assertThat(read.body().at("/deal/checks").size()).isEqualTo(4);
        assertThat(read.body().at("/lines/0/staff/0/share").asInt()).isEqualTo(10_000);
        Answer cancelled = rest.post(API + "/orders/" + placed.id() + "/cancellation", "{\"reason\":\"mistake\"}");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.body().at("/repaid/amount").asText()).isEqualTo("600.00");
        assertThat(rest.get(API + "/customers/" + customer + "/orders")
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("D13 another expectedNet is a 409 with the new quote")
    void netChanged() {
        Answer refused =
                rest.post(API + "/orders", order(item("GOODS", "50"), ",\"confirm\":true,\"expectedNet\":\"49.99\""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.reason()).isEqualTo("net-changed");
        assertThat(refused.body().at("/quote/net/amount").asText()).isEqualTo("50.00");
        assertThat(refused.body().at("/quote/lines/0/kind").asText()).isEqualTo("GOODS");
    }

    @Test
    @DisplayName("D2 the rule is put, read and rehearsed over REST")
    void rule() {
        String path = "/clinics/" + till.clinic + "/rules/deal";
        Answer put = rest.put(API + path, "{\"orderTypes\":[\"" + Till.TYPE + "\"],\"minimum\":\"99\"}");
        assertThat(put.status()).as(put.body().toString()).isEqualTo(200);
        rest.post(API + "/orders", order(item("PACKAGE", "79"), ",\"confirm\":true"));
        Answer placed = rest.post(API + "/orders", order(item("SERVICE", "79"), ",\"confirm\":true"));
        JsonNode deal = placed.body().get("deal");
        assertThat(deal.get("decision").asText()).isEqualTo("NO_DEAL");
        assertThat(deal.get("ruleVersion").asLong())
                .isEqualTo(rest.get(API + path).body().get("version").asLong());
        assertThat(deal.get("flip").asText()).contains("20.00");
    }

    @Test
    @DisplayName("Bad input is refused with a reason and its field, never with a 500")
    void badInput() {
        String code = item("SERVICE", "10");
        assertThat(rest.post(API + "/orders", order("NIX", "")).reason()).isEqualTo("unknown-item");
        assertThat(rest.post(API + "/orders", order(code, ",\"colour\":1")).status())
                .isEqualTo(400);
        assertThat(rest.post(API + "/orders", order(code, "").replace("\"quantity\":1", "\"quantity\":-1"))
                        .body()
                        .at("/violations/0/field")
                        .asText())
                .isEqualTo("lines[0].quantity");
        assertThat(rest.post(API + "/orders", order(code, "").replace("\"quantity\":1", "\"quantity\":1.5"))
                        .status())
                .isBetween(400, 422);
        assertThat(rest.post(API + "/orders", order(code, "").replace(Till.TYPE, "'; drop table or_order --"))
                        .reason())
                .isEqualTo("unknown-order-type");
        assertThat(rest.post(API + "/orders", order(code, ",\"expectedNet\":\"1e400\""))
                        .status())
                .isBetween(400, 422);
        assertThat(rest.get(API + "/orders/0000000000000").status()).isEqualTo(404);
        assertThat(rest.get(API + "/orders/nonsense").status()).isBetween(400, 404);
        assertThat(rest.post(
                                API + "/items",
                                "{\"code\":\"" + code + "\",\"name\":\"x\",\"kind\":\"SERVICE\",\"price\":\"1\"}")
                        .reason())
                .isEqualTo("item-exists");
        assertThat(rest.post(
                                API + "/items",
                                "{\"code\":\"c" + code + "\",\"name\":\"x\",\"kind\":\"HAIRCUT\",\"price\":\"1\"}")
                        .reason())
                .isEqualTo("unknown-kind");
    }

    private String item(String kind, String price) {
        String code = "r" + Long.toString(System.nanoTime(), 36);
        String components = kind.equals("PACKAGE")
                ? ",\"components\":[{\"item\":\"" + item("SERVICE", "10") + "\",\"quantity\":2,\"validDays\":30}]"
                : "";
        Answer created = rest.post(
                API + "/items",
                "{\"code\":\"" + code + "\",\"name\":\"光子嫩肤\",\"kind\":\"" + kind + "\",\"price\":\"" + price + "\""
                        + components + "}");
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return code;
    }

    private String order(String item, String more) {
        return "{\"clinic\":\"" + till.clinic + "\",\"customer\":\"" + customer + "\",\"type\":\"" + Till.TYPE
                + "\",\"lines\":[{\"item\":\"" + item
                + "\",\"quantity\":1,\"staff\":[{\"login\":\"admin\",\"role\":\"DOCTOR\"}]}]"
                + more + "}";
    }
}
