package org.inlay.platform.internal.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at an archive before anything of it runs. */
public interface ArchiveCheck {
    /** Looks at all of it, as far as it can be read. */
    Checked check(byte[] archive);

    /**
     * What was seen.
     *
     * @param id of the plugin; empty when it cannot be read
     * @param tables what the names of its tables begin with; empty when it has none
     * @param signer who signed it; null when nobody did
     * @param findings why it is refused; empty when it may be installed
     */
    record Checked(
            String id,
            String name,
            String version,
            String tables,
            String digest,
            @Nullable String signer,
            List<Finding> findings) {}

    /**
     * Something that must not be. Its text is the message {@code plugin.finding.<code>}.
     *
     * @param what the part that it is about
     */
    record Finding(String code, String what) {}
}
