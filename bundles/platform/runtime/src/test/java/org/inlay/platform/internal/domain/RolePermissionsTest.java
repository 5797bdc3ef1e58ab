package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.PermissionContributor.Permission;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RolePermissionsTest {

    private final RolePermissions permissions = new RolePermissions();

    @Test
    void permissionsComeAndGoWithTheirBundles() {
        PermissionContributor coupons = () -> List.of(new Permission("coupons:issue", Set.of("MARKETING", "MANAGER")));
        permissions.add(new PlatformPermissions());
        permissions.add(coupons);

        assertThat(permissions.of("MARKETING")).containsExactly("coupons:issue");
        permissions.remove(coupons);
        assertThat(permissions.of("MARKETING")).isEmpty();
    }

    @Test
    void aPermissionHoldsWhereARoleThatHasItIsHeld() {
        permissions.add(new PlatformPermissions());

        Map<String, Set<String>> held = permissions.of(Map.of("MANAGER", Set.of("A", "B"), "HR", Set.of("")));

        assertThat(held.get("staff:read")).containsExactlyInAnyOrder("A", "B", "");
        assertThat(held.get("settings:write")).containsExactlyInAnyOrder("A", "B");
        assertThat(held).doesNotContainKey("staff:manage");
    }

    @Test
    @DisplayName("Whoever administers does not read the audit trail, whoever audits changes nothing")
    void administratorAndAuditorApart() {
        permissions.add(new PlatformPermissions());

        assertThat(permissions.of("ADMIN")).doesNotContain("audit:read");
        assertThat(permissions.of("AUDITOR"))
                .contains("audit:read")
                .noneMatch(p -> p.endsWith(":write") || p.endsWith(":manage"));
    }
}
