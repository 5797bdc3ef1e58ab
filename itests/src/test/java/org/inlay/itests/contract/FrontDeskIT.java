package org.inlay.itests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.contract.FrontDesk.amount;
import static org.inlay.itests.contract.FrontDesk.done;

import com.fasterxml.jackson.databind.JsonNode;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clinics' own cases, over REST as api.md fixes it. */
@InKaraf
class FrontDeskIT {
    private FrontDesk desk;

    @BeforeEach
    void open() {
        desk = new FrontDesk();
    }

    @Test
    @DisplayName("D4 V4 Ms Wang's first visit and her 999 card: INITIAL and a deal")
    void theCardIsADeal() {
        String a = desk.clinic("A", "aesthetic", "0");
        String water = desk.item("润月雅水光", "SERVICE", "1280.00", "");
        String collagen = desk.item("胶原蛋白", "SERVICE", "680.00", "");
        String card = desk.item("补水小神卡", "CARD", "999.00", """
                ,"components":[{"item":"%s","quantity":2,"validDays":365},{"item":"%s","quantity":5}]""".formatted(water, collagen));
        String wang = desk.customer("王女士", a);

        JsonNode visit = desk.visit(a, wang);
        JsonNode order = desk.order(a, wang, card, 1, """
                ,"payments":[{"tender":"WECHAT","amount":"500.00"},{"tender":"CASH","amount":"499.00"}]""");

        assertThat(visit.path("type").asText()).isEqualTo("INITIAL");
        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(order.path("visit").asText()).isEqualTo(visit.path("id").asText());
        assertThat(order.path("deal").path("decision").asText()).isEqualTo("DEAL");
        assertThat(amount(order.path("net"))).isEqualTo("999.00");
        assertThat(amount(order.path("due"))).isEqualTo("0.00");
        assertThat(desk.tag(wang, a, "deal")).isEqualTo("ONCE");
        assertThat(done(desk.rest().get("/api/v1/customers/" + wang + "/entitlements"))
                        .path("items"))
                .hasSize(2);
    }

    @Test
    @DisplayName("D5 G7 the 79 yuan bag is a deal at A and none at B, and B says what is missing")
    void theBagAtBoth() {
        String a = desk.clinic("A", "aesthetic", "0");
        String b = desk.clinic("B", "plastic-surgery", "99");
        String spot = desk.item("激光点痣", "SERVICE", "680.00", "");
        String bag = desk.item("新年福袋", "PACKAGE", "79.00", """
                ,"components":[{"item":"%s","quantity":1}]""".formatted(spot));
        String li = desk.customer("李女士", a);

        JsonNode atB = desk.order(b, li, bag, 1, "");
        assertThat(atB.path("deal").path("decision").asText()).isEqualTo("NO_DEAL");
        assertThat(desk.tag(li, b, "deal")).isEqualTo("NONE");

        JsonNode atA = desk.order(a, li, bag, 1, "");
        assertThat(atA.path("deal").path("decision").asText()).isEqualTo("DEAL");
        assertThat(desk.tag(li, a, "deal")).isEqualTo("ONCE");
        assertThat(desk.tag(li, b, "deal")).isEqualTo("NONE");
        assertThat(desk.tag(li, "", "deal")).isEqualTo("ONCE");

        JsonNode last = null;
        for (JsonNode check : atB.path("deal").path("checks")) {
            last = check;
        }
        assertThat(last).isNotNull();
        assertThat(last.path("check").asText()).isEqualTo("minimum");
        assertThat(last.path("actual").asText()).isEqualTo("79.00");
        assertThat(last.path("passed").asBoolean()).isFalse();
        JsonNode why = done(desk.rest()
                .with("Accept-Language", "en")
                .get("/api/v1/orders/" + atB.path("id").asText()));
        assertThat(why.path("deal").path("flip").asText()).contains("79.00", "99.00", "20.00");
    }

