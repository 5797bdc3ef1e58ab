package org.inlay.customers.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Allergies;
import org.inlay.customers.Appointments;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.Tags;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Panels;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Why;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers: found, entered, changed, and one page for everything about one of them. */
@Component(service = ConsolePage.class)
public final class CustomersPage implements ConsolePage {
    private static final String ID = "customers";
    private static final String HERE = "/app/customers";
    private static final int RECENT = 10;

    private final Customers customers;
    private final Tags tags;
    private final Allergies allergies;
    private final Visits visits;
    private final Appointments appointments;
    private final Panels panels;
    private final Transactions transactions;
    private final Access access;

    @Activate
    public CustomersPage(
            @Reference Customers customers,
            @Reference Tags tags,
            @Reference Allergies allergies,
            @Reference Visits visits,
            @Reference Appointments appointments,
            @Reference Panels panels,
            @Reference Transactions transactions,
            @Reference Access access) {
        this.customers = customers;
        this.tags = tags;
        this.allergies = allergies;
        this.visits = visits;
        this.appointments = appointments;
        this.panels = panels;
        this.transactions = transactions;
        this.access = access;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(20, ID, "customers:read"));
    }

    /** Customers that were found. */
    public record Found(
            String query, List<Customer> items, @Nullable String next, boolean mayCreate) {}

    /** Everything the page of a customer shows at once. */
    public record Person(
            Customer customer,
            List<Badge> badges,
            List<String> allergies,
            boolean medical,
            List<Visit> visits,
            List<Appointments.Appointment> appointments,
            List<Panels.Ref> panels,
            boolean mayWrite,
            boolean mayArrive,
            boolean mayBook,
            boolean maySell) {}

    /** The form of a customer; {@code customer} null when a new one is entered. */
    public record Entering(@Nullable Customer customer, Form form) {}

    @Override
    public Screen get(ConsoleRequest request) {
        String first = request.at(0);
        if (first.isEmpty()) {
            return found(request);
        }
        if (first.equals("new")) {
            return form(request, null, Form.with(Map.of("name", request.value("name"))), 200);
        }
        Id customer = request.id(0);
        return switch (request.at(1)) {
            // read in one transaction: who it is, is asked once
            case "" -> transactions.required(() -> person(request, customer));
            case "edit" -> form(request, customers.get(customer), stored(customers.get(customer)), 200);
            case "why" -> why(request, customer);
            case "panel" -> panels.show(request.at(2), request, customer);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen found(ConsoleRequest request) {
        String query = request.value("q");
        Page<Customer> page = customers.search(
                query,
                new PageRequest(PageRequest.DEFAULT, request.typed("after").orElse(null)));
        boolean mayCreate =
                access.caller().may("customers:write", request.clinic().code());
        Found found = new Found(query, page.items(), page.next(), mayCreate);
        return request.part()
                ? Screen.part(Pages.content("found.jte", request, found))
                : Pages.screen(request.words().t("console.page.customers"), "customers.jte", request, found);
    }

    private Screen person(ConsoleRequest request, Id id) {
        Customer customer = customers.get(id);
        Words words = request.words();
        String clinic = request.clinic().code();
        List<Badge> badges =
                tags.of(id, clinic).stream().map(tag -> Badge.of(tag, words)).toList();
        List<String> known = allergies.of(id).items().stream()
                .map(Allergies.Allergy::substance)
                .toList();
        Person view = new Person(
                customer,
                badges,
                known,
                may("medical:write", clinic),
                may("visits:read", clinic)
                        ? visits.of(id, new PageRequest(RECENT, null)).items()
                        : List.of(),
                may("appointments:read", clinic)
                        ? appointments.of(id, new PageRequest(RECENT, null)).items()
                        : List.of(),
                panels.of(request),
                may("customers:write", customer.clinic()),
                may("visits:write", clinic),
                may("appointments:write", clinic),
                may("orders:write", clinic));
        return Pages.screen(customer.name(), "customer.jte", request, view);
    }

    private boolean may(String permission, String clinic) {
        return access.caller().may(permission, clinic);
    }

    private Screen why(ConsoleRequest request, Id customer) {
        Words words = request.words();
        String tag = request.at(2);
        var explanation = tags.explain(customer, request.clinic().code(), tag);
        String title = words.t(
                "console.tag",
                "tag",
                words.code("tag", tag),
                "value",
                explanation.value().equals(Tags.UNDECIDED)
                        ? words.t("tag.undecided")
                        : words.code("tag." + tag, explanation.value()));
        return Why.of(explanation, title, words).screen(request);
    }

    private static Form stored(Customer customer) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("name", customer.name());
        values.put("mobile", customer.mobile());
        values.put("gender", customer.gender());
        values.put(
                "birthday",
                customer.birthday() == null ? null : customer.birthday().toString());
        values.put("chartNumber", customer.chartNumber());
        values.put("source", customer.source());
        values.put("consultant", customer.consultant());
        customer.consents().forEach(consent -> values.put("consent." + consent, "yes"));
        values.put("version", Long.toString(customer.version()));
        return Form.with(values);
    }

    private Screen form(ConsoleRequest request, @Nullable Customer customer, Form form, int status) {
        Words words = request.words();
        String title = customer == null ? words.t("console.customer.new") : customer.name();
        Entering view = new Entering(customer, form);
        return status == 200
                ? Pages.screen(title, "customer-form.jte", request, view)
                : Screen.refused(title, Pages.content("customer-form.jte", request, view));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (request.at(0).equals("new")) {
            return entered(request);
        }
        Id customer = request.id(0);
        return switch (request.at(1)) {
            case "edit" -> changed(request, customer);
            case "allergies" -> allergic(request, customer);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen entered(ConsoleRequest request) {
        try {
            Customer created = customers.create(typed(request, null));
            return Screen.to(
                    HERE + "/" + created.id(), request.words().t("console.customer.created", "name", created.name()));
        } catch (Problem problem) {
            return form(request, null, Form.refused(request, problem), 422);
        }
    }

    private Screen changed(ConsoleRequest request, Id id) {
        Customer present = customers.get(id);
        try {
            Customer changed = customers.update(id, version(request), typed(request, present));
            return Screen.to(HERE + "/" + id, request.words().t("console.customer.changed", "name", changed.name()));
        } catch (Problem problem) {
            return Screen.again(() -> {
                Customer now = customers.get(id);
                Form form = problem.kind() == Problem.Kind.STALE
                        ? Form.stale(request, problem, stored(now))
                        : Form.refused(request, problem);
                return form(request, now, form, 422);
            });
        }
    }

    private static long version(ConsoleRequest request) {
        try {
            return Long.parseLong(request.value("version"));
        } catch (NumberFormatException malformed) {
            throw Problem.badRequest("invalid-parameter");
        }
    }

    /** What the form does not show stays as it is. */
    private static NewCustomer typed(ConsoleRequest request, @Nullable Customer present) {
        List<String> consents = new ArrayList<>();
        for (String kind : List.of(Customer.CONSENT_MARKETING, Customer.CONSENT_MEDICAL)) {
            if (!request.value("consent." + kind).isEmpty()) {
                consents.add(kind);
            }
        }
        return new NewCustomer(
                request.value("name"),
                request.typed("mobile").orElse(null),
                request.typed("gender").orElse(null),
                request.typed("birthday").map(CustomersPage::date).orElse(null),
                request.typed("chartNumber").orElse(null),
                request.typed("source").orElse(null),
                present == null ? null : present.referrer(),
                request.typed("consultant").orElse(null),
                present == null ? request.clinic().code() : present.clinic(),
                present == null ? null : present.guardian(),
                consents);
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException malformed) {
            throw Problem.violation("birthday", "violation.birthday");
        }
    }

    private Screen allergic(ConsoleRequest request, Id customer) {
        allergies.add(
                customer,
                request.value("substance"),
                request.typed("reaction").orElse(null),
                request.typed("severity").orElse(null));
        return Screen.to(HERE + "/" + customer, request.words().t("console.allergy.added"));
    }
}
