package org.inlay.customers;

import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** What is entered of a customer, when created or changed; see {@link Customer} for the fields. */
public record NewCustomer(
        String name,
        @Nullable String mobile,
        @Nullable String gender,
        @Nullable LocalDate birthday,
        @Nullable String chartNumber,
        @Nullable String source,
        @Nullable Id referrer,
        @Nullable String consultant,
        String clinic,
        Customer.@Nullable Guardian guardian,
        List<String> consents) {}
