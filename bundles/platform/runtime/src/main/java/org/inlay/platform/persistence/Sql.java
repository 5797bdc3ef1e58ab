package org.inlay.platform.persistence;

import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/**
 * jOOQ on the one data source. Inside a transaction it shares the connection with JPA: it sees what the entity manager
 * has flushed, so flush before you read your own writes. The transaction belongs to the platform; {@code
 * DSLContext.transaction} fails inside it.
 *
 * <p>Each bundle gets its own instance, because jOOQ keeps classes of its user in its caches.
 */
@ProviderType
public interface Sql {

    /** The entry to all SQL of this bundle; names are rendered unquoted, without schema. */
    DSLContext dsl();

    /** Whether the database is the embedded Derby; PostgreSQL otherwise. */
    boolean derby();
}
