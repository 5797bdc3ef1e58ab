package org.inlay.platform.persistence;

import java.time.Instant;
import org.inlay.platform.Id;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/**
 * Column types of jOOQ tables beyond jOOQ's own. Use {@link #INSTANT} instead of {@code SQLDataType.INSTANT}, which Derby
 * does not know.
 */
public final class Columns {
    /** {@code timestamp} on Derby, {@code timestamptz} on PostgreSQL; UTC whatever the JVM's zone is. */
    public static final DataType<Instant> INSTANT = SQLDataType.TIMESTAMP.asConvertedDataType(new InstantBinding());

    /** {@code bigint} that holds an {@link Id}. */
    public static final DataType<Id> ID =
            SQLDataType.BIGINT.asConvertedDataType(Converter.ofNullable(Long.class, Id.class, Id::new, Id::value));

    private Columns() {}
}
