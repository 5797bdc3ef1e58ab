package org.inlay.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a clinic a list shows and in which order; null does not narrow it.
 *
 * @param type order type
 * @param from first business date
 * @param to last business date
 * @param deal whether a deal stands on it (D5, D7)
 * @param due whether something is owed on it; only confirmed ones owe
 * @param number beginning of the printed number
 */
public record OrderSelection(
        String clinic,
        @Nullable Status status,
        @Nullable String type,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean deal,
        @Nullable Boolean due,
        @Nullable String number,
        Sort sort) {

    /** How far an order got. */
    public enum Status {
        /** Not confirmed yet. */
        DRAFT,
        /** 开单. */
        CONFIRMED,
        /** Taken back whole. */
        CANCELLED
    }

    /** In which order; orders that are alike in it come newest first. */
    public enum Sort {
        /** By business date, the latest first. */
        NEWEST,
        /** By business date, the earliest first. */
        OLDEST,
        /** By net price, the highest first. */
        NET,
        /** By what is owed, the most first. */
        DUE
    }

    /** Every order of the clinic, newest first. */
    public static OrderSelection all(String clinic) {
        return new OrderSelection(clinic, null, null, null, null, null, null, null, Sort.NEWEST);
    }
}
