package org.inlay.demo.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Staff;
import org.inlay.platform.TimeTravel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Acts as the demo's staff, at times gone by. */
@Component(service = DemoCallers.class)
public final class DemoCallers {
    private static final List<String> PERMISSIONS = List.of(
            "customers:read",
            "customers:write",
            "customers:contact",
            "medical:read",
            "medical:write",
            "enquiries:read",
            "enquiries:write",
            "appointments:read",
            "appointments:write",
            "visits:read",
            "visits:write",
            "catalogue:read",
            "orders:read",
            "orders:write",
            "orders:price",
            "payments:write",
            "payments:refund",
            "executions:write");

    private final Access access;
    private final Staff staff;
    private final TimeTravel travel;

    @Activate
    public DemoCallers(@Reference Access access, @Reference Staff staff, @Reference TimeTravel travel) {
        this.access = access;
        this.staff = staff;
        this.travel = travel;
    }

    /** As the platform, at that instant. */
    <T> T platform(Instant at, Supplier<T> work) {
        return travel.at(at, () -> access.asPlatform(work));
    }

    /** As the staff member, at that instant, in that clinic. */
    <T> T as(String login, String clinic, Instant at, Supplier<T> work) {
        Set<String> where = Set.of(clinic, Clinic.ORGANISATION);
        Map<String, Set<String>> permissions =
                PERMISSIONS.stream().collect(Collectors.toMap(permission -> permission, permission -> where));
        Caller caller = access.asPlatform(
                () -> new Caller(staff.byLogin(login).id(), login, permissions, Locale.SIMPLIFIED_CHINESE));
        return travel.at(at, () -> access.as(caller, work));
    }
}
