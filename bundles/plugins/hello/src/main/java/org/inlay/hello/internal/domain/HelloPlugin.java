package org.inlay.hello.internal.domain;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says that the plugin is there, once its greetings, and so its tables, are; and what it asks for. */
@Component
public final class HelloPlugin implements Plugin, PermissionContributor {
    @Activate
    public HelloPlugin(@Reference Greetings greetings) {}

    @Override
    public String id() {
        return "hello";
    }

    @Override
    public List<Permission> permissions() {
        Set<String> roles = Set.of("MANAGER", "FRONT_DESK");
        return List.of(new Permission("hello:read", roles), new Permission("hello:write", roles));
    }
}
