package org.inlay.itests.orders;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Enquiries.Enquiry;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.orders.Order;
import org.inlay.orders.Reports.Question;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;

/** What the reports mean, said once more in plain Java over what the services show of each customer. */
final class NaiveReports {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Question question;
    private final List<Seen> people;

    /** A customer as the services show it. */
    record Seen(
            Id id, List<Visit> visits, List<Appointment> appointments, List<Enquiry> enquiries, List<Order> orders) {}

    /** A customer-day. */
    record Day(Id customer, String clinic, LocalDate date) {}

    NaiveReports(Question question, List<Seen> people) {
        this.question = question;
        this.people = people;
    }

    List<Day> enquired() {
        return people.stream()
                .flatMap(p -> p.enquiries().stream().map(e -> new Day(p.id(), e.clinic(), e.date())))
                .filter(this::meant)
                .distinct()
                .toList();
    }

    List<Day> booked() {
        return people.stream()
                .flatMap(p -> p.appointments().stream()
                        .filter(a -> List.of("BOOKED", "ARRIVED", "NO_SHOW").contains(a.status()))
                        .map(a -> new Day(p.id(), a.clinic(), LocalDate.ofInstant(a.from(), ZONE))))
                .filter(this::meant)
                .distinct()
                .toList();
    }

    /** Days with a visit, each with its type. */
    Map<Day, VisitType> arrived() {
        Map<Day, VisitType> days = new LinkedHashMap<>();
        people.forEach(p -> p.visits().stream()
                .filter(v -> v.status().equals("ARRIVED"))
                .sorted(Comparator.comparing(Visit::arrivedAt))
                .forEach(v -> {
                    Day day = new Day(p.id(), v.clinic(), v.date());
                    if (meant(day)) {
                        days.putIfAbsent(day, v.type());
                    }
                }));
        return days;
    }

    /** Standing deals of the day that are attached to a visit. */
    List<Order> dealsOf(Day day) {
        return deals(o -> o.visit() != null && dayOf(o).equals(day)).toList();
    }

    List<Order> dealsWithoutVisit() {
        return deals(o -> o.visit() == null && meant(dayOf(o))).toList();
    }

    /** Confirmed orders of the period of which something is left. */
    List<Order> orders() {
        return confirmed().filter(o -> meant(dayOf(o)) && o.net().isPositive()).toList();
    }

    /** Whether the first visit or order lies in the period, for somebody who has one there. */
    boolean newcomer(Id customer) {
        Stream<Day> visits = person(customer).visits().stream()
                .filter(v -> v.status().equals("ARRIVED"))
                .map(v -> new Day(customer, v.clinic(), v.date()));
        Stream<Day> orders =
                confirmed().filter(o -> o.customer().equals(customer)).map(NaiveReports::dayOf);
        return Stream.concat(visits, orders)
                .filter(this::here)
                .map(Day::date)
                .min(Comparator.naturalOrder())
                .filter(first -> !first.isBefore(question.from()) && first.isBefore(question.to()))
                .isPresent();
    }

    /** Visit days until the end of the period. */
    long visitDays(Id customer) {
        return person(customer).visits().stream()
                .filter(v -> v.status().equals("ARRIVED") && v.date().isBefore(question.to()))
                .map(v -> new Day(customer, v.clinic(), v.date()))
                .filter(this::here)
                .distinct()
                .count();
    }

    List<Id> buyers() {
        return deals(o -> meant(dayOf(o))).map(Order::customer).distinct().toList();
    }

    boolean dealtBefore(Id customer) {
        List<LocalDate> dates = deals(o -> o.customer().equals(customer) && here(dayOf(o)))
                .map(Order::date)
                .toList();
        return dates.stream()
                .filter(date -> !date.isBefore(question.from()) && date.isBefore(question.to()))
                .anyMatch(date -> dates.stream().anyMatch(earlier -> earlier.isBefore(date)));
    }

    private Stream<Order> confirmed() {
        return people.stream()
                .flatMap(p -> p.orders().stream())
                .filter(o -> o.status().equals("CONFIRMED"));
    }

    private Stream<Order> deals(Predicate<Order> wanted) {
        return confirmed().filter(o -> "DEAL".equals(o.deal().decision())).filter(wanted);
    }

    private Seen person(Id customer) {
        return people.stream().filter(p -> p.id().equals(customer)).findFirst().orElseThrow();
    }

    private static Day dayOf(Order order) {
        return new Day(order.customer(), order.clinic(), order.date());
    }

    private boolean here(Day day) {
        return question.clinic().equals(Clinic.ORGANISATION)
                || question.clinic().equals(day.clinic());
    }

    private boolean meant(Day day) {
        return here(day) && !day.date().isBefore(question.from()) && day.date().isBefore(question.to());
    }
}
