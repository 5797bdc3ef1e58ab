package org.inlay.customers.internal.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.service.component.annotations.Component;

/** What may be asked of customers, and who holds it as shipped. */
@Component
public final class Permissions implements PermissionContributor {
    static final String READ = "customers:read";
    static final String WRITE = "customers:write";
    static final String CONTACT = "customers:contact";
    static final String MERGE = "customers:merge";
    static final String EXPORT = "customers:export";
    static final String MEDICAL_READ = "medical:read";
    static final String MEDICAL_WRITE = "medical:write";
    static final String ENQUIRIES_READ = "enquiries:read";
    static final String ENQUIRIES_WRITE = "enquiries:write";
    static final String APPOINTMENTS_READ = "appointments:read";
    static final String APPOINTMENTS_WRITE = "appointments:write";
    static final String VISITS_READ = "visits:read";
    static final String VISITS_WRITE = "visits:write";
    static final String SEGMENTS_READ = "segments:read";
    static final String SEGMENTS_WRITE = "segments:write";

    private static final Set<String> DESK = Set.of("MANAGER", "FRONT_DESK", "CONSULTANT", "ONLINE_CONSULTANT");
    private static final Set<String> SELLING = Set.of("MANAGER", "MARKETING", "CONSULTANT", "ONLINE_CONSULTANT");
    private static final Set<String> MEDICAL = Set.of("MANAGER", "DOCTOR", "NURSE");
    private static final Set<String> CLINICAL = Set.of(
            "MANAGER", "FRONT_DESK", "CONSULTANT", "ONLINE_CONSULTANT", "DOCTOR", "NURSE", "ASSISTANT", "AUDITOR");

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(READ, with(CLINICAL, "CASHIER", "MARKETING")),
                new Permission(WRITE, DESK),
                new Permission(CONTACT, DESK),
                new Permission(MERGE, Set.of("MANAGER")),
                new Permission(EXPORT, Set.of("MANAGER")),
                new Permission(MEDICAL_READ, with(MEDICAL, "ASSISTANT")),
                new Permission(MEDICAL_WRITE, MEDICAL),
                new Permission(ENQUIRIES_READ, with(CLINICAL, "MARKETING")),
                new Permission(ENQUIRIES_WRITE, with(DESK, "DOCTOR", "NURSE")),
                new Permission(APPOINTMENTS_READ, with(CLINICAL, "CASHIER")),
                new Permission(APPOINTMENTS_WRITE, with(DESK, "DOCTOR", "NURSE")),
                new Permission(VISITS_READ, with(CLINICAL, "CASHIER", "MARKETING")),
                new Permission(VISITS_WRITE, with(DESK, "DOCTOR", "NURSE")),
                new Permission(SEGMENTS_READ, SELLING),
                new Permission(SEGMENTS_WRITE, Set.of("MANAGER", "MARKETING")));
    }

    private static Set<String> with(Set<String> roles, String... more) {
        Set<String> all = new HashSet<>(roles);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
