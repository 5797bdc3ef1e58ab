package org.inlay.itests.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Customers;
import org.inlay.customers.Enquiries;
import org.inlay.customers.Enquiries.NewEnquiry;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.Segments;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Reports;
import org.inlay.orders.Reports.Question;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.TimeTravel;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** What happens in a clinic at stated times, and what the reports and segments make of it. */
final class Salon {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final PageRequest ALL = new PageRequest(200, null);

    final Till till;
    final List<Id> people = new ArrayList<>();
    private final Access access;
    private final TimeTravel travel;
    private final String item;

    Salon(BundleContext bundles) {
        till = new Till(bundles);
        access = till.service(Access.class);
        travel = till.service(TimeTravel.class);
        item = till.item("SERVICE", "5000.00");
    }

    /** Such an hour of a day of March 2025. */
    static Instant at(int day, int hour) {
        return LocalDate.of(2025, 3, 1)
                .plusDays(day - 1L)
                .atStartOfDay(ZONE)
                .toInstant()
                .plus(Duration.ofHours(hour));
    }

    static LocalDate day(int day) {
        return LocalDate.of(2025, 3, 1).plusDays(day - 1L);
    }

    Question question(int from, int to) {
        return new Question(till.clinic, day(from), day(to), null, null);
    }

    <T> T on(Instant at, Supplier<T> work) {
        return travel.at(at, () -> access.asPlatform(work));
    }

    private <T> T now(Supplier<T> work) {
        return access.asPlatform(work);
    }

    Id person() {
        return person(null, null);
    }

    Id person(@Nullable String consultant, @Nullable String source) {
        Id id = now(() -> till.service(Customers.class)
                .create(new NewCustomer(
                        "王芳", null, null, null, null, source, null, consultant, till.clinic, null, List.of()))
                .id());
        people.add(id);
        return id;
    }

    Visit arrive(Id who, String clinic, Instant at) {
        return on(at, () -> till.service(Visits.class).arrive(who, clinic, null, null, null, null));
    }

    Visit arrive(Id who, Instant at) {
        return arrive(who, till.clinic, at);
    }

    Order sell(Id who, String clinic, String price, Instant at) {
        return on(
                at,
                () -> till.service(Orders.class)
                        .place(new NewOrder(
                                clinic,
                                who,
                                Till.TYPE,
                                List.of(Till.at(item, 1, price)),
                                List.of(),
                                Map.of(),
                                true,
                                List.of(),
                                null)));
    }

    Order sell(Id who, String price, Instant at) {
        return sell(who, till.clinic, price, at);
    }

    Order takeBack(Order order, String amount, Instant at) {
        return on(
                at,
                () -> till.service(Payments.class)
                        .refund(order.id(), new NewRefund(List.of(), Till.yuan(amount), null, null, "不满意")));
    }

    void enquire(Id who, String clinic, String channel, Instant at) {
        on(
                at,
                () -> till.service(Enquiries.class)
                        .record(new NewEnquiry(who, clinic, null, channel, "价格?", null, null, null)));
    }

    Appointment book(Id who, String clinic, Instant from) {
        return on(
                from.minus(Duration.ofHours(30)),
                () -> till.service(Appointments.class)
                        .book(new NewAppointment(
                                who,
                                clinic,
                                from,
                                from.plus(Duration.ofMinutes(30)),
                                List.of(),
                                null,
                                "CONSULT",
                                null)));
    }

    Reports.Funnel funnel(Question question) {
        return now(() -> till.service(Reports.class).funnel(question));
    }

    Reports.Retention retention(Question question) {
        return now(() -> till.service(Reports.class).retention(question, null));
    }

    /** Whom the segment lists. */
    List<Id> listed(Map<String, Object> tree) {
        Segments segments = till.service(Segments.class);
        List<Id> ids = new ArrayList<>();
        String after = null;
        do {
            String since = after;
            Page<Segments.Member> page = now(
                    () -> segments.customers(tree, till.clinic, Segments.Order.NEWEST, new PageRequest(200, since)));
            page.items().forEach(member -> ids.add(member.id()));
            after = page.next();
        } while (after != null);
        return ids;
    }

    List<Visit> visits(Id who) {
        return now(() -> till.service(Visits.class).of(who, ALL)).items();
    }

    List<Order> orders(Id who) {
        return now(() -> till.service(Orders.class).of(who, ALL)).items();
    }

    List<Appointment> appointments(Id who) {
        return now(() -> till.service(Appointments.class).of(who, ALL)).items();
    }

    List<Enquiries.Enquiry> enquiries(Id who) {
        return now(() -> till.service(Enquiries.class).of(who, ALL)).items();
    }
}
