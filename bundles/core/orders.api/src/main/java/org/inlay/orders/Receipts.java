package org.inlay.orders;

import java.time.Instant;
import java.util.List;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ProviderType;

/** Receipts (小票) of orders: each print is recorded, so that a reprint says that it is one. */
@ProviderType
public interface Receipts {
    /**
     * Records that the receipt is printed now; needs {@code orders:read} in the order's clinic. Audited.
     *
     * @throws org.inlay.platform.Problem {@code not-found}; {@code not-confirmed} for a draft
     */
    Printed print(Id order);

    /** The prints so far, the first one first. Needs {@code orders:read} in the order's clinic. */
    List<Printed> of(Id order);

    /**
     * One print.
     *
     * @param number 1 for the original, above it a reprint
     * @param by login of who printed it
     */
    record Printed(int number, Instant at, String by) {}
}
