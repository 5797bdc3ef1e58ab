package org.inlay.customers.internal.console;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Tags;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Staff;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays appointments out in columns of people, rooms or days. */
@Component(service = CalendarBoard.class)
public final class CalendarBoard {
    /** Height of a row. */
    static final int SLOT_MINUTES = 15;

    private static final int OPENS = 8;
    private static final int CLOSES = 20;
    private static final int MINUTES = 60;
    private static final int WEEK = 7;
    private static final Set<String> GONE = Set.of("CANCELLED", "RESCHEDULED");

    private final Appointments appointments;
    private final Customers customers;
    private final Tags tags;
    private final Clinics clinics;
    private final Staff staff;

    @Activate
    public CalendarBoard(
            @Reference Appointments appointments,
            @Reference Customers customers,
            @Reference Tags tags,
            @Reference Clinics clinics,
            @Reference Staff staff) {
        this.appointments = appointments;
        this.customers = customers;
        this.tags = tags;
        this.clinics = clinics;
        this.staff = staff;
    }

    /**
     * What is looked at.
     *
     * @param week whether the columns are the days of a week, else people or rooms of one day
     * @param rooms whether it is about rooms, else about people
     * @param of login or code that a week is about; empty = everything
     */
    public record Look(LocalDate date, boolean week, boolean rooms, String of) {
        /** The address of the same look, changed. */
        public String address(ConsoleRequest request, LocalDate on, boolean byWeek, boolean byRooms) {
            return request.address(
                    "/app/calendar",
                    "date",
                    on.toString(),
                    "view",
                    byWeek ? "week" : "day",
                    "by",
                    byRooms ? "room" : "staff",
                    "of",
                    byRooms == rooms ? of : "");
        }

        LocalDate first() {
            return week ? date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : date;
        }

        LocalDate end() {
            return first().plusDays(week ? WEEK : 1);
        }

        /** The same look a day or a week on. */
        public LocalDate on(int steps) {
            return date.plusDays((long) steps * (week ? WEEK : 1));
        }
    }

    /** A choice of the form: a person or a room. */
    public record Choice(String code, String name) {}

    /** Everything the page shows. */
    public record View(
            Look look, String title, List<Choice> choices, List<String> hours, int slots, List<Column> columns) {}

    /**
     * A column.
     *
     * @param person the login its appointments are with; empty when it is about something else
     * @param lanes how many stand side by side
     */
    public record Column(
            String title, LocalDate date, String person, String room, int first, int lanes, List<Block> blocks) {}

    /**
     * An appointment in its column.
     *
     * @param at row it begins in, from 1
     * @param rows how many it takes
     * @param lane from 1
     * @param movable whether it can still be moved
     */
    public record Block(
            Appointment appointment,
            DayBoard.Name name,
            String time,
            String with,
            String status,
            int at,
            int rows,
            int lane,
            boolean movable) {}

    List<Choice> people(String clinic) {
        return staff.colleagues(clinic).stream()
                .map(each -> new Choice(each.login(), each.name()))
                .toList();
    }

    List<Choice> rooms(String clinic) {
        return clinics.entries(clinic, "rooms").stream()
                .map(each -> new Choice(each.code(), each.name()))
                .toList();
    }

    View view(ConsoleRequest request, Look look) {
        String clinic = request.clinic().code();
        ZoneId zone = request.clinic().timeZone();
        Words words = request.words();
        List<Appointment> all =
                between(
                                clinic,
                                look.first().atStartOfDay(zone).toInstant(),
                                look.end().atStartOfDay(zone).toInstant())
                        .stream()
                        .filter(each -> !GONE.contains(each.status()))
                        .toList();
        List<Choice> choices = look.rooms() ? rooms(clinic) : people(clinic);
        int opens = all.stream()
                .mapToInt(each -> each.from().atZone(zone).getHour())
                .reduce(OPENS, Math::min);
        int closes = all.stream().mapToInt(each -> closes(each, zone)).reduce(CLOSES, Math::max);
        Layout layout = new Layout(words, zone, opens, names(all, clinic, words), names(clinic));
        List<Column> columns = look.week() ? days(look, all, layout) : parts(look, all, choices, layout);
        List<String> hours = java.util.stream.IntStream.range(opens, closes)
                .mapToObj(hour -> "%02d:00".formatted(hour))
                .toList();
        String title = look.week()
                ? words.t("console.calendar.week", "from", words.date(look.first()))
                : words.date(look.date());
        return new View(look, title, choices, hours, (closes - opens) * MINUTES / SLOT_MINUTES, columns);
    }

    private static int closes(Appointment appointment, ZoneId zone) {
        ZonedDateTime from = appointment.from().atZone(zone);
        ZonedDateTime to = appointment.to().atZone(zone);
        if (to.toLocalDate().isAfter(from.toLocalDate())) {
            return 24;
        }
        return to.getMinute() == 0 ? to.getHour() : to.getHour() + 1;
    }

    /** All appointments of the clinic that begin in this time, settled ones too. */
    List<Appointment> between(String clinic, Instant from, Instant to) {
        List<Appointment> all = new ArrayList<>();
        String after = null;
        do {
            Page<Appointment> page = appointments.list(clinic, from, to, new PageRequest(PageRequest.MAXIMUM, after));
            page.items().stream().filter(each -> !GONE.contains(each.status())).forEach(all::add);
            after = page.next();
        } while (after != null);
        return all;
    }

