package org.inlay.platform;

import org.osgi.annotation.versioning.ProviderType;

/** Makes identifiers in the application: time-sorted, unique over all nodes (node number leased in the database). */
@ProviderType
public interface Ids {
    /** The next identifier; later calls on this node give greater ones. */
    Id next();
}
