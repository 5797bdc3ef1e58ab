package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.orders.Item.Component;
import org.inlay.orders.Order;
import org.inlay.platform.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class MoneyRestIT {
    private static final String API = "/api/v1";

    @Inject
    BundleContext bundles;

    private Till till;
    private Id customer;
    private Order order;
    private Rest rest = Rest.here();

    @BeforeEach
    void sell() {
        till = new Till(bundles);
        customer = till.customer();
        String laser = till.item("SERVICE", "1000.00");
        order = till.sell(customer, till.item("CARD", "6800.00", new Component(laser, 10, null)));
        rest = till.signIn("MANAGER");
    }

    @Test
    @DisplayName("REST D11: paid, 3 executed, one voided and executed again, previewed, returned, the rest is void")
    void fromPaymentToReturn() {
        Answer paid = post("/payments", "{\"tender\":\"WECHAT\",\"amount\":\"6800.00\"}");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.body().at("/due/amount").asText()).isEqualTo("0.00");
        String entitlement = entitlements().at("/items/0/id").asText();
        Answer third = execute(entitlement, 3);
        assertThat(third.status()).isEqualTo(201);
        assertThat(third.body().at("/value/amount").asText()).isEqualTo("2040.00");
        Answer voided = rest.post(API + "/executions/" + third.id() + "/void", "{\"reason\":\"twice\"}");
        assertThat(voided.status()).isEqualTo(200);
        assertThat(voided.body().path("status").asText()).isEqualTo("VOID");
        execute(entitlement, 3);
        String line = order.lines().get(0).id().toString();
        String back = "{\"lines\":[{\"line\":\"%s\",\"quantity\":1}],\"cause\":\"CUSTOMER\",\"reason\":\"moves\"}"
                .formatted(line);
        Answer preview = post("/refunds/preview", back);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().at("/repaid/amount").asText()).isEqualTo("3800.00");
        Answer returned = post("/refunds", back);
        assertThat(returned.status()).isEqualTo(201);
        assertThat(returned.body().at("/refunds/0/repayments/0/tender").asText())
                .isEqualTo("WECHAT");
        assertThat(entitlements().at("/items/0/state").asText()).isEqualTo("VOID");
        assertThat(execute(entitlement, 1).reason()).isEqualTo("not-open");
    }

    @Test
    @DisplayName("REST one Idempotency-Key takes one payment and gives the same answer again")
    void once() {
        Rest keyed = rest.with("Idempotency-Key", "pay-" + order.id());
        String path = path("/payments");
        String body = "{\"tender\":\"CASH\",\"amount\":{\"amount\":\"100.00\",\"currency\":\"CNY\"}}";
        Answer first = keyed.post(path, body);
        assertThat(first.status()).isEqualTo(201);
        Answer again = keyed.post(path, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("idempotency-replayed", "true");
        assertThat(keyed.post(path, body.replace("100", "200")).reason()).isEqualTo("key-reused");
        assertThat(first.body().at("/paid/amount").asText()).isEqualTo("100.00");
    }

    @Test
    @DisplayName("REST bad input about money is refused with a stable reason and stores nothing")
    void badInput() {
        for (String body : List.of(
                "{\"tender\":\"CASH\"}",
                "{\"tender\":\"\",\"amount\":\"1.00\"}",
                "{\"tender\":\"CASH\",\"amount\":\"-1.00\"}",
                "{\"tender\":\"CASH\",\"amount\":\"0.00\"}",
                "{\"tender\":\"CASH\",\"amount\":\"1.001\"}",
                "{\"tender\":\"CASH\",\"amount\":\"1e9\"}",
                "{\"tender\":\"CASH\",\"amount\":\"9999999999999999999\"}",
                "{\"tender\":\"CASH\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")) {
            Answer answer = post("/payments", body);
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.reason()).as(body).isEqualTo("validation");
        }
        assertThat(post("/payments", "{\"tender\":\"'; drop table or_payment\",\"amount\":\"1.00\"}")
                        .reason())
                .isEqualTo("unknown-tender");
        assertThat(post("/payments", "{\"tender\":\"CASH\",\"amount\":\"1.00\",\"x\":1}")
                        .reason())
                .isEqualTo("unknown-field");
        assertThat(post("/payments", "{\"tender\":").status()).isEqualTo(400);
        assertThat(post("/refunds", "{\"reason\":\"x\"}").reason()).isEqualTo("validation");
        assertThat(post("/refunds", "{\"amount\":\"1.00\",\"cause\":\"WEATHER\",\"reason\":\"x\"}")
                        .reason())
                .isEqualTo("unknown-value");
        assertThat(post("/refunds", "{\"amount\":\"6800.01\",\"reason\":\"x\"}").reason())
                .isEqualTo("over-returned");
        assertThat(post("/write-offs", "{\"amount\":\"6800.01\",\"reason\":\"x\"}")
                        .reason())
                .isEqualTo("over-written-off");
        String nobody = "0000000000001";
        assertThat(rest.post(API + "/orders/" + nobody + "/payments", "{\"tender\":\"CASH\",\"amount\":\"1.00\"}")
                        .status())
                .isEqualTo(404);
        assertThat(execute(nobody, 1).status()).isEqualTo(404);
        assertThat(execute(entitlements().at("/items/0/id").asText(), 11).reason())
                .isEqualTo("not-enough");
        assertThat(rest.get(API + "/orders/" + order.id())
                        .body()
                        .at("/paid/amount")
                        .asText())
                .isEqualTo("0.00");
    }

    @Test
    @DisplayName("REST who may not take, return, write off or execute is refused")
    void forbidden() {
        Rest auditor = till.signIn("AUDITOR");
        String pay = "{\"tender\":\"CASH\",\"amount\":\"1.00\"}";
        String back = "{\"amount\":\"1.00\",\"reason\":\"x\"}";
        assertThat(auditor.post(path("/payments"), pay).status()).isEqualTo(403);
        assertThat(auditor.post(path("/refunds"), back).status()).isEqualTo(403);
        assertThat(auditor.post(path("/refunds/preview"), back).status()).isEqualTo(403);
        assertThat(auditor.post(path("/write-offs"), back).status()).isEqualTo(403);
        String entitlement = entitlements().at("/items/0/id").asText();
        String body = body(entitlement, 1);
        assertThat(auditor.post(API + "/executions", body).status()).isEqualTo(403);
        Rest elsewhere = new Till(bundles).signIn("MANAGER");
        assertThat(elsewhere.post(path("/payments"), pay).status()).isEqualTo(403);
        assertThat(Rest.here().post(path("/payments"), pay).status()).isEqualTo(401);
    }

    private Answer execute(String entitlement, int quantity) {
        return rest.post(API + "/executions", body(entitlement, quantity));
    }

    private String body(String entitlement, int quantity) {
        return "{\"customer\":\"%s\",\"clinic\":\"%s\",\"entitlement\":\"%s\",\"quantity\":%d}"
                .formatted(customer, till.clinic, entitlement, quantity);
    }

    private JsonNode entitlements() {
        return rest.get(API + "/customers/" + customer + "/entitlements").body();
    }

    private Answer post(String call, String body) {
        return rest.post(path(call), body);
    }

    private String path(String call) {
        return API + "/orders/" + order.id() + call;
    }
}
