package org.inlay.platform.internal.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.PermissionContributor.Permission;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Which permissions each role holds, as the active bundles declare them. */
@Component(service = RolePermissions.class)
public final class RolePermissions {

    private final List<PermissionContributor> contributors = new CopyOnWriteArrayList<>();
    private volatile Map<String, Set<String>> byRole = Map.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(PermissionContributor contributor) {
        contributors.add(contributor);
        gather();
    }

    void remove(PermissionContributor contributor) {
        contributors.remove(contributor);
        gather();
    }

    /** The permissions of the role; none for a role nobody gives any. */
    public Set<String> of(String role) {
        return byRole.getOrDefault(role, Set.of());
    }

    /** Whether an active bundle declares the permission. */
    public boolean declared(String permission) {
        return contributors.stream()
                .flatMap(contributor -> contributor.permissions().stream())
                .anyMatch(declared -> declared.name().equals(permission));
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
        Map<String, Set<String>> gathered = new TreeMap<>();
        for (PermissionContributor contributor : contributors) {
            for (Permission permission : contributor.permissions()) {
                for (String role : permission.roles()) {
                    gathered.computeIfAbsent(role, r -> new HashSet<>()).add(permission.name());
                }
            }
        }
        byRole = gathered;
    }
}