    @Test
    @DisplayName("D6 a new version judges new orders only")
    void laterVersions() {
        String b = desk.clinic("B", "plastic-surgery", "0");
        String care = desk.item("水氧活肤", "SERVICE", "79.00", "");
        String first = desk.customer("甲", b);
        JsonNode before = desk.order(b, first, care, 1, "");
        JsonNode version = desk.rule(b, "99", "");
        JsonNode after = desk.order(b, desk.customer("乙", b), care, 1, "");

        JsonNode again =
                done(desk.rest().get("/api/v1/orders/" + before.path("id").asText()));
        assertThat(again.path("deal")).isEqualTo(before.path("deal"));
        assertThat(after.path("deal").path("decision").asText()).isEqualTo("NO_DEAL");
        assertThat(after.path("deal").path("ruleVersion").asLong())
                .isEqualTo(version.path("version").asLong());
        assertThat(desk.tag(first, b, "deal")).isEqualTo("ONCE");
    }

    @Test
    @DisplayName("D7 D9 150 less 60 is below 99: the deal is reversed, the money goes back to its tender")
    void returnAcrossTheMinimum() {
        String b = desk.clinic("B", "plastic-surgery", "99");
        String care = desk.item("水氧活肤", "SERVICE", "30.00", "");
        String customer = desk.customer("丙", b);
        JsonNode order = desk.order(b, customer, care, 5, """
                ,"payments":[{"tender":"CARD","amount":"150.00"}]""");
        String line = order.path("lines").get(0).path("id").asText();
        String path = "/api/v1/orders/" + order.path("id").asText() + "/refunds";

        JsonNode kept = done(desk.rest().post(path, """
                {"lines":[{"line":"%s","quantity":1}],"reason":"不满意"}""".formatted(line)));
        assertThat(kept.path("deal").path("decision").asText()).isEqualTo("DEAL");
        JsonNode reversed = done(desk.rest().post(path, """
                {"lines":[{"line":"%s","quantity":1}],"reason":"不满意"}""".formatted(line)));

        assertThat(reversed.path("deal").path("decision").asText()).isEqualTo("NO_DEAL");
        assertThat(reversed.path("deal").path("decided").asText()).isEqualTo("DEAL");
        assertThat(amount(reversed.path("net"))).isEqualTo("90.00");
        assertThat(amount(reversed.path("repaid"))).isEqualTo("60.00");
        assertThat(reversed.path("refunds")
                        .get(0)
                        .path("repayments")
                        .get(0)
                        .path("tender")
                        .asText())
                .isEqualTo("CARD");
        assertThat(desk.tag(customer, b, "deal")).isEqualTo("NONE");
    }

    @Test
    @DisplayName("D10 T4 due 1000, paid 600 is in arrears; paying 400 ends it; a cent more is refused")
    void arrears() {
        String a = desk.clinic("A", "aesthetic", "0");
        String care = desk.item("光子嫩肤", "SERVICE", "1000.00", "");
        String customer = desk.customer("丁", a);
        JsonNode order = desk.order(a, customer, care, 1, """
                ,"payments":[{"tender":"CASH","amount":"600.00"}]""");
        assertThat(desk.tag(customer, a, "arrears")).isEqualTo("yes");

        String path = "/api/v1/orders/" + order.path("id").asText() + "/payments";
        Answer tooMuch = desk.rest().post(path, "{\"tender\":\"CASH\",\"amount\":\"400.01\"}");
        assertThat(tooMuch.reason()).isEqualTo("overpaid");
        assertThat(tooMuch.status()).isBetween(400, 499);
        JsonNode paid = done(desk.rest().post(path, "{\"tender\":\"CASH\",\"amount\":\"400.00\"}"));

        assertThat(amount(paid.path("due"))).isEqualTo("0.00");
        assertThat(desk.tag(customer, a, "arrears")).isEqualTo("no");
    }

