package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Enquiries (咨询, V9): who asked what, and when to contact them next. */
@ProviderType
public interface Enquiries {
    /** Records an enquiry; needs {@code enquiries:write} in the clinic. */
    Enquiry record(NewEnquiry enquiry);

    /** The enquiries of a customer in clinics the caller may read, newest first. */
    Page<Enquiry> of(Id customer, PageRequest page);

    /** What is entered; channel {@code ONLINE, PHONE, ON_SITE, REFERRAL}; {@code at} null = now; {@code staff} = login of who took it. */
    record NewEnquiry(
            Id customer,
            String clinic,
            @Nullable Instant at,
            String channel,
            String question,
            @Nullable String answer,
            @Nullable String staff,
            @Nullable LocalDate nextContact) {}

    /** An enquiry. */
    record Enquiry(
            Id id,
            Id customer,
            String clinic,
            Instant at,
            LocalDate date,
            String channel,
            String question,
            @Nullable String answer,
            @Nullable String staff,
            @Nullable LocalDate nextContact) {}
}
