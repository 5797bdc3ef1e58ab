package org.inlay.platform.web.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inlay.platform.Access;
import org.inlay.platform.AuditTrail;
import org.inlay.platform.AuditTrail.Filter;
import org.inlay.platform.AuditTrail.Verification;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who did what and when, and the proof that nobody changed the record of it. */
@Component(service = ConsolePage.class)
public final class AuditPage implements ConsolePage {
    private static final String ID = "audit";

    private final AuditTrail trail;
    private final Staff staff;
    private final Access access;

    @Activate
    public AuditPage(@Reference AuditTrail trail, @Reference Staff staff, @Reference Access access) {
        this.trail = trail;
        this.staff = staff;
        this.access = access;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(80, "audit:read"));
    }

    /** The list with its filter. */
    public record Trail(
            Map<String, String> filter,
            List<Row> rows,
            @Nullable String next,
            boolean mayVerify) {}

    /** An act, with the person's name and what is known of it in one line. */
    public record Row(AuditTrail.Entry entry, String at, String who, String details) {}

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.at(0).equals("verification")) {
            Verification found = trail.verify();
            return request.part()
                    ? Screen.part(Pages.content("verification.jte", request, found))
                    : Pages.screen(request.words().t("console.audit.verify"), "verification.jte", request, found);
        }
        Map<String, String> filter = new HashMap<>();
        for (String name : List.of("action", "subject", "from", "to")) {
            filter.put(name, request.value(name));
        }
        Page<AuditTrail.Entry> page = trail.list(
                filter(request),
                new PageRequest(PageRequest.DEFAULT, request.typed("after").orElse(null)));
        Map<Id, String> names = new HashMap<>();
        List<Row> rows = page.items().stream()
                .map(entry -> new Row(
                        entry,
                        request.words().dateTime(entry.at()),
                        names.computeIfAbsent(entry.caller(), id -> name(request, id)),
                        entry.details().entrySet().stream()
                                .map(detail -> detail.getKey() + " " + detail.getValue())
                                .collect(Collectors.joining(request.words().t("console.list")))))
                .toList();
        Trail view = new Trail(filter, rows, page.next(), access.caller().may("audit:read", Clinic.ORGANISATION));
        return Pages.screen(request.words().t("console.page.audit"), "audit.jte", request, view);
    }

    private Filter filter(ConsoleRequest request) {
        String clinic = request.clinic().code();
        boolean everywhere = access.caller().may("audit:read", Clinic.ORGANISATION);
        LocalDate to = date(request, "to");
        LocalDate from = date(request, "from");
        return new Filter(
                everywhere ? null : clinic,
                request.typed("action").orElse(null),
                request.typed("subject").orElse(null),
                from == null
                        ? null
                        : from.atStartOfDay(request.clinic().timeZone()).toInstant(),
                to == null
                        ? null
                        : to.plusDays(1)
                                .atStartOfDay(request.clinic().timeZone())
                                .toInstant());
    }

    private static @Nullable LocalDate date(ConsoleRequest request, String field) {
        try {
            return request.typed(field).map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException malformed) {
            throw Problem.violation(field, "violation.date");
        }
    }

    private String name(ConsoleRequest request, Id id) {
        if (id.value() == 0) {
            return request.words().t("console.audit.platform");
        }
        try {
            return staff.get(id).name();
        } catch (Problem unknown) {
            return id.toString();
        }
    }
}
