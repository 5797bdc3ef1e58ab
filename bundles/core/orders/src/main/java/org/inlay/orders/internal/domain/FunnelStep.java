package org.inlay.orders.internal.domain;

import java.util.Arrays;
import java.util.List;

/** The steps of the funnel (V8), and the deals beside it. */
public enum FunnelStep {
    /** An enquiry, whether online, by phone or on site. */
    ENQUIRED,
    /** An appointment for the date, neither cancelled nor moved to another. */
    BOOKED,
    /** A visit that is not void. */
    ARRIVED,
    /** A visit and a standing deal attached that date (V5). */
    DEALT,
    /** A standing deal of a date without a visit. */
    DEALT_WITHOUT_VISIT;

    /** Their names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(FunnelStep::name).toList();
    }

    /** Whether it knows visit types. */
    public boolean typed() {
        return this == ARRIVED || this == DEALT;
    }
}
