package org.inlay.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who asks. Permissions are read anew for every request, so that a revoked role ends with the next one.
 *
 * @param staff id of the staff member; absent value 0 is the platform itself (jobs, imports at start)
 * @param login the sign-in name
 * @param permissions permission → clinics it holds in; {@link Clinic#ORGANISATION} means every clinic
 * @param locale language of messages
 */
public record Caller(Id staff, String login, Map<String, Set<String>> permissions, Locale locale) {
    /** Whether this is the platform itself, which may do everything. */
    public boolean platform() {
        return staff.value() == 0;
    }

    /** Whether the caller holds the permission in this clinic. */
    public boolean may(String permission, String clinic) {
        if (platform()) {
            return true;
        }
        Set<String> clinics = permissions.getOrDefault(permission, Set.of());
        return clinics.contains(Clinic.ORGANISATION) || clinics.contains(clinic);
    }

    /** Whether the caller holds the permission in at least one clinic. */
    public boolean mayAnywhere(String permission) {
        return platform() || !permissions.getOrDefault(permission, Set.of()).isEmpty();
    }
}
