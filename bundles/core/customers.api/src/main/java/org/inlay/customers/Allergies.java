package org.inlay.customers;

import java.time.Instant;
import java.util.List;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Allergies (T3). Readable in any clinic with {@code customers:read}. */
@ProviderType
public interface Allergies {
    /** Records an allergy; needs {@code medical:write}. Problems: {@code not-found}, {@code validation}. */
    Allergy add(Id customer, String substance, @Nullable String reaction, @Nullable String severity);

    /** Records that the customer was asked and has none known. */
    void noneKnown(Id customer);

    /** Takes an entry of this customer back with a reason; the entry stays in the history (G4). */
    void retract(Id customer, Id allergy, String reason);

    /** What is known now. Reading is audited. */
    Known of(Id customer);

    /** {@code status}: YES, NONE_KNOWN or NOT_ASKED. */
    record Known(String status, List<Allergy> items) {}

    /** One allergy; severity {@code MILD}, {@code MODERATE} or {@code SEVERE}. */
    record Allergy(
            Id id,
            String substance,
            @Nullable String reaction,
            @Nullable String severity,
            Instant recordedAt,
            String recordedBy) {}
}
