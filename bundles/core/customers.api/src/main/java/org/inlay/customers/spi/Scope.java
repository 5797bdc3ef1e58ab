package org.inlay.customers.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Clinic;

/**
 * Whose values a criterion reads, and when.
 *
 * @param clinic code, or {@link Clinic#ORGANISATION}
 * @param now instant of the question
 * @param today business date of the clinic; of the organisation the latest of its clinics'
 * @param clinics every clinic of the organisation, for instants that become dates by each clinic's own zone
 */
public record Scope(String clinic, Instant now, LocalDate today, List<Clinic> clinics) {
    /** Decimals of the currency that amounts are in: the clinic's, of the organisation its first clinic's. */
    public int decimals() {
        return clinics.stream()
                .filter(one -> clinic.equals(Clinic.ORGANISATION) || clinic.equals(one.code()))
                .findFirst()
                .map(one -> one.currency().getDecimalPlaces())
                .orElse(2);
    }

    /** The column names the clinic; of the organisation any clinic will do. */
    public SqlCondition on(String column) {
        return clinic.equals(Clinic.ORGANISATION) ? SqlCondition.always() : SqlCondition.of(column + " = ?", clinic);
    }
}