    @Test
    @DisplayName("D11 three of ten sessions executed: 4760 back by the clinic's fault, 3800 by the customer's")
    void returnOfACard() {
        String a = desk.clinic("A", "aesthetic", "0");
        String session = desk.item("脱毛", "SERVICE", "1000.00", "");
        String card = desk.item("脱毛年卡", "CARD", "6800.00", """
                ,"components":[{"item":"%s","quantity":10}]""".formatted(session));
        for (String[] c : new String[][] {{"CLINIC", "4760.00"}, {"CUSTOMER", "3800.00"}}) {
            String customer = desk.customer("戊", a);
            JsonNode order = desk.order(a, customer, card, 1, """
                    ,"payments":[{"tender":"CARD","amount":"6800.00"}]""");
            String entitlement = done(desk.rest().get("/api/v1/customers/" + customer + "/entitlements"))
                    .path("items")
                    .get(0)
                    .path("id")
                    .asText();
            JsonNode execution = done(desk.rest().post("/api/v1/executions", """
                    {"customer":"%s","clinic":"%s","entitlement":"%s","quantity":3}""".formatted(customer, a, entitlement)));
            assertThat(amount(execution.path("value"))).isEqualTo("2040.00");

            JsonNode back =
                    done(desk.rest().post("/api/v1/orders/" + order.path("id").asText() + "/refunds", """
                    {"lines":[{"line":"%s","quantity":1}],"cause":"%s","reason":"退卡"}""".formatted(
                                    order.path("lines").get(0).path("id").asText(), c[0])));
            assertThat(amount(back.path("repaid"))).as(c[0]).isEqualTo(c[1]);
        }
    }

    @Test
    @DisplayName("D13 an expected net that no longer holds is refused with the new quote and stores nothing")
    void expectedNet() {
        String a = desk.clinic("A", "aesthetic", "0");
        String care = desk.item("面膜", "GOODS", "60.00", "");
        String customer = desk.customer("己", a);
        Answer refused = desk.rest().post("/api/v1/orders", """
                {"clinic":"%s","customer":"%s","type":"医美","confirm":true,"expectedNet":"59.99",
                 "lines":[{"item":"%s","quantity":1}]}""".formatted(a, customer, care));

        assertThat(refused.reason()).isEqualTo("net-changed");
        assertThat(amount(refused.body().path("quote").path("net"))).isEqualTo("60.00");
        assertThat(desk.tag(customer, a, "deal")).isEqualTo("NONE");
    }

    @Test
    @DisplayName("the same key twice places one order and gives the same answer")
    void onceOnly() {
        String a = desk.clinic("A", "aesthetic", "0");
        String care = desk.item("面膜", "GOODS", "60.00", "");
        String body = """
                {"clinic":"%s","customer":"%s","type":"医美","confirm":true,
                 "lines":[{"item":"%s","quantity":1}]}""".formatted(a, desk.customer("庚", a), care);
        var keyed = desk.rest().with("Idempotency-Key", desk.code("key"));
        JsonNode first = done(keyed.post("/api/v1/orders", body));
        JsonNode second = done(keyed.post("/api/v1/orders", body));
        assertThat(second).isEqualTo(first);
        assertThat(keyed.post("/api/v1/orders", body.replace("\"quantity\":1", "\"quantity\":2"))
                        .reason())
                .isEqualTo("key-reused");
    }

    @Test
    @DisplayName("G5 every decision is explained, G6 a draft is rehearsed on the clinic's own history")
    void explainedAndRehearsed() {
        String a = desk.clinic("A", "aesthetic", "0");
        String care = desk.item("水氧活肤", "SERVICE", "79.00", "");
        String customer = desk.customer("辛", a);
        JsonNode order = desk.order(a, customer, care, 1, "");

        JsonNode why = done(desk.rest().get("/api/v1/customers/" + customer + "/tags/deal/explanation?clinic=" + a));
        assertThat(why.path("value").asText()).isEqualTo("ONCE");
        assertThat(why.path("checks")).isNotEmpty();

        String date = order.path("date").asText();
        JsonNode rehearsal = done(desk.rest().post("/api/v1/clinics/" + a + "/rules/deal/rehearsal", """
                {"draft":{"orderTypes":["医美"],"minimum":"99"},"from":"%s","to":"%s"}""".formatted(
                        date, java.time.LocalDate.parse(date).plusDays(1))));
        assertThat(rehearsal.path("changed").asLong()).isEqualTo(1);
        assertThat(rehearsal.path("customers").asLong()).isEqualTo(1);
        assertThat(amount(rehearsal.path("money"))).isEqualTo("79.00");
        assertThat(desk.tag(customer, a, "deal")).isEqualTo("ONCE");
    }
}
