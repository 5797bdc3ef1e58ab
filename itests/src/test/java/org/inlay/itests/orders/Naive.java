package org.inlay.itests.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Visit;
import org.inlay.orders.Order;
import org.inlay.platform.Clinic;
import org.jspecify.annotations.Nullable;

/** What a tree means, said once more in plain Java over one customer: the measure for {@link SegmentTreesIT}. */
final class Naive {
    private final LocalDate today;
    private final Instant now;

    Naive(LocalDate today, Instant now) {
        this.today = today;
        this.now = now;
    }

    @SuppressWarnings("unchecked")
    boolean holds(Map<String, Object> node, Person person) {
        for (String kind : List.of("all", "any", "none")) {
            if (node.get(kind) instanceof List<?> list) {
                Stream<Map<String, Object>> members = list.stream().map(member -> (Map<String, Object>) member);
                return switch (kind) {
                    case "all" -> members.allMatch(member -> holds(member, person));
                    case "any" -> members.anyMatch(member -> holds(member, person));
                    default -> members.noneMatch(member -> holds(member, person));
                };
            }
        }
        return new Leaf(node, person).holds();
    }

    /** One criterion of one customer. */
    private final class Leaf {
        private final Map<String, Object> node;
        private final Person person;
        private final String scope;

        Leaf(Map<String, Object> node, Person person) {
            this.node = node;
            this.person = person;
            Object clinic = node.getOrDefault("clinic", "ORGANISATION");
            this.scope = clinic.equals("ORGANISATION") ? Clinic.ORGANISATION : clinic.toString();
        }

        boolean holds() {
            return switch (Objects.toString(node.get("criterion"))) {
                case "gender" -> chosen(person.customer().gender());
                case "age" ->
                    person.customer().birthday() != null
                            && number(age(person.customer().birthday()));
                case "birthday" ->
                    person.customer().birthday() != null
                            && birthday(person.customer().birthday());
                case "source" -> source();
                case "referrer" -> (person.customer().referrer() != null) == flag("referred", true);
                case "consent" -> person.customer().consents().contains("MARKETING") == flag("given", true);
                case "tag" -> chosen(person.tags().value(person.id(), scope, Objects.toString(node.get("tag"))));
                case "last-visit" -> date(last(visits().map(Visit::date)));
                case "last-visit-type" -> chosen(lastType());
                case "visits" -> count(visitDays());
                case "booked-not-arrived" -> appointments().anyMatch(Appointment::bookedNotArrived);
                case "upcoming-appointment" ->
                    appointments()
                            .anyMatch(
                                    a -> a.status().equals("BOOKED") && a.from().isAfter(now));
                case "orders" -> count(orders().filter(this::meantOrder).count());
                case "spend" ->
                    number(orders().filter(o -> inPeriod(o.date()))
                                    .mapToLong(this::spent)
                                    .sum()
                            / 100);
                case "deals" ->
                    count(deals().map(Order::date)
                            .filter(this::inPeriod)
                            .distinct()
                            .count());
                case "last-order" -> date(last(orders().map(Order::date)));
                case "first-deal" ->
                    date(deals().map(Order::date).min(Comparator.naturalOrder()).orElse(null));
                default ->
                    number(orders().mapToLong(o -> o.due().getAmountMinorLong()).sum() / 100);
            };
        }

        private Stream<Visit> visits() {
            return person.visits().stream().filter(v -> v.status().equals("ARRIVED") && in(v.clinic()));
        }

        private Stream<Order> orders() {
            return person.orders().stream().filter(o -> o.status().equals("CONFIRMED") && in(o.clinic()));
        }

        private Stream<Order> deals() {
            return orders().filter(o -> "DEAL".equals(o.deal().decision()));
        }

        private Stream<Appointment> appointments() {
            return person.appointments().stream()
                    .filter(a -> in(a.clinic()))
                    .filter(a -> inPeriod(LocalDate.ofInstant(a.from(), java.time.ZoneId.of("Asia/Shanghai"))));
        }

        private long visitDays() {
            Set<List<Object>> days = new HashSet<>();
            visits().filter(v -> inPeriod(v.date()))
                    .filter(v -> !(node.get("types") instanceof List<?> types)
                            || types.contains(v.dayType().name()))
                    .filter(v ->
                            asked("spending", attached(v).anyMatch(o -> o.net().isPositive())))
                    .filter(v -> asked(
                            "dealt",
                            attached(v).anyMatch(o -> "DEAL".equals(o.deal().decision()))))
                    .forEach(v -> days.add(List.of(v.clinic(), v.date())));
            return days.size();
        }

        private Stream<Order> attached(Visit visit) {
            return person.orders().stream()
                    .filter(o -> o.status().equals("CONFIRMED") && o.visit() != null)
                    .filter(o -> o.clinic().equals(visit.clinic()) && o.date().equals(visit.date()));
        }

        private boolean meantOrder(Order order) {
            return inPeriod(order.date())
                    && asked("dealt", "DEAL".equals(order.deal().decision()))
                    && (noLines() || order.lines().stream().anyMatch(this::meantLine));
        }

