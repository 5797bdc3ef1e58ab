package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.customers.VisitType;
import org.inlay.orders.Reports.Question;
import org.inlay.platform.Clinic;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The segments behind the numbers of a report: trees that list exactly the customers that were counted. */
final class ReportTrees {
    /** What trees and answers say for the organisation. */
    static final String ORGANISATION = "ORGANISATION";

    private final Question question;

    ReportTrees(Question question) {
        this.question = question;
    }

    /** The clinic as it is said outside. */
    String clinic() {
        return question.clinic().equals(Clinic.ORGANISATION) ? ORGANISATION : question.clinic();
    }

    Map<String, Object> step(FunnelStep step) {
        return tree(funnel(step));
    }

    Map<String, Object> step(FunnelStep step, VisitType type) {
        Map<String, Object> node = funnel(step);
        node.put("types", List.of(type.name()));
        return tree(node);
    }

    Map<String, Object> buyers() {
        return tree(Map.of("any", List.of(funnel(FunnelStep.DEALT), funnel(FunnelStep.DEALT_WITHOUT_VISIT))));
    }

    Map<String, Object> repeatBuyers() {
        return tree(inPeriod("repurchase"));
    }

    Map<String, Object> orders() {
        return tree(ticket("MORE_THAN", "0"));
    }

    Map<String, Object> ordersOfNewcomers() {
        return tree(ticket("MORE_THAN", "0"), inPeriod("newcomer"));
    }

    Map<String, Object> ordersOfOthers() {
        return tree(ticket("MORE_THAN", "0"), Map.of("none", List.of(inPeriod("newcomer"))));
    }

    Map<String, Object> ordersBelow(Money below) {
        return tree(ticket("LESS_THAN", below.getAmount().toPlainString()));
    }

    Map<String, Object> singleVisitors() {
        Map<String, Object> once = node("visits");
        once.put("operator", "EQUALS");
        once.put("value", 1);
        once.put("to", question.to().toString());
        return tree(funnel(FunnelStep.ARRIVED), once);
    }

    private Map<String, Object> funnel(FunnelStep step) {
        Map<String, Object> node = inPeriod("funnel");
        node.put("step", step.name());
        return node;
    }

    private Map<String, Object> ticket(String operator, String amount) {
        Map<String, Object> node = inPeriod("ticket");
        node.put("operator", operator);
        node.put("value", amount);
        return node;
    }

    private Map<String, Object> inPeriod(String criterion) {
        Map<String, Object> node = node(criterion);
        node.put("from", question.from().toString());
        node.put("to", question.to().toString());
        return node;
    }

    private Map<String, Object> node(String criterion) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("criterion", criterion);
        node.put("clinic", clinic());
        return node;
    }

    /** These, of the customers that the question is about. */
    @SafeVarargs
    private Map<String, Object> tree(Map<String, Object>... nodes) {
        List<Map<String, Object>> all = new ArrayList<>();
        choice(all, "consultant", question.consultant());
        choice(all, "source", question.source());
        all.addAll(List.of(nodes));
        return all.size() == 1 ? all.get(0) : Map.of("all", all);
    }

    private static void choice(List<Map<String, Object>> all, String criterion, @Nullable String value) {
        if (value != null) {
            all.add(Map.of("criterion", criterion, "values", List.of(value)));
        }
    }
}
