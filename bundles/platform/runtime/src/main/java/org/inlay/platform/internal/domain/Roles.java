package org.inlay.platform.internal.domain;

import java.util.Set;

/** The roles as shipped. */
public final class Roles {

    /** Sees to clinics, staff, settings and the platform; the last one everywhere cannot be taken away. */
    public static final String ADMIN = "ADMIN";

    public static final String MANAGER = "MANAGER";
    public static final String AUDITOR = "AUDITOR";
    public static final String HR = "HR";

    /** Every role there is. */
    public static final Set<String> ALL = Set.of(
            MANAGER,
            "FRONT_DESK",
            "CASHIER",
            "CONSULTANT",
            "ONLINE_CONSULTANT",
            "DOCTOR",
            "NURSE",
            "ASSISTANT",
            "MARKETING",
            HR,
            AUDITOR,
            ADMIN);

    private Roles() {}
}
