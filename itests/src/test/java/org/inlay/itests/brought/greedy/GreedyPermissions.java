package org.inlay.itests.brought.greedy;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** Asks for more than its manifest says. */
@Component
public final class GreedyPermissions implements PermissionContributor {
    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("greedy:read", Set.of("NURSE")), new Permission("orders:price", Set.of("NURSE")));
    }
}
