package org.inlay.customers.internal.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Customers.Merge;
import org.inlay.customers.Visits;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Screen.Undo;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One person with two records: shown while somebody types, compared side by side, merged, and taken apart again. */
@Component(service = ConsolePage.class)
public final class DuplicatesPage implements ConsolePage {
    private static final String HERE = "/app/duplicates/";
    private static final String PERSON = "/app/customers/";
    private static final int MOST = 5;
    private static final int SHORTEST_MOBILE = 7;

    private final Customers customers;
    private final Visits visits;
    private final Access access;

    @Activate
    public DuplicatesPage(@Reference Customers customers, @Reference Visits visits, @Reference Access access) {
        this.customers = customers;
        this.visits = visits;
        this.access = access;
    }

    @Override
    public String id() {
        return "duplicates";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /** Who may be meant already. */
    public record Similar(List<Customer> items) {}

    /** Two records, row by row. */
    public record Compared(Customer kept, Customer other, List<Row> rows, boolean mayMerge) {}

    /** What both say of one thing. */
    public record Row(String what, String kept, String other) {
        /** Whether they disagree. */
        public boolean differs() {
            return !kept.equals(other) && !kept.isEmpty() && !other.isEmpty();
        }
    }

    /** Others who may be the same person, and what was merged. */
    public record Listed(Customer customer, List<Customer> duplicates, List<Done> merges) {}

    /** A merge in words. */
    public record Done(Merge merge, String at) {}

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.at(0).equals("similar")) {
            return Screen.part(Pages.content("similar.jte", request, new Similar(similar(request))));
        }
        Customer customer = customers.get(request.id(0));
        return request.at(1).isEmpty()
                ? listed(request, customer)
                : compared(request, customer, customers.get(request.id(1)));
    }

    /** Whoever has the mobile, or the whole name. */
    private List<Customer> similar(ConsoleRequest request) {
        Map<Id, Customer> found = new LinkedHashMap<>();
        String mobile = request.value("mobile");
        if (mobile.length() >= SHORTEST_MOBILE) {
            search(mobile).forEach(each -> found.put(each.id(), each));
        }
        String name = request.value("name");
        if (name.length() > 1) {
            search(name).stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .forEach(each -> found.put(each.id(), each));
        }
        return found.values().stream().limit(MOST).toList();
    }

    private List<Customer> search(String text) {
        return customers
                .search(text, new PageRequest(PageRequest.DEFAULT, null))
                .items();
    }

    private Screen listed(ConsoleRequest request, Customer customer) {
        List<Done> merges = customers.merges(customer.id()).stream()
                .map(merge -> new Done(merge, request.words().dateTime(merge.at())))
                .toList();
        Listed view = new Listed(customer, customers.duplicates(customer.id()), merges);
        return Pages.screen(
                request.words().t("console.duplicates.of", "name", customer.name()), "duplicates.jte", request, view);
    }

    private Screen compared(ConsoleRequest request, Customer kept, Customer other) {
        Words words = request.words();
        List<Row> rows = new ArrayList<>();
        add(rows, words, "name", kept.name(), other.name());
        add(rows, words, "mobile", kept.mobile(), other.mobile());
        add(rows, words, "gender", words.code("gender", kept.gender()), words.code("gender", other.gender()));
        add(rows, words, "birthday", words.date(kept.birthday()), words.date(other.birthday()));
        add(rows, words, "chartNumber", kept.chartNumber(), other.chartNumber());
        add(rows, words, "source", kept.source(), other.source());
        add(rows, words, "consultant", kept.consultant(), other.consultant());
        rows.add(new Row(words.t("console.visits"), visits(kept), visits(other)));
        rows.add(new Row(
                words.t("console.duplicates.entered"),
                words.dateTime(kept.createdAt()),
                words.dateTime(other.createdAt())));
        Compared view = new Compared(kept, other, rows, access.caller().mayAnywhere("customers:merge"));
        return Pages.screen(words.t("console.duplicates.compare"), "compare.jte", request, view);
    }

    private static void add(List<Row> rows, Words words, String field, @Nullable String kept, @Nullable String other) {
        rows.add(new Row(
                words.t("console.field." + field),
                Objects.requireNonNullElse(kept, ""),
                Objects.requireNonNullElse(other, "")));
    }

    private String visits(Customer customer) {
        if (!access.caller().mayAnywhere("visits:read")) {
            return "";
        }
        var page = visits.of(customer.id(), new PageRequest(PageRequest.DEFAULT, null));
        return page.items().size() + (page.next() == null ? "" : "+");
    }

    @Override
    public Screen post(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "merge" -> merged(request);
            case "unmerge" -> unmerged(request);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen merged(ConsoleRequest request) {
        Merge merge = customers.merge(record(request, "kept"), record(request, "other"));
        String name = customers.get(merge.kept()).name();
        return Screen.to(
                PERSON + merge.kept(),
                request.words().t("console.duplicates.merged", "name", name),
                new Undo(HERE + "unmerge", Map.of("merge", merge.id().toString())));
    }

    private Screen unmerged(ConsoleRequest request) {
        Merge merge = customers.unmerge(record(request, "merge"));
        return Screen.to(HERE + merge.kept(), request.words().t("console.duplicates.unmerged"));
    }

    private static Id record(ConsoleRequest request, String field) {
        return request.record(field).orElseThrow(() -> Problem.notFound("customer"));
    }
}
