package org.inlay.orders.internal.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.Tenders;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ways to pay as pages show them: the clinic's list, then those of plugins with what each asks for. */
@Component(service = TenderList.class)
public final class TenderList {
    private static final String NAME = "tender.";
    private static final String FIELD = "detail.";

    private final Clinics clinics;
    private final Tenders tenders;

    @Activate
    public TenderList(@Reference Clinics clinics, @Reference Tenders tenders) {
        this.clinics = clinics;
        this.tenders = tenders;
    }

    /** A plugin's tender that asks for details. */
    public record Asking(String tender, List<String> details) {
        /** Under this name a page sends the detail. */
        public String field(String detail) {
            return FIELD + tender + "." + detail;
        }

        /** Key of the text that says what the detail is, and without one what the tender is. */
        public String text(String detail) {
            return NAME + tender + (detail.isEmpty() ? "" : "." + detail);
        }
    }

    /** What one can pay with in the clinic. */
    List<ListEntry> of(String clinic, Words words) {
        List<ListEntry> all = new ArrayList<>(clinics.entries(clinic, "tenders"));
        tenders.ofPlugins(clinic).keySet().stream()
                .sorted()
                .map(code -> new ListEntry(code, words.t(NAME + code)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Those of them that ask for details. */
    List<Asking> asking(String clinic) {
        return tenders.ofPlugins(clinic).values().stream()
                .filter(tender -> !tender.details().isEmpty())
                .map(tender -> new Asking(tender.code(), List.copyOf(tender.details())))
                .toList();
    }

    /** What was typed for the tender. */
    static Map<String, Object> details(ConsoleRequest request, String tender) {
        String fields = FIELD + tender + ".";
        Map<String, Object> details = new HashMap<>();
        request.parameters().keySet().stream()
                .filter(field -> field.startsWith(fields))
                .forEach(field -> details.put(field.substring(fields.length()), request.value(field)));
        return details;
    }
}
