package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * A person the organisation serves (G1). Identity is readable in any clinic with {@code customers:read}.
 *
 * @param mobile normalised E.164 ({@code +8613800138000}); masked for callers without {@code customers:contact}
 * @param gender {@code FEMALE}, {@code MALE} or {@code OTHER}
 * @param chartNumber the paper chart's number, unique in the organisation
 * @param source two-level channel, {@code channel} or {@code channel/sub-channel}
 * @param referrer the customer who brought this one
 * @param consultant login of the consultant in charge
 * @param clinic code of the home clinic
 * @param guardian who signs for a minor or ward
 * @param consents consents now given
 * @param mergedInto the record that stands for this one after a merge
 * @param version for optimistic locking
 */
public record Customer(
        Id id,
        String name,
        @Nullable String mobile,
        @Nullable String gender,
        @Nullable LocalDate birthday,
        @Nullable String chartNumber,
        @Nullable String source,
        @Nullable Id referrer,
        @Nullable String consultant,
        String clinic,
        @Nullable Guardian guardian,
        List<String> consents,
        Instant createdAt,
        @Nullable Id mergedInto,
        long version) {
    /** A guardian: name, mobile (E.164) and relation, e.g. {@code mother}. */
    public record Guardian(
            String name, @Nullable String mobile, @Nullable String relation) {}

    /** Consent to marketing messages. */
    public static final String CONSENT_MARKETING = "MARKETING";

    /** Consent to keep and use medical data. */
    public static final String CONSENT_MEDICAL = "MEDICAL";
}
