package org.inlay.itests.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes trees of criteria that {@link Naive} understands. */
final class RandomTrees {
    private static final List<String> TYPES = List.of("INITIAL", "RETURN", "IN_COURSE", "CHECK_UP", "REPURCHASE");
    private static final List<String> NUMBERS =
            List.of("EQUALS", "AT_LEAST", "AT_MOST", "MORE_THAN", "LESS_THAN", "BETWEEN");

    private final Random random;
    private final List<String> clinics;
    private final List<String> items;
    private final LocalDate today;

    RandomTrees(Random random, List<String> clinics, List<String> items, LocalDate today) {
        this.random = random;
        this.clinics = clinics;
        this.items = items;
        this.today = today;
    }

    Map<String, Object> next() {
        return node(random.nextInt(4));
    }

    private Map<String, Object> node(int depth) {
        if (depth == 0) {
            return leaf();
        }
        List<Object> members = new ArrayList<>();
        int number = random.nextInt(4);
        for (int i = 0; i < number; i++) {
            members.add(node(random.nextInt(depth)));
        }
        return Map.of(one("all", "any", "none"), members);
    }

    private Map<String, Object> leaf() {
        Map<String, Object> leaf = new LinkedHashMap<>();
        String criterion = one(
                "gender",
                "age",
                "birthday",
                "source",
                "referrer",
                "consent",
                "tag",
                "last-visit",
                "last-visit-type",
                "visits",
                "booked-not-arrived",
                "upcoming-appointment",
                "orders",
                "spend",
                "deals",
                "last-order",
                "first-deal",
                "arrears-amount");
        leaf.put("criterion", criterion);
        switch (criterion) {
            case "gender" -> choice(leaf, "FEMALE", "MALE", "OTHER");
            case "source" -> choice(leaf, "网络", "网络/搜索", "转介绍");
            case "last-visit-type" -> choice(leaf, "NOT_VISITED", "INITIAL", "RETURN", "REPURCHASE");
            case "age" -> number(leaf, random.nextInt(70));
            case "birthday" -> period(leaf);
            case "referrer" -> leaf.put("referred", random.nextBoolean());
            case "consent" -> {
                leaf.put("kind", "MARKETING");
                leaf.put("given", random.nextBoolean());
            }
            case "tag" -> {
                boolean deal = random.nextBoolean();
                leaf.put("tag", deal ? "deal" : "arrears");
                choice(leaf, deal ? new String[] {"NONE", "ONCE", "MULTIPLE"} : new String[] {"yes", "no"});
            }
            case "last-visit", "last-order", "first-deal" -> date(leaf);
            case "visits" -> {
                count(leaf, 3);
                period(leaf);
                maybe(leaf, "spending");
                maybe(leaf, "dealt");
                if (random.nextBoolean()) {
                    leaf.put("types", List.of(one(TYPES), one(TYPES)));
                }
            }
            case "booked-not-arrived", "upcoming-appointment" -> period(leaf);
            case "orders" -> {
                count(leaf, 3);
                period(leaf);
                maybe(leaf, "dealt");
                lines(leaf);
            }
            case "spend" -> {
                number(leaf, 60 * random.nextInt(6));
                period(leaf);
                lines(leaf);
            }
            case "deals" -> {
                count(leaf, 3);
                period(leaf);
            }
            default -> number(leaf, 60 * random.nextInt(3));
        }
        if (!List.of("gender", "age", "birthday", "source", "referrer", "consent")
                .contains(criterion)) {
            leaf.put("clinic", random.nextInt(3) == 0 ? "ORGANISATION" : one(clinics));
        }
        return leaf;
    }

    private void lines(Map<String, Object> leaf) {
        if (random.nextInt(3) == 0) {
            leaf.put("items", List.of(one(items)));
        } else if (random.nextInt(3) == 0) {
            leaf.put("kinds", List.of(one("SERVICE", "GOODS", "CARD")));
        }
    }

    private void choice(Map<String, Object> leaf, String... values) {
        if (random.nextBoolean()) {
            leaf.put("operator", one("IN", "NOT_IN"));
        }
        leaf.put("values", List.of(one(values), one(values)));
    }

    private void count(Map<String, Object> leaf, int most) {
        if (random.nextBoolean()) {
            number(leaf, random.nextInt(most));
        }
    }

    private void number(Map<String, Object> leaf, int value) {
        String operator = one(NUMBERS);
        leaf.put("operator", operator);
        leaf.put("value", value);
        if (operator.equals("BETWEEN")) {
            leaf.put("upper", value + random.nextInt(200));
        }
    }

    private void date(Map<String, Object> leaf) {
        String operator = one("ON", "BEFORE", "FROM", "BETWEEN", "LAST_DAYS", "NOT_LAST_DAYS", "NEVER");
        leaf.put("operator", operator);
        switch (operator) {
            case "ON", "BEFORE", "FROM" -> leaf.put("date", day().toString());
            case "BETWEEN" -> {
                LocalDate from = day();
                leaf.put("from", from.toString());
                leaf.put("to", from.plusDays(random.nextInt(40)).toString());
            }
            case "LAST_DAYS", "NOT_LAST_DAYS" -> leaf.put("days", random.nextInt(90));
            default -> {}
        }
    }

    private void period(Map<String, Object> leaf) {
        switch (random.nextInt(5)) {
            case 0 -> leaf.put("lastDays", random.nextInt(90));
            case 1 -> leaf.put("nextDays", random.nextInt(90));
            case 2 -> {
                LocalDate from = day();
                leaf.put("from", from.toString());
                leaf.put("to", from.plusDays(random.nextInt(60)).toString());
            }
            case 3 -> leaf.put("to", day().toString());
            default -> {}
        }
    }

    private void maybe(Map<String, Object> leaf, String flag) {
        if (random.nextInt(3) == 0) {
            leaf.put(flag, random.nextBoolean());
        }
    }

    private LocalDate day() {
        return today.minusDays(random.nextInt(92));
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
