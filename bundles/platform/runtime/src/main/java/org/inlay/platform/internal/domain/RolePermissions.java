package org.inlay.platform.internal.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.PermissionContributor.Permission;
import org.osgi.service.component.annotations.Component;

/**
 * Which permissions each role holds, as the active bundles declare them. A plugin declares those of its own name that its
 * manifest asks for, which somebody saw before it was installed; others count for nothing.
 */
@Component(service = RolePermissions.class)
public final class RolePermissions {
    private final Map<PermissionContributor, Declared> contributors = new ConcurrentHashMap<>();
    private volatile Gathered gathered = new Gathered(Map.of(), Map.of(), Map.of());

    /** Permissions by role, the bundle that declares each, and by plugin what is declared in vain. */
    private record Gathered(
            Map<String, Set<String>> byRole, Map<String, Declared> owners, Map<String, Set<String>> refused) {}

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

    /** What a plugin declares and its manifest does not ask for. */
    public Set<String> refused(String plugin) {
        return gathered.refused.getOrDefault(plugin, Set.of());
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
        Map<String, Set<String>> refused = new HashMap<>();
        contributors.forEach((contributor, bundle) -> {
            for (Permission permission : contributor.permissions()) {
                if (bundle.allows(permission.name())) {
                    owners.put(permission.name(), bundle);
                    permission
                            .roles()
                            .forEach(role -> byRole.computeIfAbsent(role, r -> new HashSet<>())
                                    .add(permission.name()));
                } else {
                    refused.computeIfAbsent(String.valueOf(bundle.plugin()), p -> new TreeSet<>())
                            .add(permission.name());
                }
            }
        });
        gathered = new Gathered(byRole, owners, refused);
    }
}
