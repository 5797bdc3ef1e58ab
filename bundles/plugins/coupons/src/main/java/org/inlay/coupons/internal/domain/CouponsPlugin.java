package org.inlay.coupons.internal.domain;

import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says that coupons are there, and what they ask for. */
@Component
public final class CouponsPlugin implements Plugin, PermissionContributor {
    static final String READ = "coupons:read";
    static final String WRITE = "coupons:write";
    static final String ISSUE = "coupons:issue";
    static final String SETTLE = "coupons:settle";

    @Activate
    public CouponsPlugin(@Reference Coupons coupons, @Reference Wallets wallets) {}

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(READ, Set.of("MANAGER", "MARKETING", "FRONT_DESK", "CASHIER", "CONSULTANT")),
                new Permission(WRITE, Set.of("MANAGER", "MARKETING")),
                new Permission(ISSUE, Set.of("MANAGER", "MARKETING", "FRONT_DESK")),
                new Permission(SETTLE, Set.of("MANAGER", "CASHIER")));
    }
}
