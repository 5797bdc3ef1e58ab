package org.inlay.platform.persistence;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Registered with the service property {@code inlay.schema} once the tables of that changelog are up to date. Whatever
 * touches tables waits for it: {@code @Reference(target = "(inlay.schema=orders)") SchemaReady schema}.
 */
@ProviderType
public interface SchemaReady {

    /** The service property that names the changelog. */
    String SCHEMA = "inlay.schema";

    /** The changelog's name, for example {@code orders}. */
    String schema();
}
