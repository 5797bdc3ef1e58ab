package org.inlay.customers.internal.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Colleague;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives several customers another consultant at once: says how many they are first, then all of them or none. */
@Component(service = ConsolePage.class)
public final class ConsultantPage implements ConsolePage {
    /** One transaction; more are done in parts. */
    private static final int MOST = 500;

    private final Customers customers;
    private final Staff staff;

    @Activate
    public ConsultantPage(@Reference Customers customers, @Reference Staff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public String id() {
        return "consultant";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /** Who is meant and who may be chosen. */
    public record Choosing(List<Customer> customers, List<Colleague> colleagues, Form form) {}

    @Override
    public Screen get(ConsoleRequest request) {
        throw Problem.notFound("page");
    }

    @Override
    public Screen post(ConsoleRequest request) {
        List<Customer> chosen = chosen(request);
        Optional<String> to = request.typed("to");
        if (to.isEmpty()) {
            return Screen.again(() -> choosing(request, chosen, Form.empty()));
        }
        try {
            chosen.forEach(customer -> customers.update(customer.id(), customer.version(), with(customer, to.get())));
            return Screen.to(
                    "/app/segments",
                    request.words().t("console.consultant.assigned", "count", chosen.size(), "to", to.get()));
        } catch (Problem problem) {
            return Screen.again(() -> choosing(request, chosen, Form.refused(request, problem)));
        }
    }

    private List<Customer> chosen(ConsoleRequest request) {
        List<Id> ids = new LinkedHashSet<>(request.values("selected"))
                .stream().map(Id::parse).toList();
        if (ids.isEmpty() || ids.size() > MOST) {
            throw Problem.conflict("chosen-too-many").with("most", MOST);
        }
        return List.copyOf(customers.all(ids).values());
    }

    private Screen choosing(ConsoleRequest request, List<Customer> chosen, Form form) {
        Choosing view = new Choosing(chosen, staff.colleagues(request.clinic().code()), form);
        return Pages.screen(request.words().t("console.consultant.assign"), "consultant.jte", request, view);
    }

    private static NewCustomer with(Customer customer, String consultant) {
        return new NewCustomer(
                customer.name(),
                customer.mobile(),
                customer.gender(),
                customer.birthday(),
                customer.chartNumber(),
                customer.source(),
                customer.referrer(),
                consultant,
                customer.clinic(),
                customer.guardian(),
                customer.consents());
    }
}
