package org.inlay.coupons.internal.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** A coupon or a promotion as the interface shows it; see {@link Terms}. */
public record TemplateView(
        Id id,
        String name,
        Terms.Kind kind,
        String value,
        @Nullable BigDecimal minimumSpend,
        Set<String> items,
        Set<String> kinds,
        Set<String> clinics,
        Set<String> orderTypes,
        Set<String> channels,
        @Nullable Integer validDays,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Long quantity,
        @Nullable Integer perCustomer,
        @Nullable String stackingGroup,
        boolean combines,
        boolean recalculate,
        Map<String, Set<String>> audienceTags,
        Set<String> audienceVisits,
        Terms.@Nullable Action action,
        long version,
        Template.State state,
        long issued,
        @Nullable Long remaining) {

    static TemplateView of(Template template) {
        Terms terms = template.terms();
        return new TemplateView(
                template.id(),
                terms.name(),
                terms.kind(),
                terms.value(),
                terms.minimumSpend(),
                terms.items(),
                terms.kinds(),
                terms.clinics(),
                terms.orderTypes(),
                terms.channels(),
                terms.validDays(),
                terms.validFrom(),
                terms.validTo(),
                terms.quantity(),
                terms.perCustomer(),
                terms.stackingGroup(),
                terms.combines(),
                terms.recalculate(),
                terms.audienceTags(),
                terms.audienceVisits(),
                terms.action(),
                template.version(),
                template.state(),
                template.issued(),
                template.remaining());
    }
}
