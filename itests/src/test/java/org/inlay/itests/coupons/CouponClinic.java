package org.inlay.itests.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.platform.Fitted;
import org.inlay.itests.platform.SomeClinic;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.itests.web.Client;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Jobs;
import org.inlay.platform.Staff;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.osgi.framework.BundleContext;

/** A clinic with coupons, an item for 150.00, and whoever may do everything there. */
abstract class CouponClinic {
    static final String COUPONS = "/api/v1/coupons";

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

    @Inject
    Jobs jobs;

    Rest rest;
    Fitted coupons;
    String clinic;
    String item;

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

    static JsonNode done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return answer.body();
    }

    String template(String kind, String value, String more) {
        String id = done(rest.post(COUPONS + "/templates", """
                {"name":"新客券","kind":"%s","value":"%s","items":["%s"],"clinics":["%s"],"validDays":30,%s}""".formatted(kind, value, item, clinic, more)))
                .path("id")
                .asText();
        done(rest.post(COUPONS + "/templates/" + id + "/publication", ""));
        return id;
    }

    String customer() {
        return done(rest.post("/api/v1/customers", "{\"name\":\"王小姐\",\"clinic\":\"" + clinic + "\"}"))
                .path("id")
                .asText();
    }

    Answer claim(String template, String customer) {
        return rest.post(COUPONS + "/claims", "{\"template\":\"" + template + "\",\"customer\":\"" + customer + "\"}");
    }

    String voucher(String template, String customer) {
        return done(claim(template, customer)).path("code").asText();
    }

    String body(String customer, String code, int quantity) {
        return """
                {"clinic":"%s","customer":"%s","type":"口腔","confirm":true,"lines":[{"item":"%s","quantity":%d}],"vouchers":[%s]}""".formatted(clinic, customer, item, quantity, code.isEmpty() ? "" : '"' + code + '"');
    }

    Answer order(String customer, String code, int quantity) {
        return rest.post("/api/v1/orders", body(customer, code, quantity));
    }

    static String net(JsonNode order) {
        return order.path("net").path("amount").asText();
    }

    String state(String customer) {
        return done(rest.get(COUPONS + "/customers/" + customer + "/vouchers"))
                .path("items")
                .get(0)
                .path("state")
                .asText();
    }
}
