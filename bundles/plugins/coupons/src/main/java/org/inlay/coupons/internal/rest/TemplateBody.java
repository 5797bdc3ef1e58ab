package org.inlay.coupons.internal.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.platform.Problem;
import org.inlay.platform.web.MoneyInput;
import org.jspecify.annotations.Nullable;

/** A coupon or a promotion as it is designed; see {@link Terms}. */
public record TemplateBody(
        @NotBlank @Size(max = 60) String name,
        @NotNull Terms.Kind kind,
        @Nullable MoneyInput value,
        @Nullable MoneyInput minimumSpend,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 30) String> items,
        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 40) String> kinds,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 32) String> clinics,
        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 40) String> orderTypes,
        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 40) String> channels,
        @Nullable Integer validDays,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Long quantity,
        @Nullable Integer perCustomer,
        @Nullable @Size(max = 60) String stackingGroup,
        @Nullable Boolean combines,
        @Nullable Boolean recalculate,
        @Nullable @Valid AudienceBody audience,
        Terms.@Nullable Action action) {

    /** Who may get it: one of the values of each tag, and one of the last visit types. */
    public record AudienceBody(
            @Nullable @Size(max = 10)
            Map<@NotBlank @Size(max = 60) String, @NotNull @Size(max = 10) Set<@NotBlank @Size(max = 30) String>> tags,

            @Nullable @Size(max = 6) Set<@NotBlank @Size(max = 20) String> lastVisitTypes) {}

    Terms terms() {
        return new Terms(
                name.strip(),
                kind,
                value == null ? "" : value.amount(),
                minimumSpend == null ? null : decimal(minimumSpend.amount()),
                some(items),
                some(kinds),
                some(clinics),
                some(orderTypes),
                some(channels),
                validDays,
                validFrom,
                validTo,
                quantity,
                perCustomer,
                stackingGroup,
                Boolean.TRUE.equals(combines),
                Boolean.TRUE.equals(recalculate),
                audience == null || audience.tags() == null ? Map.of() : audience.tags(),
                audience == null ? Set.of() : some(audience.lastVisitTypes()),
                action);
    }

    private static Set<String> some(@Nullable Set<String> texts) {
        return texts == null ? Set.of() : texts;
    }

    private static BigDecimal decimal(String amount) {
        if (!amount.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw Problem.violation("minimumSpend", "violation.amount");
        }
        return new BigDecimal(amount);
    }
}
