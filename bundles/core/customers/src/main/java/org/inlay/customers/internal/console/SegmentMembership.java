package org.inlay.customers.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Membership;
import org.inlay.customers.Segments.Node;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/** Why a customer is in a segment, or is not: every node of the tree, as it came out for them. */
public final class SegmentMembership {
    private static final int FEW = 10;

    private final Segments segments;
    private final Customers customers;

    SegmentMembership(Segments segments, Customers customers) {
        this.segments = segments;
        this.customers = customers;
    }

    /** A node in words, so far in. */
    public record Line(int depth, String text, boolean holds) {}

    /**
     * The answer; without a customer those who may be meant.
     *
     * @param verdict null until somebody is chosen
     */
    public record Answer(
            String tree,
            String title,
            String query,
            List<Customer> found,
            @Nullable Customer customer,
            @Nullable String verdict,
            boolean member,
            List<Line> lines) {}

    Screen show(ConsoleRequest request) {
        Words words = request.words();
        Map<String, Object> tree = TreeText.read(request.value("tree"));
        String title = SegmentMembers.title(request);
        String query = request.value("q");
        Id asked = request.record("customer").orElse(null);
        List<Customer> found = asked == null && !query.isEmpty() ? found(query) : List.of();
        if (asked == null && found.size() == 1) {
            asked = found.get(0).id();
        }
        if (asked == null) {
            Answer none = new Answer(TreeText.write(tree), title, query, found, null, null, false, List.of());
            return Pages.screen(words.t("console.segment.why-who"), "segment-why.jte", request, none);
        }
        Customer customer = customers.get(asked);
        Membership membership = segments.membership(tree, request.clinic().code(), asked);
        List<Line> lines = new ArrayList<>();
        add(lines, membership.explanation(), tree, 0, words);
        String verdict = words.t(
                membership.member() ? "console.segment.is-in" : "console.segment.is-out",
                "name",
                customer.name(),
                "segment",
                title);
        Answer answer = new Answer(
                TreeText.write(tree), title, query, List.of(), customer, verdict, membership.member(), lines);
        return Pages.screen(verdict, "segment-why.jte", request, answer);
    }

    private List<Customer> found(String query) {
        Page<Customer> page = customers.search(query, new PageRequest(FEW, null));
        return page.items();
    }

    private static void add(List<Line> lines, Node node, Object meant, int depth, Words words) {
        String criterion = node.criterion();
        if (criterion != null) {
            lines.add(new Line(depth, criterion(criterion, meant, words), node.holds()));
            return;
        }
        String kind = node.kind().toLowerCase(java.util.Locale.ROOT);
        lines.add(new Line(depth, words.t("console.segment.node." + kind), node.holds()));
        List<?> members = meant instanceof Map<?, ?> map && map.get(kind) instanceof List<?> list ? list : List.of();
        for (int i = 0; i < node.members().size(); i++) {
            add(lines, node.members().get(i), i < members.size() ? members.get(i) : Map.of(), depth + 1, words);
        }
    }

    /** The criterion with what it was asked, each member under its name. */
    private static String criterion(String id, Object meant, Words words) {
        String name = words.code("criterion", id);
        if (!(meant instanceof Map<?, ?> map)) {
            return name;
        }
        String asked = map.entrySet().stream()
                .filter(member -> !member.getKey().equals("criterion"))
                .map(member ->
                        words.code("member", member.getKey().toString()) + " " + value(map, member.getValue(), words))
                .sorted()
                .collect(Collectors.joining(words.t("console.list")));
        return asked.isEmpty() ? name : words.t("console.segment.criterion", "criterion", name, "asked", asked);
    }

    private static String value(Map<?, ?> node, Object value, Words words) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> value(node, each, words))
                    .collect(Collectors.joining(words.t("console.list")));
        }
        String text = String.valueOf(value);
        for (String codes : List.of("tag." + node.get("tag"), "tag", "value")) {
            String word = words.code(codes, text);
            if (!word.equals(text)) {
                return word;
            }
        }
        return text;
    }
}
