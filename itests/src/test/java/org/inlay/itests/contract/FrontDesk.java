package org.inlay.itests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;

/** A front desk that works over REST, in clinics and with items of its own, so that tests do not meet. */
final class FrontDesk {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Rest rest = Rest.here().signIn("admin", InlayProcess.ADMIN_PASSWORD);
    private final String mark = Long.toString(System.nanoTime(), 36) + NUMBER.incrementAndGet();

    Rest rest() {
        return rest;
    }

    /** A code of this test's own. */
    String code(String word) {
        return word + "-" + mark;
    }

    /** Opens a clinic with a deal rule over 医美 and this minimum. */
    String clinic(String word, String type, String minimum) {
        String code = code(word);
        done(rest.post("/api/v1/clinics", """
                {"code":"%s","name":"%s","type":"%s"}""".formatted(code, word, type)));
        rest.fitted();
        rule(code, minimum, "");
        return code;
    }

    /** Sets the clinic's deal rule; {@code more} are further fields, beginning with a comma. */
    JsonNode rule(String clinic, String minimum, String more) {
        return done(rest.put("/api/v1/clinics/" + clinic + "/rules/deal", """
                {"orderTypes":["医美"],"minimum":"%s"%s}""".formatted(minimum, more)));
    }

    String customer(String name, String clinic) {
        return done(rest.post("/api/v1/customers", """
                {"name":"%s","clinic":"%s"}""".formatted(name, clinic)))
                .path("id")
                .asText();
    }

    /** Adds an item of this test's own; {@code more} are further fields, beginning with a comma. */
    String item(String word, String kind, String price, String more) {
        String code = code(word);
        done(rest.post("/api/v1/items", """
                {"code":"%s","name":"%s","kind":"%s","price":"%s"%s}""".formatted(code, word, kind, price, more)));
        return code;
    }

    /** Confirms an order of one line; {@code more} are further fields of the order, beginning with a comma. */
    JsonNode order(String clinic, String customer, String item, int quantity, String more) {
        return done(rest.post("/api/v1/orders", """
                {"clinic":"%s","customer":"%s","type":"医美","confirm":true,
                 "lines":[{"item":"%s","quantity":%d}]%s}""".formatted(clinic, customer, item, quantity, more)));
    }

    JsonNode visit(String clinic, String customer) {
        return done(rest.post("/api/v1/visits", """
                {"customer":"%s","clinic":"%s"}""".formatted(customer, clinic)));
    }

    /** The value of a tag; an empty clinic asks for the organisation. */
    String tag(String customer, String clinic, String tag) {
        String query = clinic.isEmpty() ? "" : "?clinic=" + clinic;
        for (JsonNode item : done(rest.get("/api/v1/customers/" + customer + "/tags" + query))
                .path("items")) {
            if (item.path("tag").asText().equals(tag)) {
                return item.path("value").asText();
            }
        }
        throw new AssertionError("there is no tag " + tag);
    }

    static JsonNode done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer.body();
    }

    static String amount(JsonNode money) {
        return money.path("amount").asText();
    }
}
