package org.inlay.customers.internal.domain;

import java.util.Set;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;

/** Where a caller may see what; for lists that leave out instead of refusing. */
public final class Callers {
    private Callers() {}

    /** Whether the caller holds the permission in the clinic; the platform itself holds all. */
    public static boolean may(Caller caller, String permission, String clinic) {
        return isPlatform(caller) || caller.may(permission, clinic);
    }

    /** The clinics whose records the caller may see. */
    public static Seen seen(Caller caller, String permission) {
        Set<String> clinics = caller.permissions().getOrDefault(permission, Set.of());
        return new Seen(isPlatform(caller) || clinics.contains(Clinic.ORGANISATION), clinics);
    }

    private static boolean isPlatform(Caller caller) {
        return caller.staff().value() == 0;
    }

    /** Every clinic, or these. */
    public record Seen(boolean everywhere, Set<String> clinics) {}
}
