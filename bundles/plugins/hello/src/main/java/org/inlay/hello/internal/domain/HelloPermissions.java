package org.inlay.hello.internal.domain;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** What the plugin asks for, and the roles that hold it. */
@Component
public final class HelloPermissions implements PermissionContributor {
    static final String READ = "hello:read";
    static final String WRITE = "hello:write";

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(READ, Set.of("MANAGER", "FRONT_DESK")),
                new Permission(WRITE, Set.of("MANAGER", "FRONT_DESK")));
    }
}
