package org.inlay.customers.internal.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.inlay.customers.Segments.Criterion;
import org.inlay.customers.Segments.Criterion.Parameter;
import org.inlay.platform.web.console.ConsoleRequest;

/** The rows of the segment builder and the tree they mean; every criterion is built of what it says of itself. */
public final class SegmentRows {
    private static final int MOST = 20;
    private static final Pattern PARTS = Pattern.compile("[,，;；]");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final List<String> WHOLE_MEMBERS = List.of("days", "lastDays", "nextDays");

    private SegmentRows() {}

    /**
     * A criterion with what was typed.
     *
     * @param number of the row; its fields are {@code <number>.<member>}
     */
    public record Row(int number, Criterion criterion, List<Field> fields) {}

    /**
     * A field of a row.
     *
     * @param type {@code SELECT, MULTIPLE, FLAG, DATE, WHOLE or TEXT}
     * @param values what may be chosen
     */
    public record Field(String name, String member, String type, List<String> values, List<String> typed) {}

    /** The rows of the request, in their order; one that is to go is left out, one that is to come is at the end. */
    static List<Row> of(ConsoleRequest request, List<Criterion> criteria) {
        List<String> wanted = new ArrayList<>(request.values("c"));
        List<Row> rows = new ArrayList<>();
        String dropped = request.value("drop");
        for (int i = 0; i < Math.min(wanted.size(), MOST); i++) {
            if (!dropped.equals(Integer.toString(i))) {
                add(rows, request, criteria, wanted.get(i), i);
            }
        }
        request.typed("add").ifPresent(id -> add(rows, request, criteria, id, -1));
        return rows;
    }

    /** @param typedAs number the row had when it was typed; -1 = it is new */
    private static void add(List<Row> rows, ConsoleRequest request, List<Criterion> criteria, String id, int typedAs) {
        int number = rows.size();
        criteria.stream()
                .filter(criterion -> criterion.criterion().equals(id))
                .findFirst()
                .ifPresent(
                        criterion -> rows.add(new Row(number, criterion, fields(request, criterion, number, typedAs))));
    }

    private static List<Field> fields(ConsoleRequest request, Criterion criterion, int number, int typedAs) {
        List<Field> fields = new ArrayList<>();
        for (Parameter parameter : criterion.parameters()) {
            for (String member : parameter.members()) {
                List<String> typed = typedAs < 0 ? List.of() : request.values(typedAs + "." + member);
                fields.add(field(parameter, number + "." + member, member, typed));
            }
        }
        return fields;
    }

    private static Field field(Parameter parameter, String name, String member, List<String> typed) {
        if (member.equals("operator")) {
            return new Field(name, member, "SELECT", parameter.operators(), typed);
        }
        if (member.equals("values") && !parameter.values().isEmpty()) {
            return new Field(name, member, "MULTIPLE", parameter.values(), typed);
        }
        if (parameter.type().equals("FLAG")) {
            return new Field(name, member, "FLAG", List.of("true", "false"), typed);
        }
        boolean dates = parameter.type().equals("DATE") || parameter.type().equals("PERIOD");
        if (WHOLE_MEMBERS.contains(member)) {
            return new Field(name, member, "WHOLE", List.of(), typed);
        }
        return new Field(name, member, dates ? "DATE" : "TEXT", parameter.values(), typed);
    }

    /** The tree: all or any of the rows. */
    static Map<String, Object> tree(List<Row> rows, String match) {
        List<Map<String, Object>> nodes = rows.stream().map(SegmentRows::node).toList();
        return Map.of(match.equals("any") || match.equals("none") ? match : "all", nodes);
    }

    private static Map<String, Object> node(Row row) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("criterion", row.criterion().criterion());
        for (Field field : row.fields()) {
            List<String> typed = field.typed().stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!typed.isEmpty()) {
                node.put(field.member(), value(row, field, typed));
            }
        }
        return node;
    }

    private static Object value(Row row, Field field, List<String> typed) {
        Parameter parameter = row.criterion().parameters().stream()
                .filter(each -> each.members().contains(field.member()))
                .findFirst()
                .orElseThrow();
        String first = typed.get(0);
        return switch (field.type()) {
            case "MULTIPLE" -> typed;
            case "FLAG" -> Boolean.valueOf(first);
            case "WHOLE" -> WHOLE.matcher(first).matches() ? Integer.valueOf(first) : first;
            case "SELECT", "DATE" -> first;
            default -> text(parameter.type(), field.member(), first);
        };
    }

    private static Object text(String type, String member, String typed) {
        if (type.equals("TEXTS") || type.equals("RECORDS") || type.equals("CHOICE") && member.equals("values")) {
            return Arrays.stream(PARTS.split(typed))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
        return type.equals("NUMBER") && WHOLE.matcher(typed).matches() ? Integer.valueOf(typed) : typed;
    }
}
