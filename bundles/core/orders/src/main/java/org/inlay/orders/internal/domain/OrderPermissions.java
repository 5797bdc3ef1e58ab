package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** The permissions of catalogue, orders, payments and executions, with the shipped roles that hold them. */
@Component(service = PermissionContributor.class)
public class OrderPermissions implements PermissionContributor {
    private static final String MANAGER = "MANAGER";
    private static final String FRONT_DESK = "FRONT_DESK";
    private static final String CASHIER = "CASHIER";
    private static final String CONSULTANT = "CONSULTANT";
    private static final String ONLINE_CONSULTANT = "ONLINE_CONSULTANT";
    private static final String DOCTOR = "DOCTOR";
    private static final String NURSE = "NURSE";
    private static final String ASSISTANT = "ASSISTANT";
    private static final String MARKETING = "MARKETING";
    private static final String AUDITOR = "AUDITOR";

    private static final Set<String> SEE =
            Set.of(MANAGER, FRONT_DESK, CASHIER, CONSULTANT, ONLINE_CONSULTANT, DOCTOR, NURSE, ASSISTANT, AUDITOR);

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(
                        "catalogue:read",
                        Set.of(
                                MANAGER,
                                FRONT_DESK,
                                CASHIER,
                                CONSULTANT,
                                ONLINE_CONSULTANT,
                                DOCTOR,
                                NURSE,
                                ASSISTANT,
                                MARKETING,
                                AUDITOR)),
                new Permission("catalogue:write", Set.of(MANAGER)),
                new Permission("orders:read", SEE),
                new Permission("orders:export", Set.of(MANAGER)),
                new Permission("orders:write", Set.of(MANAGER, FRONT_DESK, CASHIER, CONSULTANT)),
                new Permission("orders:price", Set.of(MANAGER)),
                new Permission("orders:cancel", Set.of(MANAGER)),
                new Permission("payments:write", Set.of(MANAGER, FRONT_DESK, CASHIER)),
                new Permission("payments:refund", Set.of(MANAGER)),
                new Permission("payments:write-off", Set.of(MANAGER)),
                new Permission("executions:write", Set.of(MANAGER, FRONT_DESK, DOCTOR, NURSE, ASSISTANT)),
                new Permission("reports:read", Set.of(MANAGER, MARKETING, CONSULTANT, AUDITOR)),
                new Permission(RfmService.READ, Set.of(MANAGER, MARKETING)),
                new Permission(RfmService.WRITE, Set.of(MANAGER, MARKETING)));
    }
}
