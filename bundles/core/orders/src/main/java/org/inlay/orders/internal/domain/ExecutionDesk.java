package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.customers.Customers;
import org.inlay.customers.Visits;
import org.inlay.orders.Entitlements.Execution;
import org.inlay.orders.Events.EntitlementExecuted;
import org.inlay.orders.Events.ExecutionVoided;
import org.inlay.orders.internal.domain.EntitlementStore.Standing;
import org.inlay.orders.internal.domain.ExecutionStore.Executed;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinics;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.StaffShare;
import org.inlay.platform.Transactions;
import org.inlay.platform.Violation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Executes sessions (划扣/执行) and voids executions (D11). Sessions bought in one clinic may be executed in any. */
@Component(service = ExecutionDesk.class)
public final class ExecutionDesk {
    private static final String PERMISSION = "executions:write";

    private final EntitlementStore entitlements;
    private final ExecutionStore executions;
    private final Logins logins;
    private final Customers customers;
    private final Visits visits;
    private final Clinics clinics;
    private final Transactions transactions;
    private final Access access;
    private final Stamps stamps;
    private final Ids ids;
    private final Events events;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public ExecutionDesk(
            @Reference EntitlementStore entitlements,
            @Reference ExecutionStore executions,
            @Reference Logins logins,
            @Reference Customers customers,
            @Reference Visits visits,
            @Reference Clinics clinics,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Stamps stamps,
            @Reference Ids ids,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.entitlements = entitlements;
        this.executions = executions;
        this.logins = logins;
        this.customers = customers;
        this.visits = visits;
        this.clinics = clinics;
        this.transactions = transactions;
        this.access = access;
        this.stamps = stamps;
        this.ids = ids;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    Execution execute(Id customer, String clinic, Id entitlement, int quantity, List<StaffShare> staff) {
        access.require(PERMISSION, clinic);
        if (quantity < 1) {
            throw Problem.violation("quantity", "violation.quantity");
        }
        return transactions.required(() -> {
            List<StaffShare> shares = complete(staff);
            Id person = customers.standing(customer);
            customers.lock(person);
            Stamp stamp = stamps.of(clinics.get(clinic).code(), clock.instant());
            Standing standing = standing(entitlement, person);
            mustBeOpen(standing, quantity, stamp);
            Executed executed = new Executed(
                    ids.next(),
                    entitlement,
                    person,
                    clinic,
                    stamp.at(),
                    stamp.date(),
                    quantity,
                    standing.valueOf(quantity),
                    standing.gift(),
                    false,
                    shares);
            if (!executions.execute(executed, stamp.by())) {
                throw notEnough(standing);
            }
            visits.evidenceChanged(person, clinic, stamp.date());
            announce(executed);
            return view(executed, false);
        });
    }

    private Standing standing(Id entitlement, Id customer) {
        return entitlements
                .find(entitlement)
                .filter(found -> found.customer().equals(customer))
                .orElseThrow(() -> Problem.notFound("entitlement"));
    }

    private static void mustBeOpen(Standing standing, int quantity, Stamp stamp) {
        switch (standing.state(stamp.date())) {
            case VOID -> throw Problem.conflict("not-open").with("entitlement", standing.id());
            case EXPIRED -> throw Problem.conflict("expired").with("validUntil", String.valueOf(standing.validUntil()));
            case USED, OPEN -> {
                if (quantity > standing.open()) {
                    throw notEnough(standing);
                }
            }
        }
    }

    private static Problem notEnough(Standing standing) {
        return Problem.conflict("not-enough").with("remaining", standing.open());
    }

    private List<StaffShare> complete(List<StaffShare> staff) {
        List<Violation> violations = new ArrayList<>();
        List<StaffShare> complete = StaffShares.complete(staff, "staff", logins::known, violations);
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
        return complete;
    }

    private void announce(Executed executed) {
        events.publish(
                new EntitlementExecuted(
                        executed.id(),
                        executed.entitlement(),
                        executed.customer(),
                        executed.clinic(),
                        executed.date(),
                        executed.quantity(),
                        executed.value()),
                executed.entitlement());
        audit.record(
                "entitlements.executed",
                "execution",
                executed.id().toString(),
                executed.clinic(),
                Map.of("entitlement", executed.entitlement().toString(), "quantity", executed.quantity()));
    }

    Execution voidExecution(Id id, String reason) {
        return transactions.required(() -> {
            Executed executed = locked(id);
            access.require(PERMISSION, executed.clinic());
            if (executed.voided()) {
                throw alreadyVoid(id);
            }
            Instant at = clock.instant();
            Stamp stamp = stamps.of(executed.clinic(), at);
            if (!executions.voidExecution(executed, Stamps.reason(reason), stamp)) {
                throw alreadyVoid(id);
            }
            visits.evidenceChanged(executed.customer(), executed.clinic(), executed.date());
            events.publish(
                    new ExecutionVoided(
                            id,
                            executed.entitlement(),
                            executed.customer(),
                            executed.clinic(),
                            stamp.date(),
                            executed.quantity(),
                            executed.value()),
                    executed.entitlement());
            audit.record(
                    "entitlements.execution-voided",
                    "execution",
                    id.toString(),
                    executed.clinic(),
                    Map.of("entitlement", executed.entitlement().toString(), "quantity", executed.quantity()));
            return view(executed, true);
        });
    }

    /** Read after the lock of whose it is then: a merge may have moved it while the lock was waited for. */
    private Executed locked(Id id) {
        Id customer = executed(id).customer();
        customers.lock(customer);
        Executed locked = executed(id);
        return locked.customer().equals(customer) ? locked : locked(id);
    }

    private Executed executed(Id id) {
        return executions.find(id).orElseThrow(() -> Problem.notFound("execution"));
    }

    private static Problem alreadyVoid(Id id) {
        return Problem.conflict("already-void").with("execution", id);
    }

    private static Execution view(Executed executed, boolean voided) {
        return new Execution(
                executed.id(),
                executed.entitlement(),
                executed.customer(),
                executed.clinic(),
                executed.at(),
                executed.date(),
                executed.quantity(),
                executed.value(),
                executed.gift(),
                voided ? "VOID" : "EXECUTED",
                executed.staff());
    }
}
