package org.inlay.itests.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.itests.orders.NaiveReports.Seen;
import org.inlay.orders.Order;
import org.inlay.orders.Reports.Question;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Staff;
import org.osgi.framework.BundleContext;

/** Some weeks of two clinics as chance had it, and questions about them. */
final class ReportHistory {
    private static final int PEOPLE = 16;
    private static final int ACTS = 110;
    private static final int DAYS = 12;

    final Salon salon;
    private final String other;
    private final Random random;
    private final String channel = "c" + Long.toString(System.nanoTime(), 36);
    private final List<String> consultants = new ArrayList<>();
    private final Map<Id, List<String>> filters = new LinkedHashMap<>();
    private final Map<Id, Seen> seen = new LinkedHashMap<>();

    ReportHistory(BundleContext bundles, long seed) {
        salon = new Salon(bundles);
        other = salon.till.clinic + "B";
        salon.till.open(other);
        random = new Random(seed);
        for (int i = 0; i < 2; i++) {
            String login = "k" + Long.toString(System.nanoTime(), 36) + i;
            salon.on(
                    Salon.at(1, 1),
                    () -> salon.till
                            .service(Staff.class)
                            .create(
                                    login,
                                    "顾问",
                                    "correct horse battery 9",
                                    List.of(new Staff.Grant("CONSULTANT", null))));
            consultants.add(login);
        }
        for (int i = 0; i < PEOPLE; i++) {
            String consultant = consultants.get(random.nextInt(2));
            String source = channel + List.of("", "/search", "/ad", "x").get(random.nextInt(4));
            filters.put(salon.person(consultant, source), List.of(consultant, source));
        }
        happen();
    }

    /** In the order of time, so that nothing is entered for a past that is closed. */
    private void happen() {
        List<Integer> hours = new ArrayList<>();
        for (int i = 0; i < ACTS; i++) {
            hours.add(random.nextInt(DAYS) * 24 + 9 + random.nextInt(10));
        }
        hours.sort(null);
        List<Order> orders = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < ACTS; i++) {
            Instant at = Salon.at(1, hours.get(i)).plusSeconds(i);
            Id who = salon.people.get(random.nextInt(PEOPLE));
            String clinic = random.nextInt(4) == 0 ? other : salon.till.clinic;
            switch (random.nextInt(10)) {
                case 0 -> salon.enquire(who, clinic, random.nextBoolean() ? "ONLINE" : "PHONE", at);
                case 1 -> salon.book(who, clinic, at.plusSeconds(86_400L * random.nextInt(3)));
                case 2, 3, 4, 5 -> visits.add(salon.arrive(who, clinic, at));
                case 6, 7, 8 -> orders.add(salon.sell(who, clinic, price(), at));
                default -> undo(orders, visits, at);
            }
        }
    }

    private String price() {
        return String.format(Locale.ROOT, "%d.%02d", 1 + random.nextInt(2500), random.nextInt(100));
    }

    private void undo(List<Order> orders, List<Visit> visits, Instant at) {
        if (random.nextBoolean() && !orders.isEmpty()) {
            Order order = orders.remove(random.nextInt(orders.size()));
            String all = order.net().getAmount().toPlainString();
            salon.takeBack(order, random.nextBoolean() ? all : "0.50", at);
        } else if (!visits.isEmpty()) {
            Visit visit = visits.remove(random.nextInt(visits.size()));
            salon.on(at, () -> salon.till.service(Visits.class).voidVisit(visit.id(), "误登"));
        }
    }

    /** A clinic, both, parts of the time, one consultant, a channel with everything below it, one below. */
    List<Question> questions() {
        String one = salon.till.clinic;
        var from = Salon.day(4);
        var to = Salon.day(9);
        return List.of(
                new Question(one, Salon.day(1), Salon.day(DAYS + 5), null, null),
                new Question(other, from, to, null, channel),
                new Question(one, from, Salon.day(7), consultants.get(1), channel),
                new Question(one, from, to, null, channel + "/search"),
                new Question(Clinic.ORGANISATION, from, to, null, channel),
                new Question(Clinic.ORGANISATION, Salon.day(1), to, consultants.get(0), null));
    }

    /** The measure for one question, over the people it is about. */
    NaiveReports naive(Question question) {
        return new NaiveReports(
                question,
                filters.entrySet().stream()
                        .filter(entry -> about(question, entry.getValue()))
                        .map(entry -> seen.computeIfAbsent(entry.getKey(), this::see))
                        .toList());
    }

    private static boolean about(Question question, List<String> filter) {
        String source = question.source();
        return (question.consultant() == null || question.consultant().equals(filter.get(0)))
                && (source == null
                        || filter.get(1).equals(source)
                        || filter.get(1).startsWith(source + "/"));
    }

    private Seen see(Id who) {
        return new Seen(who, salon.visits(who), salon.appointments(who), salon.enquiries(who), salon.orders(who));
    }
}
