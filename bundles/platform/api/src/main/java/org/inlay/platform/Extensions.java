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
     * For whoever prices: the extensions as the database has them on for this clinic, read in the caller's transaction and
     * the same however often they are asked for. A plugin that failed counts as off.
     *
     * @throws Problem {@code plugin-starting} (503) when one that is on is not active on this node yet: no price without it
     */
    Extensions settled(String clinic);
}