    private Map<Id, DayBoard.Name> names(List<Appointment> all, String clinic, Words words) {
        Set<Id> who = all.stream().map(Appointment::customer).collect(Collectors.toSet());
        Map<Id, Customer> people = customers.all(who);
        Map<Id, List<Tags.Tag>> known = tags.of(who, clinic);
        Map<Id, DayBoard.Name> names = new LinkedHashMap<>();
        who.forEach(id ->
                names.put(id, DayBoard.Name.of(id, people.get(id), known.getOrDefault(id, List.of()), words)));
        return names;
    }

    /** What logins and codes of rooms are called. */
    private Map<String, String> names(String clinic) {
        return Stream.concat(people(clinic).stream(), rooms(clinic).stream())
                .collect(Collectors.toMap(Choice::code, Choice::name, (first, second) -> first));
    }

    private static List<Column> days(Look look, List<Appointment> all, Layout layout) {
        return look.first()
                .datesUntil(look.end())
                .map(date -> layout.column(
                        layout.words().date(date),
                        date,
                        look.rooms() ? "" : look.of(),
                        look.rooms() ? look.of() : "",
                        all.stream()
                                .filter(each -> on(each, layout.zone()).equals(date))
                                .filter(each -> look.of().isEmpty()
                                        || keys(each, look.rooms()).contains(look.of()))
                                .toList()))
                .toList();
    }

    /** Whoever has something that day, everybody while they are few, and what is with nobody. */
    private static List<Column> parts(Look look, List<Appointment> all, List<Choice> choices, Layout layout) {
        int few = 6;
        Set<String> used = new TreeSet<>();
        all.forEach(each -> used.addAll(keys(each, look.rooms())));
        List<Column> columns = new ArrayList<>();
        for (Choice choice : choices) {
            if (look.rooms() || choices.size() <= few || used.contains(choice.code())) {
                columns.add(layout.column(
                        choice.name(),
                        look.date(),
                        look.rooms() ? "" : choice.code(),
                        look.rooms() ? choice.code() : "",
                        having(choice.code(), all, look.rooms())));
            }
        }
        Set<String> known = choices.stream().map(Choice::code).collect(Collectors.toSet());
        List<Appointment> rest = all.stream()
                .filter(each -> keys(each, look.rooms()).stream().noneMatch(known::contains))
                .toList();
        if (!rest.isEmpty() || columns.isEmpty()) {
            columns.add(layout.column(
                    layout.words().t(look.rooms() ? "console.calendar.no-room" : "console.calendar.nobody"),
                    look.date(),
                    "",
                    "",
                    rest));
        }
        return columns;
    }

    private static List<Appointment> having(String key, List<Appointment> all, boolean rooms) {
        return all.stream().filter(each -> keys(each, rooms).contains(key)).toList();
    }

    private static List<String> keys(Appointment appointment, boolean rooms) {
        return rooms ? Stream.ofNullable(appointment.room()).toList() : appointment.staff();
    }

    private static LocalDate on(Appointment appointment, ZoneId zone) {
        return appointment.from().atZone(zone).toLocalDate();
    }

    /** Places appointments in rows and, where they overlap, side by side. */
    private record Layout(
            Words words, ZoneId zone, int opens, Map<Id, DayBoard.Name> names, Map<String, String> called) {
        Column column(String title, LocalDate date, String person, String room, List<Appointment> appointments) {
            List<Block> blocks = new ArrayList<>();
            List<Instant> free = new ArrayList<>();
            for (Appointment each : appointments.stream()
                    .sorted(Comparator.comparing(Appointment::from).thenComparing(Appointment::id))
                    .toList()) {
                int lane = 0;
                while (lane < free.size() && free.get(lane).isAfter(each.from())) {
                    lane++;
                }
                if (lane == free.size()) {
                    free.add(each.to());
                } else {
                    free.set(lane, each.to());
                }
                blocks.add(block(each, lane + 1));
            }
            return new Column(title, date, person, room, opens * MINUTES, Math.max(1, free.size()), blocks);
        }

        private Block block(Appointment appointment, int lane) {
            LocalTime from = appointment.from().atZone(zone).toLocalTime();
            int minutes = from.getHour() * MINUTES + from.getMinute() - opens * MINUTES;
            long length = Duration.between(appointment.from(), appointment.to()).toMinutes();
            int at = minutes / SLOT_MINUTES;
            int end = (int) Math.max(at + 1L, (minutes + length + SLOT_MINUTES - 1) / SLOT_MINUTES);
            return new Block(
                    appointment,
                    names.getOrDefault(
                            appointment.customer(), DayBoard.Name.of(appointment.customer(), null, List.of(), words)),
                    words.time(appointment.from()) + "–" + words.time(appointment.to()),
                    with(appointment.staff(), appointment.room()),
                    words.code(
                            "appointment",
                            appointment.bookedNotArrived() ? "BOOKED_NOT_ARRIVED" : appointment.status()),
                    at + 1,
                    end - at,
                    lane,
                    appointment.status().equals("BOOKED"));
        }

        private String with(List<String> staff, @Nullable String room) {
            return Stream.concat(staff.stream(), Stream.ofNullable(room))
                    .map(code -> called.getOrDefault(code, code))
                    .collect(Collectors.joining(words.t("console.list")));
        }
    }
}
