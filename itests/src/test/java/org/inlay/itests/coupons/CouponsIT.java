package org.inlay.itests.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.platform.Fitted;
import org.inlay.itests.platform.SomeClinic;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.itests.web.Client;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Staff;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Coupons over REST: designed, published, claimed, issued, redeemed, given back. */
@InKaraf
class CouponsIT {
    private static final String COUPONS = "/api/v1/coupons";
    private static final int CLIENTS = 64;

    @Inject
    BundleContext context;

    @Inject
    Access access;

    @Inject
    Staff staff;

    @Inject
    Clinics clinics;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private Rest rest;
    private Fitted coupons;
    private String clinic;
    private String item;

    @BeforeEach
    void open() {
        clinic = SomeClinic.open(clinics, access);
        rest = Client.boss(staff, access);
        coupons = new Fitted(rest, context, "coupons");
        coupons.install();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rest.get(COUPONS + "/templates").status() == 200);
        item = "c-" + clinic;
        done(rest.post("/api/v1/items", """
                {"code":"%s","name":"光子嫩肤","kind":"SERVICE","price":"150.00"}""".formatted(item)));
    }

    @AfterEach
    void takeOut() {
        coupons.uninstall();
    }

    private static JsonNode done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return answer.body();
    }

    private String template(String kind, String value, String more) {
        String id = done(rest.post(COUPONS + "/templates", """
                {"name":"新客券","kind":"%s","value":"%s","items":["%s"],"clinics":["%s"],"validDays":30,%s}""".formatted(kind, value, item, clinic, more)))
                .path("id")
                .asText();
        done(rest.post(COUPONS + "/templates/" + id + "/publication", ""));
        return id;
    }

    private String customer() {
        return done(rest.post("/api/v1/customers", "{\"name\":\"王小姐\",\"clinic\":\"" + clinic + "\"}"))
                .path("id")
                .asText();
    }

    private Answer claim(String template, String customer) {
        return rest.post(COUPONS + "/claims", "{\"template\":\"" + template + "\",\"customer\":\"" + customer + "\"}");
    }

    private String voucher(String template, String customer) {
        return done(claim(template, customer)).path("code").asText();
    }

    private String body(String customer, String code, int quantity) {
        return """
                {"clinic":"%s","customer":"%s","type":"口腔","confirm":true,"lines":[{"item":"%s","quantity":%d}],"vouchers":["%s"]}""".formatted(clinic, customer, item, quantity, code);
    }

    private Answer order(String customer, String code, int quantity) {
        return rest.post("/api/v1/orders", body(customer, code, quantity));
    }

    private static String net(JsonNode order) {
        return order.path("net").path("amount").asText();
    }

    private String state(String customer) {
        return done(rest.get(COUPONS + "/customers/" + customer + "/vouchers"))
                .path("items")
                .get(0)
                .path("state")
                .asText();
    }

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

    /** Ten, and fewer where the other database has shown them. */
    private int rounds() {
        return sql.derby() ? 10 : 3;
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

        coupons.install();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rest.get(COUPONS + "/templates").status() == 200);
        assertThat(net(done(order(customer, code, 1)))).isEqualTo("120.00");
    }
}
