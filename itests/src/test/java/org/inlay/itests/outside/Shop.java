package org.inlay.itests.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;

/** A clinic, a treatment of 200.00 and a card of 300.00 with three sessions of it, sold together. */
record Shop(String clinic, String service, String card) {

    static final String API = "/api/v1";

    /** Opens the clinic, in this zone. */
    static Shop open(Rest rest, String code, String zone) {
        Shop shop = new Shop(code, "laser-" + code, "card-" + code);
        done(rest.post(API + "/clinics", """
                {"code":"%s","name":"%s","type":"aesthetic","timeZone":"%s"}""".formatted(code, code, zone)));
        rest.fitted();
        done(rest.put(API + "/clinics/" + code + "/rules/deal", """
                {"orderTypes":["医美"],"minimum":"99"}"""));
        done(rest.post(API + "/items", """
                {"code":"%s","name":"激光","kind":"SERVICE","price":"200.00"}""".formatted(shop.service)));
        done(rest.post(API + "/items", """
                {"code":"%s","name":"小神卡","kind":"CARD","price":"300.00","components":[{"item":"%s","quantity":3}]}""".formatted(shop.card, shop.service)));
        return shop;
    }

    static Shop open(Rest rest, String code) {
        return open(rest, code, "Asia/Shanghai");
    }

    List<String> customers(Rest rest, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> done(rest.post(API + "/customers", """
                        {"name":"王小姐","clinic":"%s"}""".formatted(clinic)))
                        .path("id")
                        .asText())
                .toList();
    }

    String order(String customer, boolean confirm) {
        return """
                {"clinic":"%s","customer":"%s","type":"医美","confirm":%s,
                 "lines":[{"item":"%s","quantity":1},{"item":"%s","quantity":1}]}""".formatted(clinic, customer, confirm, service, card);
    }

    String visit(String customer) {
        return """
                {"customer":"%s","clinic":"%s"}""".formatted(customer, clinic);
    }

    String execution(String customer, String entitlement) {
        return """
                {"customer":"%s","clinic":"%s","entitlement":"%s","quantity":1}""".formatted(customer, clinic, entitlement);
    }

    static JsonNode done(Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw new AssertionError("answered " + answer);
        }
        return answer.body();
    }
}
