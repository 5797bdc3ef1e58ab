package org.inlay.platform.web.internal.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Clinics: opened, their business day moved (G2), their lists edited. */
@Component(service = ConsolePage.class)
public final class ClinicsPage implements ConsolePage {
    private static final String ID = "clinics";
    private static final String HERE = "/app/clinics";
    private static final List<String> LISTS = List.of("order-types", "tenders", "rooms");
    private static final List<String> TYPES = List.of("dental", "aesthetic", "plastic-surgery", "beauty");

    private final Clinics clinics;
    private final Access access;

    @Activate
    public ClinicsPage(@Reference Clinics clinics, @Reference Access access) {
        this.clinics = clinics;
        this.access = access;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(10, "settings:write"));
    }

    /** All clinics. */
    public record All(List<Clinic> clinics, boolean mayOpen) {}

    /** A clinic to open. */
    public record Opening(Form form, List<String> types) {}

    /** A clinic with its lists as text, a line an entry. */
    public record Shown(Clinic clinic, Map<String, String> lists, Form form, boolean mayMove) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" ->
                Pages.screen(
                        request.words().t("console.page.clinics"),
                        "clinics.jte",
                        request,
                        new All(clinics.list(), access.caller().may("clinics:manage", Clinic.ORGANISATION)));
            case "new" ->
                opening(
                        request,
                        Form.with(Map.of("timeZone", "Asia/Shanghai", "currency", "CNY", "dayCutOff", "00:00")),
                        false);
            default -> shown(request, request.at(0), Form.empty(), false);
        };
    }

    private static Screen opening(ConsoleRequest request, Form form, boolean refused) {
        String title = request.words().t("console.clinics.new");
        Opening view = new Opening(form, TYPES);
        return refused
                ? Screen.refused(title, Pages.content("clinic-new.jte", request, view))
                : Pages.screen(title, "clinic-new.jte", request, view);
    }

    private Screen shown(ConsoleRequest request, String code, Form form, boolean refused) {
        Clinic clinic = clinics.get(code);
        access.require("settings:write", code);
        Map<String, String> lists = LISTS.stream()
                .collect(Collectors.toMap(Function.identity(), list -> lines(clinics.entries(code, list))));
        Shown view = new Shown(clinic, lists, form, access.caller().may("clinics:manage", code));
        return refused
                ? Screen.refused(clinic.name(), Pages.content("clinic.jte", request, view))
                : Pages.screen(clinic.name(), "clinic.jte", request, view);
    }

    private static String lines(List<ListEntry> entries) {
        return entries.stream().map(entry -> entry.code() + " " + entry.name()).collect(Collectors.joining("\n"));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        String first = request.at(0);
        try {
            if (first.equals("new")) {
                return opened(request);
            }
            return request.at(1).equals("day") ? moved(request, first) : listed(request, first, request.at(1));
        } catch (Problem problem) {
            Form form = Form.refused(request, problem);
            return Screen.again(
                    () -> first.equals("new") ? opening(request, form, true) : shown(request, first, form, true));
        }
    }

    private Screen opened(ConsoleRequest request) {
        Clinic opened = clinics.create(
                request.value("code"),
                request.value("name"),
                request.value("type"),
                zone(request),
                currency(request.value("currency")),
                time(request));
        return Screen.to(
                HERE + "/" + opened.code(), request.words().t("console.clinics.created", "name", opened.name()));
    }

    private Screen moved(ConsoleRequest request, String code) {
        clinics.changeDay(code, zone(request), time(request), date(request), version(request));
        return Screen.to(HERE + "/" + code, request.words().t("console.clinics.day-changed"));
    }

    private Screen listed(ConsoleRequest request, String code, String list) {
        if (!LISTS.contains(list)) {
            throw Problem.notFound("page");
        }
        List<ListEntry> entries = new ArrayList<>();
        for (String line : request.value(list).split("\\R")) {
            String[] parts = line.strip().split("\\s+", 2);
            if (!parts[0].isEmpty()) {
                entries.add(new ListEntry(parts[0], parts.length < 2 ? parts[0] : parts[1]));
            }
        }
        clinics.replaceEntries(code, list, entries);
        String name = request.words().t("clinic-list." + list);
        return Screen.to(HERE + "/" + code, request.words().t("console.clinics.list-saved", "list", name));
    }

    private static ZoneId zone(ConsoleRequest request) {
        return read("timeZone", request.value("timeZone"), ZoneId::of);
    }

    private static LocalTime time(ConsoleRequest request) {
        return read("dayCutOff", request.value("dayCutOff"), LocalTime::parse);
    }

    private static @Nullable LocalDate date(ConsoleRequest request) {
        return request.value("from").isEmpty() ? null : read("from", request.value("from"), LocalDate::parse);
    }

    private static <T> T read(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException malformed) {
            throw Problem.violation(field, "violation.value");
        }
    }

    private static CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException unknown) {
            throw Problem.violation("currency", "violation.value");
        }
    }

    private static long version(ConsoleRequest request) {
        try {
            return Long.parseLong(request.value("version"));
        } catch (NumberFormatException malformed) {
            throw new Problem(Problem.Kind.STALE, "stale");
        }
    }
}
