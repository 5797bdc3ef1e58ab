package org.inlay.platform.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Proves something that must always hold of the stored data; run by {@code inlay-admin check} and nightly. */
@ConsumerType
public interface InvariantCheck {
    /** Stable id, e.g. {@code orders.ledgers}. */
    String id();

    /** Looks at everything, in read-only transactions of its own. */
    Result check();

    /**
     * @param checked records looked at
     * @param problems up to 100 findings, each naming the record; empty when all holds
     */
    record Result(long checked, List<String> problems) {}
}
