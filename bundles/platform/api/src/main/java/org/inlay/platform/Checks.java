package org.inlay.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Runs every {@link org.inlay.platform.spi.InvariantCheck}: proves that what is stored still adds up. */
@ProviderType
public interface Checks {
    /** Runs all checks, by id. Needs {@code checks:run} everywhere; audited. */
    List<Item> run();

    /**
     * What one check found.
     *
     * @param checked records looked at
     * @param problems up to 100 findings, each naming the record
     * @param durationMs milliseconds it took
     */
    record Item(String check, boolean ok, long checked, List<String> problems, long durationMs) {}
}
