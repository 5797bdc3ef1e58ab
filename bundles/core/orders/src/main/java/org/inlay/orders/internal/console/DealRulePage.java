package org.inlay.orders.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.orders.internal.domain.DealRule;
import org.inlay.orders.spi.ItemKindProvider;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.Rules;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The clinic's deal rule with its switches and versions. A draft is rehearsed on the clinic's own history; only then, with
 * what it would change in sight, can exactly this draft be switched on (G6).
 */
@Component(service = ConsolePage.class)
public final class DealRulePage implements ConsolePage {
    private static final String HERE = "/app/deal-rule";
    private static final String RULE = "deal";
    private static final String READ = "rules:read";
    private static final int DAYS = 90;
    private static final List<String> CHOICES = List.of("comparison", "decideAt", "onReturn", "countPer");

    private final Rules rules;
    private final Clinics clinics;
    private final Extensions extensions;
    private final BusinessCalendar calendar;
    private final Access access;

    @Activate
    public DealRulePage(
            @Reference Rules rules,
            @Reference Clinics clinics,
            @Reference Extensions extensions,
            @Reference BusinessCalendar calendar,
            @Reference Access access) {
        this.rules = rules;
        this.clinics = clinics;
        this.extensions = extensions;
        this.calendar = calendar;
        this.access = access;
    }

    @Override
    public String id() {
        return "deal-rule";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(10, READ));
    }

    /**
     * The rule as it is edited.
     *
     * @param rehearsal what the draft would have changed; null until it was rehearsed
     * @param rehearsed the draft that was rehearsed, sent back when it is switched on
     * @param highest most changes on one date, for the chart
     */
    public record Editing(
            Form form,
            List<ListEntry> types,
            List<String> kinds,
            List<RuleVersion<Map<String, Object>>> versions,
            boolean mayWrite,
            @Nullable Rehearsal rehearsal,
            String rehearsed,
            long highest) {}

    @Override
    public Screen get(ConsoleRequest request) {
        Map<String, Object> document =
                rules.current(RULE, request.clinic().code()).value();
        return screen(request, stored(request, document), null, "", false);
    }

    /** The form of a document. */
    private Form stored(ConsoleRequest request, Map<String, Object> document) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("orderTypes", texts(document.get("orderTypes")));
        values.put("kinds", texts(document.get("kinds")));
        if (document.get("minimum") instanceof Map<?, ?> minimum) {
            values.put("minimum", List.of(String.valueOf(minimum.get("amount"))));
        }
        for (String choice : CHOICES) {
            values.put(choice, List.of(String.valueOf(document.get(choice))));
        }
        LocalDate today = calendar.today(request.clinic().code());
        values.put("from", List.of(today.minusDays(DAYS).toString()));
        values.put("to", List.of(today.plusDays(1).toString()));
        return Form.of(values);
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Screen screen(
            ConsoleRequest request, Form form, @Nullable Rehearsal rehearsal, String rehearsed, boolean refused) {
        String clinic = request.clinic().code();
        List<String> kinds =
                new ArrayList<>(DealRule.CORE_KINDS.stream().sorted().toList());
        extensions.active(ItemKindProvider.class, clinic).forEach(provider -> kinds.addAll(provider.kinds()));
        long highest = rehearsal == null
                ? 0
                : rehearsal.days().stream()
                        .mapToLong(day -> day.becomes() + day.ceases())
                        .max()
                        .orElse(0);
        Editing view = new Editing(
                form,
                clinics.entries(clinic, "order-types"),
                kinds,
                rules.history(RULE, clinic),
                access.caller().may("rules:write", clinic),
                rehearsal,
                rehearsed,
                highest);
        String title = request.words().t("console.page.deal-rule");
        return refused
                ? Screen.refused(title, Pages.content("deal-rule.jte", request, view))
                : Pages.screen(title, "deal-rule.jte", request, view);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        String clinic = request.clinic().code();
        Map<String, Object> draft = draft(request);
        Rehearsal rehearsal = null;
        try {
            rehearsal = rules.rehearse(RULE, clinic, draft, date(request, "from"), date(request, "to"));
            boolean seen = request.value("rehearsed").equals(draft.toString());
            if (!request.at(0).equals("publish") || !seen) {
                return screen(request, Form.typed(request), rehearsal, draft.toString(), true);
            }
            long version = rules.publish(RULE, clinic, draft, null).version();
            return Screen.to(HERE, request.words().t("console.rule.published", "version", version));
        } catch (Problem problem) {
            return screen(request, Form.refused(request, problem), rehearsal, "", true);
        }
    }

    private static LocalDate date(ConsoleRequest request, String field) {
        try {
            return LocalDate.parse(request.value(field));
        } catch (DateTimeParseException malformed) {
            throw Problem.violation(field, "violation.report-period");
        }
    }

    /** The document that the form says; no order type ticked means any. */
    private static Map<String, Object> draft(ConsoleRequest request) {
        Map<String, Object> document = new LinkedHashMap<>();
        List<String> types = request.values("orderTypes");
        if (!types.isEmpty()) {
            document.put("orderTypes", types);
        }
        document.put("minimum", request.value("minimum"));
        document.put("kinds", request.values("kinds"));
        CHOICES.forEach(choice -> document.put(choice, request.value(choice)));
        return document;
    }
}
