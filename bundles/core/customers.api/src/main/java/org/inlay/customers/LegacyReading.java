package org.inlay.customers;

import java.util.Set;

/**
 * How the old system's customer types 新客 and 老客 are understood as values of the tag {@code deal} (T8). The clinic
 * chooses before the import is committed.
 */
public enum LegacyReading {
    /** The types told deals: 新客 → ONCE, 老客 → MULTIPLE. */
    DEALS,
    /** The types told visits: 新客 → NONE, 老客 → ONCE or MULTIPLE. */
    VISITS;

    /** 新客: a new customer of the old system. */
    public static final String NEW = "NEW";

    /** 老客: an old customer of the old system. */
    public static final String OLD = "OLD";

    /** What a condition on the old type becomes: the values of the tag {@code deal} it then names. */
    public Set<String> condition(String oldType) {
        if (oldType.equals(NEW)) {
            return Set.of(this == DEALS ? "ONCE" : "NONE");
        }
        return this == DEALS ? Set.of("MULTIPLE") : Set.of("ONCE", "MULTIPLE");
    }

    /**
     * What the old type says of one customer.
     *
     * @param dealDates distinct dates with a deal that the old system knew of; decides between ONCE and MULTIPLE
     */
    public String deal(String oldType, int dealDates) {
        if (oldType.equals(NEW)) {
            return this == DEALS ? "ONCE" : "NONE";
        }
        return this == DEALS || dealDates > 1 ? "MULTIPLE" : "ONCE";
    }
}
