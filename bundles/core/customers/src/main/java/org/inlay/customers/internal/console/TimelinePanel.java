package org.inlay.customers.internal.console;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.inlay.customers.Timeline;
import org.inlay.customers.Timeline.Entry;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.inlay.platform.web.console.Words;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything that happened with a customer, over all bundles, newest first. An entry is told by the text {@code timeline.<kind>}. */
@Component(service = CustomerPanel.class)
public final class TimelinePanel implements CustomerPanel {
    private static final int SHOWN = 30;
    private static final Pattern MONEY = Pattern.compile("[A-Z]{3} -?[0-9.]{1,24}");

    /** Where the words for a detail's code are. */
    private static final Map<String, String> CODES = Map.of(
            "customers.visit.type", "visit-type",
            "customers.visit.status", "visit-status",
            "customers.appointment.status", "appointment",
            "customers.appointment.purpose", "purpose",
            "customers.treatment-record.status", "record");

    private final Timeline timeline;
    private final Clinics clinics;

    @Activate
    public TimelinePanel(@Reference Timeline timeline, @Reference Clinics clinics) {
        this.timeline = timeline;
        this.clinics = clinics;
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String permission() {
        return "customers:read";
    }

    /** An entry in words. */
    public record Happened(String at, String clinic, String text) {}

    /** What is shown; {@code next} goes on further back; {@code missing} names sources that did not answer. */
    public record Story(
            Id customer, List<Happened> entries, @Nullable String next, List<String> missing) {}

    @Override
    public Content render(ConsoleRequest request, Id customer) {
        Timeline.Part part = timeline.of(
                customer, new PageRequest(SHOWN, request.typed("after").orElse(null)));
        List<Happened> entries =
                part.items().stream().map(entry -> told(entry, request.words())).toList();
        return Pages.content("timeline.jte", request, new Story(customer, entries, part.next(), part.notices()));
    }

    private Happened told(Entry entry, Words words) {
        List<Object> arguments = new ArrayList<>();
        entry.details().forEach((name, value) -> {
            arguments.add(name);
            arguments.add(shown(entry, name, value, words));
        });
        return new Happened(
                words.dateTime(entry.at()), entry.clinic(), words.t("timeline." + entry.kind(), arguments.toArray()));
    }

    private String shown(Entry entry, String name, String value, Words words) {
        if (MONEY.matcher(value).matches()) {
            return money(value, words);
        }
        if (name.equals("tender")) {
            return clinics.entries(entry.clinic(), "tenders").stream()
                    .filter(tender -> tender.code().equals(value))
                    .map(ListEntry::name)
                    .findFirst()
                    .orElse(value);
        }
        String codes = CODES.get(entry.kind() + "." + name);
        return codes == null ? value : words.code(codes, value);
    }

    /** What only looks like money stays as it is. */
    private static String money(String value, Words words) {
        try {
            return words.money(Money.parse(value));
        } catch (IllegalArgumentException | ArithmeticException other) {
            return value;
        }
    }
}
