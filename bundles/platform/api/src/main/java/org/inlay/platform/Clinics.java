package org.inlay.platform;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The clinics of the organisation (G1). Reading needs no permission beyond being signed in. */
@ProviderType
public interface Clinics {
    /**
     * The clinic with this code.
     *
     * @throws Problem {@code not-found}
     */
    Clinic get(String code);

    /** All clinics by code. */
    List<Clinic> list();

    /** Opens a clinic; needs {@code clinics:manage}. Problems: {@code clinic-exists}, {@code validation}. */
    Clinic create(String code, String name, String type, ZoneId timeZone, CurrencyUnit currency, LocalTime dayCutOff);

    /**
     * Changes zone and cut-off from a business date on, never back-dated (G2); needs {@code clinics:manage}. Dates
     * already begun keep theirs.
     *
     * @param from first business date of the new day; null = the next one that begins at least ten minutes ahead
     * @param version the {@link Clinic#version} the caller has seen
     * @throws Problem {@code back-dated} when the date begins in less than ten minutes or an earlier change is planned
     *     for it or after, {@code stale}
     */
    Clinic changeDay(String code, ZoneId timeZone, LocalTime dayCutOff, @Nullable LocalDate from, long version);

    /** An editable list of the clinic, e.g. {@code order-types} or {@code tenders}; shipped entries until it is edited. */
    List<ListEntry> entries(String clinic, String list);

    /** Replaces an editable list; needs {@code settings:write} in the clinic. Problems: {@code validation}. */
    List<ListEntry> replaceEntries(String clinic, String list, List<ListEntry> entries);

    /** One entry of an editable list. */
    record ListEntry(String code, String name) {}
}
