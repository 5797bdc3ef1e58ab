package org.inlay.customers.internal.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Tags;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.customers.Whereabouts;
import org.inlay.customers.Whereabouts.Place;
import org.inlay.customers.Whereabouts.Where;
import org.inlay.customers.internal.console.CalendarBoard.Choice;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers what the day board shows, in a fixed number of questions. */
@Component(service = DayBoard.class)
public final class DayBoard {
    /** Who waits longer is shown as waiting, */
    private static final long LONG_MINUTES = 15;

    /** and longer than this as waiting too long. */
    private static final long TOO_LONG_MINUTES = 30;

    private final Visits visits;
    private final Whereabouts whereabouts;
    private final Customers customers;
    private final Tags tags;
    private final CalendarBoard places;
    private final BusinessCalendar calendar;
    private final Clock clock;

    @Activate
    public DayBoard(
            @Reference Visits visits,
            @Reference Whereabouts whereabouts,
            @Reference Customers customers,
            @Reference Tags tags,
            @Reference CalendarBoard places,
            @Reference BusinessCalendar calendar,
            @Reference Clock clock) {
        this.visits = visits;
        this.whereabouts = whereabouts;
        this.customers = customers;
        this.tags = tags;
        this.places = places;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The board.
     *
     * @param today whether it is the business date that runs
     * @param here who came and has not left
     * @param others appointments that nobody waits for any more
     */
    public record Board(
            LocalDate date,
            String title,
            boolean today,
            List<Expected> expected,
            List<Present> here,
            List<Present> left,
            List<Expected> others,
            List<Choice> people,
            List<Choice> rooms) {
        /** What the page listens to. */
        public String live(ConsoleRequest request) {
            return "clinic=" + request.clinic().code()
                    + "&of=visits.,appointments.,allergies.recorded,allergies.retracted,orders.,customers.";
        }
    }

    /**
     * A customer's name with what must be seen beside it.
     *
     * @param text the name, or that it may not be shown
     */
    public record Name(Id customer, String text, List<Badge> warnings) {
        static Name of(Id customer, @Nullable Customer person, List<Tags.Tag> tags, Words words) {
            return new Name(
                    customer,
                    person == null ? words.t("console.restricted") : person.name(),
                    Badge.warnings(tags, words));
        }
    }

    /** An appointment. */
    public record Expected(Name name, String time, Appointment appointment, String staff, String status, String look) {}

    /**
     * Who came.
     *
     * @param time when
     * @param look class of the style sheet: what the colour means
     * @param since how long they have been there, in words; null on other days
     */
    public record Present(
            Name name,
            String time,
            Visit visit,
            String type,
            Where where,
            String place,
            String look,
            @Nullable String since,
            List<Place> onward) {}

    /** The key that moves the visitor in hand to the place. */
    public static String key(Place place) {
        return switch (place) {
            case WAITING -> "w";
            case CONSULT -> "c";
            case TREATMENT -> "t";
            case LEFT -> "l";
        };
    }

    Board board(ConsoleRequest request, LocalDate date, LocalDate today) {
        String clinic = request.clinic().code();
        List<Appointment> booked =
                places.between(clinic, calendar.startOf(clinic, date), calendar.startOf(clinic, date.plusDays(1)));
        List<Visit> came = visits.onDate(clinic, date);
        Set<Id> who = new HashSet<>();
        booked.forEach(each -> who.add(each.customer()));
        came.forEach(each -> who.add(each.customer()));
        List<Choice> people = places.people(clinic);
        List<Choice> rooms = places.rooms(clinic);
        Map<String, String> called = new LinkedHashMap<>();
        Stream.concat(people.stream(), rooms.stream()).forEach(each -> called.putIfAbsent(each.code(), each.name()));
        Rows rows = new Rows(
                request.words(),
                customers.all(who),
                tags.of(who, clinic),
                whereabouts.onDate(clinic, date),
                called,
                clock.instant(),
                date.equals(today));
        List<Present> all = came.stream().map(rows::came).toList();
        return new Board(
                date,
                request.words().date(date),
                date.equals(today),
                booked.stream()
                        .filter(each -> each.status().equals("BOOKED"))
                        .map(rows::booked)
                        .toList(),
                all.stream().filter(row -> row.where().place() != Place.LEFT).toList(),
                all.stream().filter(row -> row.where().place() == Place.LEFT).toList(),
                booked.stream()
                        .filter(each -> !each.status().equals("BOOKED")
                                && !each.status().equals("ARRIVED"))
                        .map(rows::booked)
                        .toList(),
                people,
                rooms);
    }

    /** Makes rows of appointments and visits. */
    private record Rows(
            Words words,
            Map<Id, Customer> people,
            Map<Id, List<Tags.Tag>> tags,
            Map<Id, Where> places,
            Map<String, String> called,
            Instant now,
            boolean running) {
        Expected booked(Appointment appointment) {
            boolean nobodyCame = appointment.bookedNotArrived();
            return new Expected(
                    name(appointment.customer()),
                    words.time(appointment.from()),
                    appointment,
                    Stream.concat(appointment.staff().stream(), Stream.ofNullable(appointment.room()))
                            .map(this::called)
                            .reduce((first, second) -> first + words.t("console.list") + second)
                            .orElse(""),
                    words.code("appointment", nobodyCame ? "BOOKED_NOT_ARRIVED" : appointment.status()),
                    nobodyCame ? "wait" : "");
        }

        Present came(Visit visit) {
            Where where = places.getOrDefault(
                    visit.id(), new Where(visit.id(), Place.WAITING, null, null, visit.arrivedAt()));
            long minutes = Duration.between(where.since(), now).toMinutes();
            return new Present(
                    name(visit.customer()),
                    words.time(visit.arrivedAt()),
                    visit,
                    words.code("visit-type", visit.type().name()),
                    where,
                    place(where),
                    running && where.place() == Place.WAITING ? look(minutes) : "",
                    running ? since(where.place(), minutes) : null,
                    Stream.of(Place.values())
                            .filter(place -> place != where.place())
                            .toList());
        }

        private String place(Where where) {
            return Stream.concat(
                            Stream.of(words.code("place", where.place().name())),
                            Stream.of(Optional.ofNullable(where.staff()), Optional.ofNullable(where.room()))
                                    .flatMap(Optional::stream)
                                    .map(this::called))
                    .collect(Collectors.joining(" · "));
        }

        private String called(String code) {
            return called.getOrDefault(code, code);
        }

        private static String look(long minutes) {
            if (minutes < LONG_MINUTES) {
                return "";
            }
            return minutes < TOO_LONG_MINUTES ? "wait" : "harm";
        }

        private String since(Place place, long minutes) {
            boolean tooLong = place == Place.WAITING && minutes >= TOO_LONG_MINUTES;
            return words.t(tooLong ? "console.day.too-long" : "console.day.minutes", "minutes", minutes);
        }

        private Name name(Id customer) {
            return Name.of(customer, people.get(customer), tags.getOrDefault(customer, List.of()), words);
        }
    }
}
