package org.inlay.platform;

import java.time.LocalTime;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;

/**
 * A clinic of the organisation (G1).
 *
 * @param code unique, never changes; used as its key everywhere
 * @param name as people say it
 * @param type {@code dental}, {@code aesthetic}, {@code plastic-surgery}, {@code beauty}, or one a plugin adds
 * @param timeZone zone of its business dates now in force (G2)
 * @param currency currency of its money (G3)
 * @param dayCutOff hour at which its business day begins, now in force (G2)
 * @param version for optimistic locking
 */
public record Clinic(
        String code,
        String name,
        String type,
        ZoneId timeZone,
        CurrencyUnit currency,
        LocalTime dayCutOff,
        long version) {
    /** Scope key of the whole organisation in facts and tags (G7). */
    public static final String ORGANISATION = "";
}
