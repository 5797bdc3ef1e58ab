package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored.
 *
 * @param line null when nobody was rated and the scoring gave none
 * @param counts customers by class code, the unrated too; a class without any may be absent
 */
public record RfmRun(
        Id id,
        RfmWindow window,
        Scoring scoring,
        @Nullable Integer quantile,
        @Nullable RfmLine line,
        RfmLine.Sums sums,
        Map<String, Long> counts,
        Instant madeAt,
        String madeBy) {
    public String clinic() {
        return window.clinic();
    }

    public LocalDate asOf() {
        return window.asOf();
    }

    CurrencyUnit currency() {
        return window.currency();
    }
}