        private long spent(Order order) {
            return noLines()
                    ? order.net().getAmountMinorLong()
                    : order.lines().stream()
                            .filter(this::meantLine)
                            .mapToLong(l -> l.net().minus(l.returnedNet()).getAmountMinorLong())
                            .sum();
        }

        private boolean noLines() {
            return node.get("items") == null && node.get("kinds") == null;
        }

        private boolean meantLine(Order.Line line) {
            return !line.gift()
                    && line.returned() < line.quantity()
                    && (!(node.get("items") instanceof List<?> items) || items.contains(line.item()))
                    && (!(node.get("kinds") instanceof List<?> kinds) || kinds.contains(line.kind()));
        }

        private String lastType() {
            return visits().max(Comparator.comparing(Visit::date)
                            .thenComparing(Comparator.comparing((Visit v) -> first(v).arrivedAt())))
                    .map(v -> v.dayType().name())
                    .orElse("NOT_VISITED");
        }

        /** The visit that opens the day at its clinic. */
        private Visit first(Visit visit) {
            return visits().filter(
                            v -> v.clinic().equals(visit.clinic()) && v.date().equals(visit.date()))
                    .min(Comparator.comparing(Visit::arrivedAt).thenComparing(Visit::id))
                    .orElseThrow();
        }

        private boolean in(String clinic) {
            return scope.equals(Clinic.ORGANISATION) || scope.equals(clinic);
        }

        private boolean source() {
            String source = Objects.toString(person.customer().source(), "");
            List<?> channels = (List<?>) Objects.requireNonNull(node.get("values"));
            boolean among = channels.stream().anyMatch(c -> source.equals(c) || source.startsWith(c + "/"));
            return among == !"NOT_IN".equals(node.get("operator"));
        }

        private boolean chosen(@Nullable String value) {
            List<?> values = (List<?>) Objects.requireNonNull(node.get("values"));
            return values.contains(Objects.toString(value, "")) == !"NOT_IN".equals(node.get("operator"));
        }

        private boolean count(long number) {
            return node.get("operator") == null ? number >= 1 : number(number);
        }

        private boolean number(long number) {
            long value = new BigDecimal(Objects.toString(node.get("value"))).longValue();
            return switch (Objects.toString(node.get("operator"))) {
                case "EQUALS" -> number == value;
                case "AT_LEAST" -> number >= value;
                case "AT_MOST" -> number <= value;
                case "MORE_THAN" -> number > value;
                case "LESS_THAN" -> number < value;
                default -> number >= value && number <= Long.parseLong(Objects.toString(node.get("upper")));
            };
        }

        private boolean date(@Nullable LocalDate date) {
            String operator = Objects.toString(node.get("operator"));
            if (operator.equals("NEVER") || date == null) {
                return operator.equals("NEVER") && date == null;
            }
            Function<String, LocalDate> at = member -> LocalDate.parse(Objects.toString(node.get(member)));
            return switch (operator) {
                case "ON" -> date.equals(at.apply("date"));
                case "BEFORE" -> date.isBefore(at.apply("date"));
                case "FROM" -> !date.isBefore(at.apply("date"));
                case "BETWEEN" -> !date.isBefore(at.apply("from")) && date.isBefore(at.apply("to"));
                case "LAST_DAYS" -> !date.isAfter(today) && !date.isBefore(today.minusDays(days("days")));
                default -> date.isBefore(today.minusDays(days("days")));
            };
        }

        private boolean inPeriod(LocalDate date) {
            if (node.get("lastDays") != null) {
                return !date.isAfter(today) && !date.isBefore(today.minusDays(days("lastDays")));
            }
            if (node.get("nextDays") != null) {
                return !date.isBefore(today) && !date.isAfter(today.plusDays(days("nextDays")));
            }
            Object from = node.get("from");
            Object to = node.get("to");
            return (from == null || !date.isBefore(LocalDate.parse(from.toString())))
                    && (to == null || date.isBefore(LocalDate.parse(to.toString())));
        }

        private boolean birthday(LocalDate born) {
            boolean open = node.get("lastDays") == null
                    && node.get("nextDays") == null
                    && (node.get("from") == null || node.get("to") == null);
            if (open) {
                return true;
            }
            for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
                if (inPeriod(born.withYear(year))) {
                    return true;
                }
            }
            return false;
        }

        private int age(LocalDate born) {
            return born.until(today).getYears();
        }

        private long days(String member) {
            return Long.parseLong(Objects.toString(node.get(member)));
        }

        private boolean flag(String member, boolean otherwise) {
            return node.get(member) instanceof Boolean stated ? stated : otherwise;
        }

        private boolean asked(String member, boolean actual) {
            return !(node.get(member) instanceof Boolean wanted) || wanted == actual;
        }

        private @Nullable LocalDate last(Stream<LocalDate> dates) {
            return dates.max(Comparator.naturalOrder()).orElse(null);
        }
    }
}
