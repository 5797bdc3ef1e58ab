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
}
