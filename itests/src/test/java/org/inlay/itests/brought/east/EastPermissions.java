package org.inlay.itests.brought.east;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** What it asks for. */
@Component
public final class EastPermissions implements PermissionContributor {
    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("east:read", Set.of("MANAGER")));
    }
}
