package org.inlay.itests.brought.west;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** What it asks for. */
@Component
public final class WestPermissions implements PermissionContributor {
    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("west:read", Set.of("MANAGER")));
    }
}
