package org.inlay.itests.outside;

import static org.inlay.itests.outside.Shop.API;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inlay.itests.outside.Ledger.Kind;
import org.inlay.itests.support.Rest;

/** Compares what the clients know with what the server has: lost, half, or more than was asked for. */
final class Books {

    /** What does not agree, in words. */
    record Findings(List<String> lost, List<String> half, List<String> extra) {

        boolean none() {
            return lost.isEmpty() && half.isEmpty() && extra.isEmpty();
        }
    }

    private final Rest rest;
    private final Ledger ledger;
    private final Findings findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private Books(Rest rest, Ledger ledger) {
        this.rest = rest;
        this.ledger = ledger;
    }

    /** Looks at every customer of the ledger, in which nothing may be in doubt. */
    static Findings compare(Rest rest, Ledger ledger) {
        if (ledger.inDoubt() > 0) {
            throw new IllegalStateException("settle the ledger first");
        }
        Books books = new Books(rest, ledger);
        Map<String, JsonNode> orders = new HashMap<>();
        Map<String, JsonNode> visits = new HashMap<>();
        Map<String, Integer> executed = new HashMap<>();
        for (String customer : ledger.customers()) {
            String path = API + "/customers/" + customer;
            if (rest.get(path).status() == 404) {
                books.findings.lost.add("customer " + customer);
                continue;
            }
            books.all(path + "/orders").forEach(order -> orders.put(id(order), order));
            books.all(path + "/visits").forEach(visit -> visits.put(id(visit), visit));
            books.all(path + "/entitlements")
                    .forEach(entitlement -> executed.put(
                            id(entitlement), entitlement.path("executed").asInt()));
        }
        books.orders(orders);
        books.visits(visits);
        books.executions(executed);
        return books.findings;
    }

    /** What is stored of the ledger's customers, as text; not the timeline, which may leave a slow source out. */
    static List<String> dump(Rest rest, Ledger ledger) {
        Books books = new Books(rest, ledger);
        return ledger.customers().stream()
                .map(customer -> API + "/customers/" + customer)
                .flatMap(path -> Stream.of("/orders", "/visits", "/entitlements", "/tags")
                        .flatMap(list -> books.all(path + list).stream()))
                .map(JsonNode::toString)
                .toList();
    }

    /** All pages of a list. */
    private List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path.endsWith("/tags") ? "" : "?limit=100";
        do {
            JsonNode page = Shop.done(rest.get(path + next));
            page.path("items").forEach(items::add);
            next = page.path("next").isTextual()
                    ? "?limit=100&after=" + page.path("next").asText()
                    : "";
        } while (!next.isEmpty());
        return items;
    }

    private void orders(Map<String, JsonNode> stored) {
        ledger.acknowledged(Kind.ORDER).forEach((id, answered) -> {
            JsonNode found = stored.get(id);
            if (found == null) {
                findings.lost.add("order " + id);
            } else if (!lasting(found).equals(lasting(answered))) {
                findings.lost.add("order " + id + " was answered as " + answered + " and is " + found);
            }
        });
        stored.values().forEach(this::whole);
        extra("order", stored, ledger.acknowledged(Kind.ORDER));
    }

    /** Without what a later visit may add. */
    private static JsonNode lasting(JsonNode order) {
        return ((ObjectNode) order.deepCopy()).without(List.of("visit", "version"));
    }

    private void whole(JsonNode order) {
        boolean draft = order.path("status").asText().equals("DRAFT");
        BigDecimal net = sum(order.path("lines"), "net").subtract(sum(order.path("lines"), "returnedNet"));
        BigDecimal paid = sum(order.path("payments"), "amount");
        BigDecimal repaid = sum(order.path("refunds"), "repaid");
        boolean cancelled = order.path("status").asText().equals("CANCELLED");
        boolean money = cancelled
                || (same(order, "net", net)
                        && same(order, "due", net.subtract(paid).add(repaid)));
        boolean decided = order.at("/deal/decision").isTextual();
        if (order.path("lines").size() != 2
                || !money
                || !same(order, "paid", paid)
                || !same(order, "repaid", repaid)
                || (!cancelled && decided == draft)) {
            findings.half.add("order " + order);
        }
    }

    private static BigDecimal sum(JsonNode rows, String money) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(new BigDecimal(row.path(money).path("amount").asText()));
        }
        return sum;
    }

    private static boolean same(JsonNode order, String money, BigDecimal amount) {
        return new BigDecimal(order.path(money).path("amount").asText()).compareTo(amount) == 0;
    }

    private void visits(Map<String, JsonNode> stored) {
        ledger.acknowledged(Kind.VISIT).keySet().stream()
                .filter(id -> !stored.containsKey(id))
                .forEach(id -> findings.lost.add("visit " + id));
        extra("visit", stored, ledger.acknowledged(Kind.VISIT));
    }

    private void extra(String what, Map<String, JsonNode> stored, Map<String, JsonNode> answered) {
        stored.keySet().stream()
                .filter(id -> !answered.containsKey(id))
                .forEach(id -> findings.extra.add(what + " " + id));
    }

    private void executions(Map<String, Integer> executed) {
        Map<String, Integer> expected = new HashMap<>();
        ledger.acknowledged(Kind.EXECUTION)
                .values()
                .forEach(execution -> expected.merge(
                        execution.path("entitlement").asText(),
                        execution.path("quantity").asInt(),
                        Integer::sum));
        executed.forEach((entitlement, number) -> {
            int asked = expected.getOrDefault(entitlement, 0);
            if (number < asked) {
                findings.lost.add("execution of " + entitlement + ": " + asked + " answered, " + number + " stored");
            } else if (number > asked) {
                findings.extra.add("execution of " + entitlement + ": " + asked + " answered, " + number + " stored");
            }
        });
        expected.keySet().stream()
                .filter(entitlement -> !executed.containsKey(entitlement))
                .forEach(entitlement -> findings.lost.add("entitlement " + entitlement));
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText();
    }
}
