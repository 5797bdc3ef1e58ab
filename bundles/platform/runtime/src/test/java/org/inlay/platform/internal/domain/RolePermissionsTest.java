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
        permissions.add(new PlatformPermissions(), Declared.CORE);
        permissions.add(coupons, Declared.CORE);

        assertThat(permissions.of("MARKETING")).containsExactly("coupons:issue");
        permissions.remove(coupons);
        assertThat(permissions.of("MARKETING")).isEmpty();
    }

    @Test
    void aPermissionHoldsWhereARoleThatHasItIsHeld() {
        permissions.add(new PlatformPermissions(), Declared.CORE);

        Map<String, Set<String>> held = permissions.of(Map.of("MANAGER", Set.of("A", "B"), "HR", Set.of("")));

        assertThat(held.get("staff:read")).containsExactlyInAnyOrder("A", "B", "");
        assertThat(held.get("settings:write")).containsExactlyInAnyOrder("A", "B");
        assertThat(held).doesNotContainKey("staff:manage");
    }

    @Test
    @DisplayName("Whoever administers does not read the audit trail, whoever audits changes nothing")
    void administratorAndAuditorApart() {
        permissions.add(new PlatformPermissions(), Declared.CORE);

        assertThat(permissions.of("ADMIN")).doesNotContain("audit:read");
        assertThat(permissions.of("AUDITOR"))
                .contains("audit:read")
                .noneMatch(p -> p.endsWith(":write") || p.endsWith(":manage"));
    }

    @Test
    @DisplayName("A plugin gets what its manifest asks for, under its own name, and nothing else")
    void undeclared() {
        PermissionContributor greedy = () -> List.of(
                new Permission("stars:read", Set.of("NURSE")),
                new Permission("stars:write", Set.of("NURSE")),
                new Permission("orders:price", Set.of("NURSE")));

        permissions.add(greedy, new Declared("stars", Set.of("stars:read", "orders:price")));

        assertThat(permissions.of("NURSE")).containsExactly("stars:read");
        assertThat(permissions.declared("orders:price")).isFalse();
        assertThat(permissions.refused("stars")).containsExactly("orders:price", "stars:write");
        assertThat(permissions.plugin("stars:read")).contains("stars");
    }
}
