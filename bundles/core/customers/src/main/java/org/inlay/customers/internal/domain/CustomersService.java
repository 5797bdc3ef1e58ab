package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Events;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Enters, shows, changes and finds customers. */
@Component(service = Customers.class)
public final class CustomersService implements Customers {
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final int LONGEST_QUERY = 100;
    private static final int LONGEST_CHAIN = 1000;

    private final Acts acts;
    private final CustomerStore store;
    private final Standing standing;
    private final Visible visible;
    private final Merges merges;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final Staff staff;
    private final org.inlay.platform.Events events;

    @Activate
    public CustomersService(
            @Reference Acts acts,
            @Reference CustomerStore store,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference Merges merges,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference Staff staff,
            @Reference org.inlay.platform.Events events) {
        this.acts = acts;
        this.store = store;
        this.standing = standing;
        this.visible = visible;
        this.merges = merges;
        this.clinics = clinics;
        this.calendar = calendar;
        this.staff = staff;
        this.events = events;
    }

    @Override
    public Customer create(NewCustomer customer) {
        Clinic home = clinics.get(customer.clinic());
        acts.access().require(Permissions.WRITE, home.code());
        NewCustomer in = checked(customer, home);
        return acts.transaction(() -> {
            Id id = acts.nextId();
            refuseTaken(in.chartNumber(), id);
            refuseReferrer(in.referrer(), id);
            Customer created = store.insert(Entered.create(id, in, acts.now()));
            created.consents().forEach(kind -> recordConsent(id, kind, true));
            acts.audit("customers.created", "customer", id, home.code(), Map.of());
            events.publish(new Events.CustomerCreated(id, home.code(), created.createdAt()), id);
            return shown(created);
        });
    }

    @Override
    public Customer get(Id id) {
        acts.access().requireAnywhere(Permissions.READ);
        return acts.transaction(() -> shown(visible.record(id)));
    }

    @Override
    public Map<Id, Customer> all(Collection<Id> ids) {
        acts.access().requireAnywhere(Permissions.READ);
        return acts.transaction(() -> store.active(ids).stream()
                .map(this::shown)
                .collect(Collectors.toMap(Customer::id, Function.identity())));
    }

    @Override
    public Customer update(Id id, long version, NewCustomer change) {
        Clinic home = clinics.get(change.clinic());
        acts.access().require(Permissions.WRITE, home.code());
        return acts.transaction(() -> {
            standing.lock(id);
            Customer present = visible.record(id);
            acts.access().require(Permissions.WRITE, present.clinic());
            if (present.version() != version) {
                throw new Problem(Problem.Kind.STALE, "stale").with("version", present.version());
            }
            NewCustomer in = checked(Entered.unmasked(change, present), home);
            refuseTaken(in.chartNumber(), id);
            refuseReferrer(in.referrer(), id);
            Customer changed = store.update(Entered.change(present, in));
            Entered.CONSENTS.stream()
                    .filter(kind -> present.consents().contains(kind)
                            != changed.consents().contains(kind))
                    .forEach(kind -> recordConsent(id, kind, changed.consents().contains(kind)));
            acts.audit("customers.changed", "customer", id, home.code(), Map.of("version", changed.version()));
            return shown(changed);
        });
    }

    @Override
    public Page<Customer> search(String query, PageRequest page) {
        acts.access().requireAnywhere(Permissions.READ);
        String given = Bounds.optional("q", query, LONGEST_QUERY);
        String text = given == null ? "" : given;
        Id after = page.after() == null ? null : Id.parse(page.after());
        return acts.transaction(() -> {
            List<Id> found = store.search(queryOf(text), after, page.limit() + 1);
            List<Id> shown = found.subList(0, Math.min(found.size(), page.limit()));
            String next =
                    found.size() > page.limit() ? shown.get(shown.size() - 1).toString() : null;
            return new Page<>(store.all(shown).stream().map(this::shown).toList(), next);
        });
    }

    private CustomerStore.Query queryOf(String text) {
        if (text.isEmpty()) {
            return new CustomerStore.Query(null, null, null, null);
        }
        String tail = FOUR_DIGITS.matcher(text).matches() ? text : null;
        String mobile = clinics.list().stream()
                .map(Clinic::timeZone)
                .distinct()
                .flatMap(zone -> PhoneNumber.normalise(text, zone).stream())
                .findFirst()
                .orElse(null);
        return new CustomerStore.Query(text, mobile, tail, text);
    }

    @Override
    public Optional<String> mobile(String written, String clinic) {
        return PhoneNumber.normalise(written, clinics.get(clinic).timeZone());
    }

    @Override
    public boolean isKnown(String mobile) {
        return acts.transaction(() -> store.mobileKnown(mobile));
    }

    @Override
    public List<Customer> duplicates(Id id) {
        acts.access().requireAnywhere(Permissions.READ);
        return acts.transaction(() -> store.all(store.alike(visible.record(id))).stream()
                .map(this::shown)
                .toList());
    }

    @Override
    public Merge merge(Id kept, Id duplicate) {
        return merges.merge(kept, duplicate);
    }

    @Override
    public Merge unmerge(Id merge) {
        return merges.unmerge(merge);
    }

    @Override
    public List<Merge> merges(Id customer) {
        acts.access().requireAnywhere(Permissions.READ);
        return acts.transaction(() -> merges.of(visible.record(customer).id()));
    }

    @Override
    public List<Consent> consents(Id customer) {
        acts.access().requireAnywhere(Permissions.READ);
        return acts.transaction(() -> store.consents(visible.record(customer).id()));
    }

    @Override
    public void lock(Id customer) {
        standing.lock(customer);
    }

    @Override
    public Id standing(Id customer) {
        return acts.transaction(() -> standing.of(customer));
    }

    @Override
    public Map<Id, Id> standing(Collection<Id> customers) {
        return acts.transaction(() -> standing.of(customers));
    }

    @Override
    public Map<Id, Id> lockStanding(Collection<Id> customers) {
        return acts.transaction(() -> standing.lockOf(customers));
    }

    private NewCustomer checked(NewCustomer in, Clinic home) {
        NewCustomer normal = new CustomerRules(home.timeZone(), calendar.today(home.code())).checked(in);
        return Entered.with(normal, Bounds.loginOrNone("consultant", normal.consultant(), staff));
    }

    private void refuseTaken(@Nullable String chartNumber, Id id) {
        if (chartNumber != null && store.chartNumberTaken(chartNumber, id)) {
            throw Problem.conflict("chart-number-taken");
        }
    }

    /** A customer refers neither itself nor, over any number of steps, the one who referred it. */
    private void refuseReferrer(@Nullable Id referrer, Id id) {
        Id step = referrer;
        for (int i = 0; step != null; i++) {
            if (step.equals(id) || i == LONGEST_CHAIN) {
                throw Problem.violation("referrer", "violation.referrer-cycle");
            }
            step = store.find(step)
                    .orElseThrow(() -> Problem.violation("referrer", "violation.unknown-customer"))
                    .referrer();
        }
    }

    private void recordConsent(Id id, String kind, boolean given) {
        store.recordConsent(id, new Consent(acts.nextId(), kind, given, acts.now(), acts.by()));
    }

    private Customer shown(Customer customer) {
        return acts.may(Permissions.CONTACT, customer.clinic()) ? customer : Entered.masked(customer);
    }
}
