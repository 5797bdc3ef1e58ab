package org.inlay.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way from the core to its extensions. Filters by clinic in one place; extensions never do. Highest service
 * ranking first.
 */
@ProviderType
public interface Extensions {
    /** The extensions of this point that are on for the clinic; {@link Clinic#ORGANISATION} gives all that are active. */
    <T> List<T> active(Class<T> point, String clinic);

    /**
     * Before money is priced: takes from the database, in the caller's transaction, which plugins are on for the clinic, and
     * {@link #active} answers by that. A plugin that failed counts as off.
     *
     * @throws Problem {@code plugin-starting} (503) when one that is on is not active on this node yet: no price without it
     */
    void settle(String clinic);
}
