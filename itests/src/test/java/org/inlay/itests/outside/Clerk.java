package org.inlay.itests.outside;

import static org.inlay.itests.outside.Shop.API;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Random;
import java.util.UUID;
import org.inlay.itests.outside.Ledger.Kind;
import org.inlay.itests.outside.Ledger.Request;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;

/** One client: sells, confirms, takes money, executes, takes back, receives visitors. Customers are shared, orders not. */
final class Clerk {

    private final Rest rest;
    private final Shop shop;
    private final Ledger ledger;
    private final Random random;

    Clerk(Rest rest, Shop shop, Ledger ledger, long seed) {
        this.rest = rest;
        this.shop = shop;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** One customer served; false when a request was left in doubt, what hangs on it is then left alone. */
    boolean serve() {
        String customer =
                ledger.customers().get(random.nextInt(ledger.customers().size()));
        if (oneIn(4) && ask(Kind.VISIT, "/visits", shop.visit(customer)).isMissingNode()) {
            return false;
        }
        JsonNode order = placed(customer);
        while (confirmed(order) && due(order).signum() > 0 && !oneIn(4)) {
            order = ask(
                    Kind.ORDER, of(order) + "/payments", """
                    {"tender":"%s","amount":"%s"}""".formatted(oneIn(2) ? "CASH" : "WECHAT", part(due(order))));
        }
        if (confirmed(order) && oneIn(2) && !execute(customer, order)) {
            return false;
        }
        if (confirmed(order) && oneIn(4)) {
            order = ask(Kind.ORDER, of(order) + "/refunds", """
                    {"lines":[{"line":"%s","quantity":1}],"cause":"CLINIC","reason":"moves"}""".formatted(
                            order.at("/lines/0/id").asText()));
        }
        return !order.isMissingNode();
    }

    private JsonNode placed(String customer) {
        if (oneIn(2)) {
            return ask(Kind.ORDER, "/orders", shop.order(customer, true));
        }
        JsonNode draft = ask(Kind.ORDER, "/orders", shop.order(customer, false));
        if (draft.isMissingNode()) {
            return draft;
        }
        return oneIn(8)
                ? ask(Kind.ORDER, of(draft) + "/cancellation", "{\"reason\":\"another day\"}")
                : ask(Kind.ORDER, of(draft) + "/confirmation", """
                        {"payments":[{"tender":"CARD","amount":"100.00"}]}""");
    }

    private boolean execute(String customer, JsonNode order) {
        try {
            Answer answer = rest.get(API + "/customers/" + customer + "/entitlements?limit=50");
            for (JsonNode entitlement : answer.body().path("items")) {
                if (entitlement.path("order").equals(order.path("id"))) {
                    String body =
                            shop.execution(customer, entitlement.path("id").asText());
                    return !ask(Kind.EXECUTION, "/executions", body).isMissingNode();
                }
            }
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private JsonNode ask(Kind kind, String path, String body) {
        return ledger.send(new Request(UUID.randomUUID().toString(), kind, API + path, body), rest);
    }

    private static String of(JsonNode order) {
        return "/orders/" + order.path("id").asText();
    }

    private static boolean confirmed(JsonNode order) {
        return order.path("status").asText().equals("CONFIRMED");
    }

    private static BigDecimal due(JsonNode order) {
        return new BigDecimal(order.at("/due/amount").asText());
    }

    /** All of it, or 123.45 when there is more. */
    private BigDecimal part(BigDecimal due) {
        return oneIn(2) ? due : due.min(new BigDecimal("123.45"));
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }
}
