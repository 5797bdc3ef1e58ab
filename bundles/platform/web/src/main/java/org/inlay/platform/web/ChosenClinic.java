package org.inlay.platform.web;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The clinic a request speaks of, where its path does not say: a field or parameter, else the header {@code Inlay-Clinic}. */
@ProviderType
public interface ChosenClinic {
    /**
     * The stated code, else the header's.
     *
     * @throws org.inlay.platform.Problem {@code clinic-required} when neither is there
     */
    String of(@Nullable String stated);

    /** The stated code, else the header's, else null (the organisation). */
    @Nullable
    String orNone(@Nullable String stated);
}
