package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Customers;
import org.inlay.customers.Visits;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Item;
import org.inlay.orders.internal.domain.EntitlementStore.Grant;
import org.inlay.orders.internal.domain.EntitlementStore.Standing;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.StaffShare;
import org.inlay.platform.Transactions;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Entitlements as callers see them (D11): granted by plugins, listed, revoked; executed through {@link ExecutionDesk}. */
@Component
public final class EntitlementService implements Entitlements {
    private static final String READ = "orders:read";
    private static final int LONGEST_SOURCE = 100;

    private final EntitlementStore store;
    private final ExecutionDesk desk;
    private final ItemStore items;
    private final Customers customers;
    private final Visits visits;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final Transactions transactions;
    private final Access access;
    private final Stamps stamps;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public EntitlementService(
            @Reference EntitlementStore store,
            @Reference ExecutionDesk desk,
            @Reference ItemStore items,
            @Reference Customers customers,
            @Reference Visits visits,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Stamps stamps,
            @Reference Ids ids,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.store = store;
        this.desk = desk;
        this.items = items;
        this.customers = customers;
        this.visits = visits;
        this.clinics = clinics;
        this.calendar = calendar;
        this.transactions = transactions;
        this.access = access;
        this.stamps = stamps;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Entitlement grant(
            Id customer, String clinic, String item, int quantity, @Nullable LocalDate validUntil, String source) {
        if (quantity < 1) {
            throw Problem.violation("quantity", "violation.quantity");
        }
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw Problem.violation("source", "violation.required");
        }
        return transactions.required(() -> {
            Id person = customers.standing(customer);
            customers.lock(person);
            Instant at = clock.instant();
            Id id = ids.next();
            Item granted = item(item);
            Money nothing = Money.zero(clinics.get(clinic).currency());
            store.grant(
                    List.of(new Grant(
                            id,
                            person,
                            clinic,
                            null,
                            null,
                            granted.code(),
                            granted.name(),
                            granted.price(),
                            true,
                            validUntil,
                            source,
                            quantity,
                            nothing,
                            0,
                            nothing)),
                    at,
                    access.caller().login());
            audit.record(
                    "entitlements.granted",
                    "entitlement",
                    id.toString(),
                    clinic,
                    Map.of("item", item, "quantity", quantity, "source", source));
            return view(standing(id));
        });
    }

    private Item item(String code) {
        Item item = items.byCodes(List.of(code)).get(code);
        if (item == null) {
            throw Problem.invalid("unknown-item").with("item", code);
        }
        return item;
    }

    @Override
    public void revoke(Id entitlement, String reason) {
        transactions.run(() -> {
            Standing granted = locked(entitlement);
            if (granted.order() != null) {
                throw Problem.conflict("sold").with("entitlement", entitlement);
            }
            var stamp = stamps.of(granted.clinic(), clock.instant());
            Money open = granted.value().minus(granted.executedValue());
            CourseReturn unused = new CourseReturn(entitlement, granted.open(), open, open.withAmount(0));
            store.takeBack(List.of(unused), null, Stamps.reason(reason), stamp);
            visits.evidenceChanged(granted.customer(), granted.clinic(), stamp.date());
            audit.record(
                    "entitlements.revoked",
                    "entitlement",
                    entitlement.toString(),
                    granted.clinic(),
                    Map.of("sessions", granted.open()));
        });
    }

    @Override
    public Page<Entitlement> of(Id customer, PageRequest page) {
        access.requireAnywhere(READ);
        return transactions.required(() -> {
            Id person = customers.standing(customer);
            Id after = Optional.ofNullable(page.after()).map(Id::parse).orElse(null);
            List<Standing> found = store.of(person, page.limit() + 1, after);
            boolean more = found.size() > page.limit();
            List<Standing> shown = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    shown.stream().map(this::view).toList(),
                    more ? shown.get(shown.size() - 1).id().toString() : null);
        });
    }

    @Override
    public Execution execute(Id customer, String clinic, Id entitlement, int quantity, List<StaffShare> staff) {
        return desk.execute(customer, clinic, entitlement, quantity, staff);
    }

    @Override
    public Execution voidExecution(Id execution, String reason) {
        return desk.voidExecution(execution, reason);
    }

    /** Read after the lock of whose it is then: a merge may have moved it while the lock was waited for. */
    private Standing locked(Id entitlement) {
        Id customer = standing(entitlement).customer();
        customers.lock(customer);
        Standing locked = standing(entitlement);
        return locked.customer().equals(customer) ? locked : locked(entitlement);
    }

    private Standing standing(Id entitlement) {
        return store.find(entitlement).orElseThrow(() -> Problem.notFound("entitlement"));
    }

    /** Sessions hold in every clinic; the order that brought them is its own clinic's affair. */
    private Entitlement view(Standing standing) {
        boolean ordersShown = access.caller().may(READ, standing.clinic());
        return new Entitlement(
                standing.id(),
                standing.customer(),
                standing.clinic(),
                standing.item(),
                standing.name(),
                standing.quantity(),
                standing.executed(),
                standing.open(),
                standing.gift(),
                standing.value(),
                standing.listPrice(),
                standing.state(calendar.today(standing.clinic())).name(),
                standing.validUntil(),
                ordersShown ? standing.order() : null,
                ordersShown ? standing.line() : null,
                standing.source());
    }
}
