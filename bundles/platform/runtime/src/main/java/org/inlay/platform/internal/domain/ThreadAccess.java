package org.inlay.platform.internal.domain;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the thread's caller; a refusal is audited in a transaction of its own, so that it stands. */
@Component
public final class ThreadAccess implements Access {

    private static final Caller PLATFORM = new Caller(new Id(0), "platform", Map.of(), Locale.SIMPLIFIED_CHINESE);

    private final CurrentCaller current;
    private final AuditWriter audit;
    private final Transactions transactions;
    private final RolePermissions permissions;
    private final PluginSwitches switches;

    @Activate
    public ThreadAccess(
            @Reference CurrentCaller current,
            @Reference AuditWriter audit,
            @Reference Transactions transactions,
            @Reference RolePermissions permissions,
            @Reference PluginSwitches switches) {
        this.current = current;
        this.audit = audit;
        this.transactions = transactions;
        this.permissions = permissions;
        this.switches = switches;
    }

    @Override
    public Caller caller() {
        return current.get().orElseThrow(() -> new Problem(Problem.Kind.UNAUTHENTICATED, "unauthenticated"));
    }

    @Override
    public void require(String permission, String clinic) {
        Caller caller = caller();
        requireOn(permission, clinic);
        if (!caller.may(permission, clinic)) {
            throw refuse(caller, permission, clinic);
        }
    }

    /** What belongs to a plugin is not there for a clinic that does not have it. */
    private void requireOn(String permission, String clinic) {
        if (!clinic.equals(Clinic.ORGANISATION)) {
            permissions
                    .plugin(permission)
                    .filter(plugin -> !switches.isOn(plugin, clinic))
                    .ifPresent(plugin -> {
                        throw PluginCalls.off(plugin, clinic);
                    });
        }
    }

    @Override
    public void requireAnywhere(String permission) {
        Caller caller = caller();
        if (!caller.mayAnywhere(permission)) {
            throw refuse(caller, permission, Clinic.ORGANISATION);
        }
    }

    @Override
    public void requireEverywhere(String permission) {
        require(permission, Clinic.ORGANISATION);
    }

    @Override
    public <T> T as(Caller caller, Supplier<T> work) {
        return current.with(caller, work);
    }

    @Override
    public <T> T asPlatform(Supplier<T> work) {
        return current.with(PLATFORM, work);
    }

    private Problem refuse(Caller caller, String permission, String clinic) {
        transactions.separately(() -> {
            audit.write(new AuditWriter.Entry(
                    caller.staff(),
                    "access.refused",
                    "permission",
                    permission,
                    ClinicRules.isCode(clinic) ? clinic : Clinic.ORGANISATION,
                    AuditWriter.Outcome.REFUSED,
                    Map.of()));
            return Boolean.TRUE;
        });
        return new Problem(Problem.Kind.FORBIDDEN, "forbidden")
                .with("permission", permission)
                .with("clinic", clinic);
    }
}
