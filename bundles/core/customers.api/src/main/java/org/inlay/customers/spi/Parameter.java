package org.inlay.customers.spi;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.inlay.platform.Id;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A typed parameter of a criterion: which members of the node it reads, what they may be, and the value they make. Keep
 * it in a constant; it is the key to its value in {@link Arguments}.
 */
public final class Parameter<T> {
    private final String name;
    private final String type;
    private final boolean required;
    private final List<String> members;
    private final List<String> operators;
    private final Supplier<List<String>> values;
    private final Reader<T> reader;

    private Parameter(
            String name,
            String type,
            boolean required,
            List<String> members,
            List<String> operators,
            Supplier<List<String>> values,
            Reader<T> reader) {
        this.name = name;
        this.type = type;
        this.required = required;
        this.members = List.copyOf(members);
        this.operators = List.copyOf(operators);
        this.values = values;
        this.reader = reader;
    }

    private interface Reader<T> {
        @Nullable
        T read(Stated node);
    }

    /** The subject of the criterion is one of these values: reads {@code operator} (IN, NOT_IN) and {@code values}. */
    public static Parameter<Choice> choice(Supplier<List<String>> values) {
        return new Parameter<>(
                "values",
                "CHOICE",
                true,
                List.of("operator", "values"),
                names(Choice.Operator.values()),
                values,
                node -> {
                    Choice.Operator operator = node.operator(Choice.Operator.values(), Choice.Operator.IN);
                    List<String> chosen = node.texts("values", values.get(), true);
                    return operator == null || chosen == null ? null : new Choice(operator, chosen);
                });
    }

    /** The subject is a number that compares so: reads {@code operator}, {@code value} and, for BETWEEN, {@code upper}. */
    public static Parameter<NumberTest> number() {
        return numbers("NUMBER", node -> node::whole);
    }

    /** How often there is such a thing: as {@link #number}, one or more where nothing is stated. */
    public static Parameter<NumberTest> count() {
        Parameter<NumberTest> number = number();
        return new Parameter<>(
                "value",
                "NUMBER",
                false,
                number.members,
                number.operators,
                List::of,
                node -> node.has("operator") || node.has("value") || node.has("upper")
                        ? number.reader.read(node)
                        : new NumberTest(NumberTest.Operator.AT_LEAST, 1, 1));
    }

    /** The subject is an amount that compares so: reads {@code operator}, {@code value} and {@code upper}. */
    public static Parameter<NumberTest> money() {
        return numbers("MONEY", node -> node::minor);
    }

    private interface NumberReader {
        @Nullable
        Long read(String member);
    }

    private interface NumberReaders {
        NumberReader of(Stated node);
    }

    private static Parameter<NumberTest> numbers(String type, NumberReaders readers) {
        return new Parameter<>(
                "value",
                type,
                true,
                List.of("operator", "value", "upper"),
                names(NumberTest.Operator.values()),
                List::of,
                node -> {
                    NumberTest.Operator operator =
                            node.operator(NumberTest.Operator.values(), NumberTest.Operator.AT_LEAST);
                    boolean between = operator == NumberTest.Operator.BETWEEN;
                    node.only("operator", "value", between ? "upper" : "value");
                    Long value = readers.of(node).read("value");
                    Long upper = between ? readers.of(node).read("upper") : value;
                    return operator == null || value == null || upper == null
                            ? null
                            : new NumberTest(operator, value, upper);
                });
    }

    /** The subject is a date that compares so: reads {@code operator}, {@code date}, {@code from}, {@code to}, {@code days}. */
    public static Parameter<DateTest> date() {
        return new Parameter<>(
                "date",
                "DATE",
                true,
                List.of("operator", "date", "from", "to", "days"),
                names(DateTest.Operator.values()),
                List::of,
                node -> {
                    DateTest.Operator operator = node.operator(DateTest.Operator.values(), null);
                    return operator == null ? null : dates(operator, node);
                });
    }

    private static @Nullable DateTest dates(DateTest.Operator operator, Stated node) {
        switch (operator) {
            case ON, BEFORE, FROM -> {
                node.only("operator", "date");
                LocalDate date = node.date("date", true);
                return date == null ? null : new DateTest(operator, date, null, 0);
            }
            case BETWEEN -> {
                node.only("operator", "from", "to");
                LocalDate from = node.date("from", true);
                LocalDate to = node.date("to", true);
                return from == null || to == null ? null : new DateTest(operator, from, to, 0);
            }
            case LAST_DAYS, NOT_LAST_DAYS, NEXT_DAYS -> {
                node.only("operator", "days");
                Integer days = node.days("days");
                return days == null ? null : new DateTest(operator, null, null, days);
            }
            case NEVER -> {
                node.only("operator");
                return new DateTest(operator, null, null, 0);
            }
        }
        return null;
    }

    /**
     * A filter by dates: reads {@code from} (inclusive) and {@code to} (exclusive), or {@code lastDays}, or {@code
     * nextDays}; every date where nothing is stated.
     */
    public static Parameter<DateTest> period() {
        return new Parameter<>(
                "period",
                "PERIOD",
                false,
                List.of("from", "to", "lastDays", "nextDays"),
                List.of(),
                List::of,
                Parameter::period);
    }

    private static @Nullable DateTest period(Stated node) {
        if (node.has("lastDays") || node.has("nextDays")) {
            String member = node.has("lastDays") ? "lastDays" : "nextDays";
            node.only(member);
            Integer days = node.days(member);
            DateTest.Operator operator =
                    member.equals("lastDays") ? DateTest.Operator.LAST_DAYS : DateTest.Operator.NEXT_DAYS;
            return days == null ? null : new DateTest(operator, null, null, days);
        }
        return new DateTest(DateTest.Operator.BETWEEN, node.date("from", false), node.date("to", false), 0);
    }

    /** A filter by texts: one of those in the member's list. */
    public static Parameter<List<String>> texts(String member, Supplier<List<String>> values) {
        return new Parameter<>(
                member,
                "TEXTS",
                false,
                List.of(member),
                List.of(),
                values,
                node -> node.texts(member, values.get(), false));
    }

    /** One text, among the values where there are any. */
    public static Parameter<String> text(String member, Supplier<List<String>> values) {
        return new Parameter<>(
                member, "TEXT", true, List.of(member), List.of(), values, node -> node.text(member, values.get()));
    }

    /** A filter that asks for yes or no. */
    public static Parameter<Boolean> flag(String member) {
        return new Parameter<>(member, "FLAG", false, List.of(member), List.of(), List::of, node -> node.flag(member));
    }

    /** A filter by records, by id. */
    public static Parameter<List<Id>> records(String member) {
        return new Parameter<>(
                member, "RECORDS", false, List.of(member), List.of(), List::of, node -> node.ids(member));
    }

    /** One record, by id. */
    public static Parameter<Id> record(String member, boolean required) {
        return new Parameter<>(
                member, "RECORD", required, List.of(member), List.of(), List::of, node -> node.id(member, required));
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public boolean required() {
        return required;
    }

    /** The members of a node that it reads. */
    public List<String> members() {
        return members;
    }

    public List<String> operators() {
        return operators;
    }

    /** The values that are allowed at present; empty = any. */
    public List<String> values() {
        return values.get();
    }

    /**
     * Reads the value from the node.
     *
     * @param path of the node, put before the members in violations
     * @param decimals of the currency that amounts are in
     * @return null when nothing is stated, or something is wrong and was added to the violations
     */
    public @Nullable T read(Map<String, Object> node, String path, int decimals, List<Violation> violations) {
        return reader.read(new Stated(node, members, path, decimals, violations));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
