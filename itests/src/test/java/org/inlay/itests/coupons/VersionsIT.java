package org.inlay.itests.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.TimeTravel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Changes of coupons, rehearsed before they are in force (G6), and why somebody may have one (G5). */
@InKaraf
class VersionsIT extends CouponClinic {
    private static final String BODY = """
            {"name":"新客券","kind":"AMOUNT","value":"%s","items":["%s"],"clinics":["%s"],"validDays":30,"quantity":9,"perCustomer":1,
             "minimumSpend":"%s"}""";

    @Inject
    Orders orders;

    @Inject
    TimeTravel travel;

    private String revised(String id, String value, String minimum) {
        String draft = done(rest.post(COUPONS + "/templates/" + id + "/versions", ""))
                .path("id")
                .asText();
        done(rest.put(COUPONS + "/templates/" + draft, BODY.formatted(value, item, clinic, minimum)));
        return draft;
    }

    private JsonNode get(String id) {
        return done(rest.get(COUPONS + "/templates/" + id));
    }

    @Test
    @DisplayName(
            "G6 a new version is rehearsed on the clinic's orders; published, it takes the place of the other; what is in wallets stays what it was")
    void rehearsed() {
        String first = template("AMOUNT", "50", "\"quantity\":9,\"perCustomer\":1,\"minimumSpend\":\"300\"");
        String one = customer();
        String two = customer();
        done(order(one, "", 1));
        done(order(one, "", 2));
        done(order(two, "", 3));

        String second = revised(first, "80", "150");
        JsonNode rehearsal = done(rest.get(COUPONS + "/templates/" + second + "/rehearsal?days=7&clinic=" + clinic));
        assertThat(rehearsal.path("against").asText()).isEqualTo(first);
        JsonNode changed = rehearsal.path("orders");
        assertThat(changed.path("decided").asInt()).isEqualTo(3);
        assertThat(changed.path("changed").asInt()).isEqualTo(3);
        assertThat(changed.path("customers").asInt()).isEqualTo(2);
        assertThat(changed.at("/money/amount").asText()).as("80 + 30 + 30 more").isEqualTo("140.00");
        assertThat(changed.at("/days/0/becomes").asInt()).isEqualTo(1);
        assertThat(changed.at("/days/0/ceases").asInt()).isZero();
        assertThat(get(first).path("state").asText()).as("nothing changed").isEqualTo("PUBLISHED");

        String old = voucher(first, one);
        String page = link(first, two);
        done(rest.post(COUPONS + "/templates/" + second + "/publication", ""));
        assertThat(get(first).path("state").asText()).isEqualTo("CLOSED");
        assertThat(get(second).path("version").asInt()).isEqualTo(2);
        assertThat(net(done(order(one, old, 2)))).as("version 1").isEqualTo("250.00");
        assertThat(claim(second, one).reason()).as("one of all versions").isEqualTo("coupon-limit");
        assertThat(claim(first, two).reason()).isEqualTo("coupon-state");
        assertThat(Rest.here().submit(page, "").status()).isEqualTo(303);
        JsonNode claimed = done(rest.get(COUPONS + "/customers/" + two + "/vouchers"))
                .path("items")
                .get(0);
        assertThat(claimed.path("template").asText())
                .as("a link leads to the version in force")
                .isEqualTo(second);
        assertThat(done(rest.get(COUPONS + "/templates/" + second + "/statistics"))
                        .path("links")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A draft that is older than the version in force does not take its place")
    void outdated() {
        String first = template("AMOUNT", "50", "\"quantity\":9");
        String second = revised(first, "80", "150");
        String third = revised(first, "90", "150");
        done(rest.post(COUPONS + "/templates/" + third + "/publication", ""));
        Answer refused = rest.post(COUPONS + "/templates/" + second + "/publication", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.reason()).isEqualTo("coupon-outdated");
        assertThat(get(third).path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(get(second).path("state").asText()).isEqualTo("DRAFT");
    }

    private String link(String template, String customer) {
        String address = done(rest.post(
                        COUPONS + "/links", "{\"customer\":\"" + customer + "\",\"template\":\"" + template + "\"}"))
                .path("address")
                .asText();
        return URI.create(address).getPath();
    }

    @Test
    @DisplayName("G5 whether somebody may have it is explained check by check, with what would change it")
    void explained() {
        String template = template(
                "AMOUNT", "50", "\"quantity\":1,\"perCustomer\":1,\"audience\":{\"tags\":{\"deal\":[\"NONE\"]}}");
        String one = customer();
        JsonNode may = why(template, one);
        assertThat(may.path("value").asText()).isEqualTo("ELIGIBLE");
        assertThat(may.path("checks").findValuesAsText("check"))
                .containsExactly("state", "remaining", "limit", "tag.deal");
        voucher(template, one);
        JsonNode not = why(template, one);
        assertThat(not.path("value").asText()).isEqualTo("NOT_ELIGIBLE");
        assertThat(not.path("flip").asText()).contains("0");
        done(rest.put("/api/v1/clinics/" + clinic + "/rules/deal", "{\"orderTypes\":[\"口腔\"],\"minimum\":\"0\"}"));
        String two = customer();
        done(order(two, "", 1));
        JsonNode checks = why(template, two).path("checks");
        assertThat(checks.get(3).path("actual").asText()).isEqualTo("ONCE");
        assertThat(checks.get(3).path("required").asText()).isEqualTo("NONE");
        assertThat(checks.get(3).path("passed").asBoolean()).isFalse();
    }

    private JsonNode why(String template, String customer) {
        return done(rest.get(
                COUPONS + "/templates/" + template + "/eligibility?customer=" + customer + "&clinic=" + clinic));
    }

    @Test
    @DisplayName("C2 no order for more than 15 days: 15 no, 16 yes; by links: to who agreed, each claims one")
    void fifteenDays() {
        List<String> sixteen = new ArrayList<>();
        List<String> fifteen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sixteen.add(ordered(16));
            fifteen.add(ordered(15));
        }
        String segment = done(rest.post("/api/v1/segments?clinic=" + clinic, """
                {"name":"久未消费 %s","all":[{"criterion":"last-order","operator":"NOT_LAST_DAYS","days":15}]}""".formatted(clinic)))
                .path("id")
                .asText();
        String template = template("AMOUNT", "50", "\"quantity\":99");
        issued(template, "{\"segment\":\"" + segment + "\",\"aim\":\"WIN_BACK\"}", 3);
        assertThat(sixteen).allSatisfy(customer -> assertThat(held(customer)).isEqualTo(1));
        assertThat(fifteen).allSatisfy(customer -> assertThat(held(customer)).isZero());

        JsonNode page = done(rest.get(COUPONS + "/templates/" + template + "/vouchers?state=ACTIVE&limit=2"));
        assertThat(page.path("items")).hasSize(2);
        JsonNode second = done(rest.get(COUPONS + "/templates/" + template + "/vouchers?limit=2&after="
                + page.path("next").asText()));
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(done(rest.post("/api/v1/segments/count?clinic=" + clinic, """
                {"criterion":"coupons:voucher","states":["ACTIVE"],"coupons":["%s"]}""".formatted(template)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        assertThat(done(rest.post("/api/v1/segments/count?clinic=" + clinic, """
                {"criterion":"coupons:voucher","states":["USED","EXPIRED"]}"""))
                        .path("count")
                        .asInt())
                .isZero();

        String willing = done(rest.post("/api/v1/customers", """
                {"name":"孙小姐","clinic":"%s","mobile":"13800138000","consents":["MARKETING"]}""".formatted(clinic)))
                .path("id")
                .asText();
        String linked = template("AMOUNT", "60", "\"quantity\":99");
        JsonNode batch =
                issued(linked, "{\"customers\":[\"" + willing + "\",\"" + fifteen.get(0) + "\"],\"way\":\"LINK\"}", 1);
        assertThat(batch.path("refused").asInt()).as("who did not agree").isEqualTo(1);
        assertThat(held(willing)).as("not claimed yet").isZero();
        JsonNode figures = done(rest.get(COUPONS + "/templates/" + linked + "/statistics"));
        assertThat(figures.path("links").asInt()).isEqualTo(1);
        assertThat(figures.path("claimed").asInt()).isZero();
    }

    private String ordered(int daysAgo) {
        String customer = customer();
        ZonedDateTime then = ZonedDateTime.now(ZoneId.of("Asia/Shanghai")).minusDays(daysAgo);
        Instant at = then.with(LocalTime.NOON).toInstant();
        travel.at(
                at,
                () -> access.asPlatform(() -> orders.place(new NewOrder(
                        clinic,
                        Id.parse(customer),
                        "口腔",
                        List.of(new NewLine(item, 1, null, false, List.of())),
                        List.of(),
                        Map.of(),
                        true,
                        List.of(),
                        null))));
        return customer;
    }

    private JsonNode issued(String template, String body, int expected) {
        Answer begun = rest.post(COUPONS + "/templates/" + template + "/batches", body);
        String id = done(begun).path("id").asText();
        JsonNode batch = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> done(rest.get(COUPONS + "/batches/" + id)),
                        now -> now.path("state").asText().equals("DONE"));
        assertThat(batch.path("issued").asInt()).isEqualTo(expected);
        return batch;
    }

    private int held(String customer) {
        return done(rest.get(COUPONS + "/customers/" + customer + "/vouchers"))
                .path("items")
                .size();
    }
}
