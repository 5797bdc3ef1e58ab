package org.inlay.platform.internal.domain;

import static org.inlay.platform.internal.domain.Roles.ADMIN;
import static org.inlay.platform.internal.domain.Roles.AUDITOR;
import static org.inlay.platform.internal.domain.Roles.HR;
import static org.inlay.platform.internal.domain.Roles.MANAGER;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** The permissions of the platform. Auditors read; whoever administers does not audit. */
@Component
public final class PlatformPermissions implements PermissionContributor {

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission("clinics:manage", Set.of(ADMIN)),
                new Permission("settings:write", Set.of(ADMIN, MANAGER)),
                new Permission(
                        "staff:read",
                        Set.of(ADMIN, MANAGER, HR, AUDITOR, "FRONT_DESK", "CONSULTANT", "ONLINE_CONSULTANT")),
                new Permission("staff:manage", Set.of(ADMIN)),
                new Permission("rules:read", Set.of(ADMIN, MANAGER, AUDITOR)),
                new Permission("rules:write", Set.of(ADMIN, MANAGER)),
                new Permission("audit:read", Set.of(AUDITOR)),
                new Permission("jobs:read", Set.of(ADMIN, AUDITOR)),
                new Permission("jobs:write", Set.of(ADMIN)),
                new Permission("imports:write", Set.of(ADMIN)),
                new Permission("checks:run", Set.of(ADMIN)),
                new Permission("plugins:read", Set.of(ADMIN, MANAGER, AUDITOR)),
                new Permission("plugins:manage", Set.of(ADMIN)));
    }
}
