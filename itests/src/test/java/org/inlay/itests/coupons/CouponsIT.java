package org.inlay.itests.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Descriptions;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Coupons over REST: designed, published, claimed, issued, redeemed, given back. */
@InKaraf
class CouponsIT extends CouponClinic {
    private static final int CLIENTS = 64;
    private static final int BASKETS = 40;

    @Test
    @DisplayName(
            "C1 a bare \"100 off\" is refused with what is missing; C3 a coupon is used once, in the order's transaction, and named")
    void redeemed() {
        String bare = done(rest.post(COUPONS + "/templates", """
                {"name":"减100","kind":"AMOUNT","value":"100","clinics":["%s"]}""".formatted(clinic)))
                .path("id")
                .asText();
        Answer refused = rest.post(COUPONS + "/templates/" + bare + "/publication", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("violations").toString()).contains("items", "validTo", "quantity");

        String template = template("AMOUNT", "100", "\"quantity\":5,\"perCustomer\":1,\"minimumSpend\":\"300\"");
        String customer = customer();
        String code = voucher(template, customer);
        assertThat(code).hasSize(16);
        assertThat(claim(template, customer).reason()).isEqualTo("coupon-limit");

        JsonNode quote = done(rest.post("/api/v1/orders/quote", body(customer, code, 2)));
        JsonNode order = done(order(customer, code, 2));
        assertThat(net(order)).isEqualTo("200.00").isEqualTo(net(quote));
        assertThat(order.path("adjustments").get(0).path("code").asText()).isEqualTo(code);
        assertThat(state(customer)).isEqualTo("USED");
        assertThat(order(customer, code, 2).status()).isGreaterThanOrEqualTo(400);
        assertThat(done(rest.post("/api/v1/orders/quote", body(customer, code, 2)))
                        .path("refusals")
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("voucher-used");

        JsonNode figures = done(rest.get(COUPONS + "/templates/" + template + "/statistics"));
        assertThat(figures.path("issued").asInt()).isEqualTo(1);
        assertThat(figures.path("used").asInt()).isEqualTo(1);
        assertThat(figures.path("costMinor").asInt()).isEqualTo(10_000);
        assertThat(figures.path("revenueMinor").asInt()).isEqualTo(20_000);
    }

    @Test
    @DisplayName(
            "C3 a partial return repays net of allocation and keeps the coupon used; the whole order returned gives it back")
    void givenBack() {
        String template = template("AMOUNT", "100", "\"quantity\":5,\"minimumSpend\":\"300\"");
        String customer = customer();
        String code = voucher(template, customer);
        JsonNode order = done(order(customer, code, 2));
        String path = "/api/v1/orders/" + order.path("id").asText();
        done(rest.post(path + "/payments", "{\"tender\":\"CASH\",\"amount\":\"200.00\"}"));
        String line = order.path("lines").get(0).path("id").asText();
        String one = "{\"lines\":[{\"line\":\"" + line + "\",\"quantity\":1}],\"reason\":\"不适\"}";

        JsonNode after = done(rest.post(path + "/refunds", one));
        assertThat(after.path("repaid").path("amount").asText()).isEqualTo("100.00");
        assertThat(state(customer)).isEqualTo("USED");
        done(rest.post(path + "/refunds", one));
        assertThat(state(customer)).isEqualTo("ACTIVE");

        JsonNode again = done(order(customer, code, 2));
        done(rest.post("/api/v1/orders/" + again.path("id").asText() + "/cancellation", "{\"reason\":\"录错\"}"));
        assertThat(state(customer)).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName(
            "C3 RECALCULATE: 2 × 150, 满300减100, one returned: 50 come back; the other one: all that was paid, and the coupon")
    void pricedAgain() {
        String template = template("AMOUNT", "100", "\"quantity\":5,\"minimumSpend\":\"300\",\"recalculate\":true");
        String customer = customer();
        JsonNode order = done(order(customer, voucher(template, customer), 2));
        String path = "/api/v1/orders/" + order.path("id").asText();
        done(rest.post(path + "/payments", "{\"tender\":\"CASH\",\"amount\":\"200.00\"}"));
        String one = back(order.path("lines").get(0).path("id").asText(), 1);

        assertThat(amount(done(rest.post(path + "/refunds", one)), "repaid")).isEqualTo("50.00");
        assertThat(rest.post(path + "/cancellation", "{\"reason\":\"录错\"}").reason())
                .isEqualTo("coupon-return-rest");
        assertThat(amount(done(rest.post(path + "/refunds", one)), "repaid")).isEqualTo("200.00");
        assertThat(state(customer)).isEqualTo("ACTIVE");
    }

    private static String back(String line, int pieces) {
        return "{\"lines\":[{\"line\":\"" + line + "\",\"quantity\":" + pieces + "}],\"reason\":\"不适\"}";
    }

    private static String amount(JsonNode of, String field) {
        return of.path(field).path("amount").asText();
    }

    @Test
    @DisplayName("C5 a promotion applies by itself, before coupons, and no more when it is closed")
    void promotion() {
        String id = done(rest.post(COUPONS + "/promotions", """
                {"name":"满300减40","kind":"AMOUNT","value":"40","minimumSpend":"300","items":["%s"],"clinics":["%s"],"validTo":"2099-12-31"}""".formatted(item, clinic)))
                .path("id")
                .asText();
        done(rest.post(COUPONS + "/promotions/" + id + "/publication", ""));
        String customer = customer();
        String template = template("AMOUNT", "100", "\"quantity\":5,\"minimumSpend\":\"260\"");
        String code = voucher(template, customer);
        JsonNode order = done(order(customer, code, 2));
        assertThat(net(order)).isEqualTo("160.00");
        assertThat(order.path("adjustments").findValuesAsText("phase")).containsExactly("PROMOTION", "COUPON");

        String strict = voucher(template("AMOUNT", "100", "\"quantity\":5,\"minimumSpend\":\"261\""), customer);
        assertThat(order(customer, strict, 2).reason()).isEqualTo("voucher-below-minimum");
        assertThat(claim(id, customer).status()).isEqualTo(404);
        done(rest.post(COUPONS + "/promotions/" + id + "/closing", ""));
        assertThat(net(done(order(customer, strict, 2)))).isEqualTo("200.00");
    }

    @Test
    @DisplayName(
            "C9 a platform voucher pays what the customer paid for it, its code once; it is repaid, listed and settled")
    void platformVoucher() {
        String customer = customer();
        String code = "MT-" + clinic;
        JsonNode sold = done(rest.post("/api/v1/orders", paidWith(customer, """
                ,"details":{"platform":"美团","code":"%s","fee":"12.50"}""".formatted(code))));
        assertThat(amount(sold, "due")).isEqualTo("0.00");
        assertThat(sold.path("plugins").toString()).contains("coupons");
        assertThat(rest.post("/api/v1/orders", paidWith(customer, """
                ,"details":{"platform":"美团","code":"%s"}""".formatted(code)))
                        .reason())
                .isEqualTo("platform-voucher-used");
        assertThat(rest.post("/api/v1/orders", paidWith(customer, "")).status()).isEqualTo(422);
        assertThat(done(rest.get("/api/v1/customers/" + customer + "/orders"))
                        .path("items")
                        .size())
                .isEqualTo(1);

        assertThat(amount(platformVouchers("").get(0), "expected")).isEqualTo("137.50");
        done(rest.post(
                "/api/v1/orders/" + sold.path("id").asText() + "/refunds",
                back(sold.path("lines").get(0).path("id").asText(), 1)));
        JsonNode after = platformVouchers("").get(0);
        assertThat(amount(after, "repaid")).isEqualTo("150.00");
        String settle = "{\"clinic\":\"" + clinic + "\",\"vouchers\":[\""
                + after.path("id").asText() + "\"]}";
        String path = COUPONS + "/platform-vouchers/settlement";
        assertThat(done(rest.post(path, settle)).path("settled").asInt()).isEqualTo(1);
        assertThat(done(rest.post(path, settle)).path("settled").asInt()).isZero();
        assertThat(platformVouchers("").isEmpty()).isTrue();
        assertThat(platformVouchers("&settled=true").size()).isEqualTo(1);
    }

    private String paidWith(String customer, String details) {
        return """
                {"clinic":"%s","customer":"%s","type":"口腔","confirm":true,"lines":[{"item":"%s","quantity":1}],
                 "payments":[{"tender":"PLATFORM_VOUCHER","amount":"150.00"%s}]}""".formatted(clinic, customer, item, details);
    }

    private JsonNode platformVouchers(String more) {
        return done(rest.get(COUPONS + "/platform-vouchers?clinic=" + clinic + more))
                .path("items");
    }

    @Test
    @DisplayName(
            "Random baskets, coupons and returns: a quote is the order, lines add up, and what comes back is what was paid")
    void toTheCent() {
        long seed = Long.getLong("inlay.seed", System.nanoTime() % 1_000_000);
        Random random = new Random(seed);
        String other = "d-" + clinic;
        done(rest.post("/api/v1/items", """
                {"code":"%s","name":"面膜","kind":"GOODS","price":"33.33"}""".formatted(other)));
        done(rest.post(
                COUPONS + "/promotions/"
                        + done(rest.post(COUPONS + "/promotions", """
                        {"name":"93折","kind":"RATE","value":"0.93","kinds":["GOODS"],"clinics":["%s"],"validTo":"2099-12-31"}""".formatted(clinic)))
                                .path("id")
                                .asText()
                        + "/publication",
                ""));
        List<String> templates = List.of(
                template("AMOUNT", "77.77", "\"quantity\":999"),
                template("AMOUNT", "99.99", "\"quantity\":999,\"minimumSpend\":\"300\",\"recalculate\":true"),
                template("RATE", "0.87", "\"quantity\":999"),
                template("EXCHANGE", "", "\"quantity\":999"));
        for (int round = 0; round < BASKETS; round++) {
            String customer = customer();
            String code = voucher(templates.get(random.nextInt(templates.size())), customer);
            String basket =
                    """
                    {"clinic":"%s","customer":"%s","type":"口腔","confirm":true,"vouchers":["%s"],
                     "lines":[{"item":"%s","quantity":%d},{"item":"%s","quantity":%d}]}""".formatted(clinic, customer, code, item, 1 + random.nextInt(4), other, 1 + random.nextInt(4));
            JsonNode quote = done(rest.post("/api/v1/orders/quote", basket));
            if (!quote.path("refusals").isEmpty()) {
                assertThat(rest.post("/api/v1/orders", basket).reason()).isEqualTo("voucher-below-minimum");
                continue;
            }
            JsonNode order = done(rest.post("/api/v1/orders", basket));
            assertThat(net(order)).as("seed %d", seed).isEqualTo(net(quote));
            assertThat(sum(order.path("lines"), "net")).as("seed %d", seed).isEqualTo(new BigDecimal(net(order)));
            allComesBack(order, random, seed);
            assertThat(state(customer)).isEqualTo("ACTIVE");
        }
    }

    private static BigDecimal sum(JsonNode of, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode one : of) {
            BigDecimal amount = new BigDecimal(amount(one, field));
            assertThat(amount).isNotNegative();
            sum = sum.add(amount);
        }
        return sum;
    }

    /** In some order, piece by piece; never less than before, never more than was paid. */
    private void allComesBack(JsonNode order, Random random, long seed) {
        String path = "/api/v1/orders/" + order.path("id").asText();
        done(rest.post(path + "/payments", "{\"tender\":\"CASH\",\"amount\":\"" + net(order) + "\"}"));
        List<String> pieces = new ArrayList<>();
        order.path("lines").forEach(line -> {
            for (int i = 0; i < line.path("quantity").asInt(); i++) {
                pieces.add(line.path("id").asText());
            }
        });
        Collections.shuffle(pieces, random);
        BigDecimal repaid = BigDecimal.ZERO;
        for (String piece : pieces) {
            JsonNode after = done(rest.post(path + "/refunds", back(piece, 1)));
            BigDecimal now = new BigDecimal(amount(after, "repaid"));
            assertThat(now).as("seed %d", seed).isGreaterThanOrEqualTo(repaid);
            assertThat(amount(after, "due")).isEqualTo("0.00");
            repaid = now;
        }
        assertThat(repaid).as("seed %d", seed).isEqualTo(new BigDecimal(net(order)));
    }

    @Test
    @DisplayName("The document of the interface describes every call of coupons, its parameters and its fields")
    void described() {
        JsonNode document = done(rest.get("/api/v1/openapi.json"));
        assertThat(document.path("paths").has("/coupons/templates/{id}/what-if"))
                .isTrue();
        assertThat(Descriptions.missing(document)).isEmpty();
    }

    @Test
    @DisplayName("One voucher, 64 orders at once: one succeeds, no other is discounted")
    void oneVoucherOneOrder() throws Exception {
        String template = template("AMOUNT", "100", "\"quantity\":1000");
        for (int round = 0; round < rounds(); round++) {
            String customer = customer();
            String code = voucher(template, customer);
            List<Answer> answers = atOnce(() -> order(customer, code, 1));
            assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() >= 500))
                    .isEmpty();
        }
        long wrong = transactions.required(() -> sql.dsl()
                .fetchOne("select count(*) from cp_voucher v where v.state = 'USED' and not exists"
                        + " (select 1 from or_order o where o.id = v.used_order)")
                .get(0, Long.class));
        assertThat(wrong).isZero();
    }

    @Test
    @DisplayName("One piece left, 64 claims at once: one succeeds, the others are told that it is gone")
    void lastPiece() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            String template = template("AMOUNT", "10", "\"quantity\":1");
            String customer = customer();
            List<Answer> answers = atOnce(() -> claim(template, customer));
            assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() >= 300))
                    .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("coupon-gone"));
            assertThat(done(rest.get(COUPONS + "/templates/" + template))
                            .path("remaining")
                            .asInt())
                    .isZero();
        }
    }

    /** Ten, and fewer where the other database has shown them; in full a thousand on each. */
    private int rounds() {
        int brief = sql.derby() ? 10 : 3;
        return Boolean.getBoolean("inlay.full") ? 1000 : brief;
    }

    private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                calls.add(call);
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "C2 an issue to a segment goes into as many wallets as there are coupons; the same again adds what is left and no more")
    void batches() {
        String source = "渠道" + clinic;
        for (int i = 0; i < 12; i++) {
            done(rest.post("/api/v1/customers", """
                    {"name":"王小姐","clinic":"%s","source":"%s"}""".formatted(clinic, source)));
        }
        String segment = done(rest.post("/api/v1/segments?clinic=" + clinic, """
                {"name":"渠道 %s","all":[{"criterion":"source","operator":"IN","values":["%s"]}]}""".formatted(clinic, source)))
                .path("id")
                .asText();
        String template = template("AMOUNT", "10", "\"quantity\":1000,\"perCustomer\":1");
        String batch = issue(template, segment);
        JsonNode first = ended(batch);
        assertThat(first.path("issued").asInt())
                .isEqualTo(first.path("recipients").asInt());
        JsonNode second = ended(issue(template, segment));
        assertThat(second.path("issued").asInt()).isZero();
        assertThat(done(rest.get(COUPONS + "/templates/" + template))
                        .path("issued")
                        .asInt())
                .isEqualTo(12);
        assertThat(second.path("refused").asInt())
                .isEqualTo(second.path("recipients").asInt());
    }

    @Test
    @DisplayName("C2 whoever comes into the segment gets one, and nobody two, however often it is looked at")
    void pushed() {
        String source = "推送" + clinic;
        String segment = done(rest.post("/api/v1/segments?clinic=" + clinic, """
                {"name":"推送 %s","all":[{"criterion":"source","operator":"IN","values":["%s"]}]}""".formatted(clinic, source)))
                .path("id")
                .asText();
        String template = template("AMOUNT", "10", "\"quantity\":1000");
        String push = done(rest.post(
                        COUPONS + "/templates/" + template + "/pushes",
                        "{\"segment\":\"" + segment + "\",\"every\":\"YEAR\"}"))
                .path("id")
                .asText();
        for (int expected = 1; expected <= 2; expected++) {
            done(rest.post("/api/v1/customers", """
                    {"name":"王小姐","clinic":"%s","source":"%s"}""".formatted(clinic, source)));
            look();
            look();
            int inAll = expected;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> done(rest.get(COUPONS + "/templates/" + template))
                                    .path("issued")
                                    .asInt()
                            == inAll);
        }
        done(rest.delete(COUPONS + "/pushes/" + push));
        assertThat(done(rest.get(COUPONS + "/templates/" + template + "/pushes"))
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    /** As the job does every hour. */
    private void look() {
        access.asPlatform(() -> jobs.start("coupons.push", "look-" + System.nanoTime(), Map.of()));
    }

    @Test
    @DisplayName("C8 on three orders of two customers: as they came, and at most, within quantity and limit")
    void whatIf() {
        String first = customer();
        String second = customer();
        done(order(first, "", 2));
        done(order(first, "", 4));
        done(order(second, "", 3));
        done(order(second, "", 1));
        String draft = done(rest.post(COUPONS + "/templates", """
                {"name":"88折","kind":"RATE","value":"0.9","minimumSpend":"300","items":["%s"],"clinics":["%s"],"perCustomer":1}""".formatted(item, clinic)))
                .path("id")
                .asText();
        JsonNode bounds = done(rest.get(COUPONS + "/templates/" + draft + "/what-if?clinic=" + clinic + "&days=1"));
        assertThat(bounds.path("orders").asInt()).isEqualTo(4);
        assertThat(bounds.path("eligible").asInt()).isEqualTo(3);
        assertThat(bounds.path("customers").asInt()).isEqualTo(2);
        assertThat(new BigDecimal(bounds.path("inTurn").asText())).isEqualByComparingTo("75.00");
        assertThat(new BigDecimal(bounds.path("most").asText())).isEqualByComparingTo("105.00");
        assertThat(new BigDecimal(bounds.path("sold").asText())).isEqualByComparingTo("1050.00");
        assertThat(rest.get(COUPONS + "/templates/" + draft + "/what-if?clinic=" + clinic + "&days=0")
                        .status())
                .isEqualTo(422);
    }

    private String issue(String template, String segment) {
        return done(rest.post(
                        COUPONS + "/templates/" + template + "/batches",
                        "{\"segment\":\"" + segment + "\",\"aim\":\"REPURCHASE\"}"))
                .path("id")
                .asText();
    }

    private JsonNode ended(String batch) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> done(rest.get(COUPONS + "/batches/" + batch)),
                        now -> now.path("state").asText().equals("DONE"));
    }

    @Test
    @DisplayName(
            "Uninstalled with coupons outstanding: checkout works without, names the code it does not know, and all is as before after")
    void uninstalled() {
        String template = template("RATE", "0.8", "\"quantity\":5");
        String customer = customer();
        String code = voucher(template, customer);
        coupons.uninstall();

        JsonNode quote = done(rest.post("/api/v1/orders/quote", body(customer, code, 1)));
        assertThat(net(quote)).isEqualTo("150.00");
        assertThat(quote.path("refusals").get(0).path("reason").asText()).isEqualTo("unknown-voucher");
        assertThat(quote.path("refusals").get(0).path("message").asText()).contains(code, "Coupons");
        assertThat(order(customer, code, 1).reason()).isEqualTo("unknown-voucher");

        coupons.install();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rest.get(COUPONS + "/templates").status() == 200);
        assertThat(net(done(order(customer, code, 1)))).isEqualTo("120.00");
    }
}
