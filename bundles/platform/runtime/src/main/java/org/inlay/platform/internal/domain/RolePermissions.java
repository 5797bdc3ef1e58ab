package org.inlay.platform.internal.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.PermissionContributor.Permission;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which permissions each role holds, as the active bundles declare them. A plugin declares those of its own name that its
 * manifest asks for, which somebody saw before it was installed; others count for nothing.
 */
@Component(service = RolePermissions.class)
public final class RolePermissions {
    private static final Logger LOG = LoggerFactory.getLogger(RolePermissions.class);

    private final Map<PermissionContributor, Declared> contributors = new ConcurrentHashMap<>();
    private volatile Gathered gathered = new Gathered(Map.of(), Map.of());

    /** Permissions by role, and the bundle that declares each. */
    private record Gathered(Map<String, Set<String>> byRole, Map<String, Declared> owners) {}

    void add(PermissionContributor contributor, Declared bundle) {
        contributors.put(contributor, bundle);
        gather();
    }

    void remove(PermissionContributor contributor) {
        contributors.remove(contributor);
        gather();
    }

    /** The permissions of the role; none for a role nobody gives any. */
    public Set<String> of(String role) {
        return gathered.byRole.getOrDefault(role, Set.of());
    }

    /** Whether an active bundle declares the permission. */
    public boolean declared(String permission) {
        return gathered.owners.containsKey(permission);
    }

    /** The plugin that declares the permission; empty for one of the core. */
    public Optional<String> plugin(String permission) {
        return Optional.ofNullable(gathered.owners.get(permission)).map(Declared::plugin);
    }

    /** Permission → clinics, from the roles held per clinic. */
    public Map<String, Set<String>> of(Map<String, Set<String>> clinicsByRole) {
        Map<String, Set<String>> permissions = new HashMap<>();
        clinicsByRole.forEach((role, clinics) -> of(role).forEach(permission ->
                permissions.computeIfAbsent(permission, p -> new HashSet<>()).addAll(clinics)));
        return permissions;
    }

    /** Two contributors may come at once; the later one sees both. */
    private synchronized void gather() {
        Map<String, Set<String>> byRole = new HashMap<>();
        Map<String, Declared> owners = new HashMap<>();
        contributors.forEach((contributor, bundle) -> {
            for (Permission permission : contributor.permissions()) {
                if (bundle.allows(permission.name())) {
                    owners.put(permission.name(), bundle);
                    permission.roles().forEach(role -> byRole.computeIfAbsent(role, r -> new HashSet<>())
                            .add(permission.name()));
                } else {
                    LOG.warn(
                            "{} is declared by plugin {} and not asked for in its manifest",
                            permission.name(),
                            bundle.plugin());
                }
            }
        });
        gathered = new Gathered(byRole, owners);
    }
}
