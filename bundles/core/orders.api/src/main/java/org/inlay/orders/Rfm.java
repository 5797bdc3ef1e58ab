package org.inlay.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Rates customers by recency, frequency and money (RFM, S3, S4). A run looks once at the orders of a window and is frozen:
 * later orders, returns and merges change none of its results. Each class is a segment: criteria {@code rfm} and {@code
 * rfm-moved}.
 */
@ProviderType
public interface Rfm {
    /** Class code of customers without an order in the window (未评分). */
    String UNRATED = "UNRATED";

    /** Rates every customer of the scope; needs {@code rfm:write} in it. Problems: {@code validation}, {@code not-found}. */
    Run run(NewRun asked);

    /** Runs the caller may read, latest made first; {@code clinic} null = of every scope. Needs {@code rfm:read} anywhere. */
    Page<Run> runs(@Nullable String clinic, PageRequest page);

    /** A run; needs {@code rfm:read} in its scope. Problems: {@code not-found}. */
    Run get(Id run);

    /**
     * Who moved where from one run to another, of customers that live now; needs {@code rfm:read} in both scopes.
     * Problems: {@code not-found}.
     */
    Comparison compare(Id from, Id to);

    /** How a run rated this customer, and why (G5). Problems: {@code not-found}. */
    Rating rating(Id run, Id customer);

    /**
     * The currency in which a run of the scope counts.
     *
     * @param asked null where the scope has one currency only
     * @throws org.inlay.platform.Problem {@code validation} when none is asked where there are several, or an absent one
     */
    CurrencyUnit currency(String clinic, @Nullable CurrencyUnit asked);

    /** Where the line between high and low is drawn. */
    enum Scoring {
        /** At given thresholds: F and M at or above, R at or below is high. */
        FIXED,
        /** At the mean: F and M strictly above, R at or below is high. */
        MEAN,
        /** At a quantile, the median unless stated: F and M strictly above, R at or below is high. */
        QUANTILE
    }

    /** When the money of a stored-value account counts; once either way (D12). */
    enum CountedAt {
        /** When the balance pays for an order; top-ups do not count. */
        BALANCE_PAYMENT,
        /** When it is topped up; what is paid from balance does not count. */
        TOP_UP
    }

    /**
     * What to rate.
     *
     * @param clinic code, or {@code Clinic.ORGANISATION}
     * @param asOf business date to which days are counted; null = today
     * @param windowMonths calendar months before {@code asOf}, the first date included; 1 to 240; null = 18
     * @param thresholds of FIXED; null = as shipped
     * @param quantile of QUANTILE, percent of customers that are not high in F or M, 1 to 99; null = 50
     * @param currency orders in others do not count; null where the scope has one only
     * @param countedAt null = BALANCE_PAYMENT
     */
    record NewRun(
            String clinic,
            @Nullable LocalDate asOf,
            @Nullable Integer windowMonths,
            Scoring scoring,
            @Nullable AskedThresholds thresholds,
            @Nullable Integer quantile,
            @Nullable CurrencyUnit currency,
            @Nullable CountedAt countedAt) {}

    /**
     * Thresholds as asked; null = as shipped: 90 days, 4 dates, 5,000.
     *
     * @param recencyDays 0 to 9999
     * @param frequency 1 to 9999
     * @param money not below zero
     */
    record AskedThresholds(
            @Nullable Integer recencyDays,
            @Nullable Integer frequency,
            @Nullable Money money) {}

    /**
     * What a run drew its line at, whatever the scoring: every number is whole, so that being above a cut is the same as
     * reaching the next whole number.
     *
     * @param recencyDays R is high at or below
     * @param frequency F is high at or above
     * @param money M is high at or above
     */
    record Thresholds(int recencyDays, int frequency, Money money) {}

    /**
     * A frozen run.
     *
     * @param from first business date of the window
     * @param quantile of QUANTILE, else null
     * @param thresholds where the line was drawn; null when nobody was rated and the scoring gave none
     * @param rated customers with an order in the window
     * @param totals R, F and M of all of them together: the mean is these over {@code rated}
     * @param classes all eight, in the order of S4
     * @param unrated living customers without an order in the window
     */
    record Run(
            Id id,
            String clinic,
            LocalDate asOf,
            LocalDate from,
            int windowMonths,
            Scoring scoring,
            @Nullable Integer quantile,
            CountedAt countedAt,
            @Nullable Thresholds thresholds,
            long rated,
            Totals totals,
            List<ClassCount> classes,
            long unrated,
            Instant madeAt,
            String madeBy) {}

    /** Sums over all rated customers. */
    record Totals(long recencyDays, long frequency, Money money) {}

    /**
     * How many customers are in a class.
     *
     * @param code R, F and M, each H or L; or {@link #UNRATED}
     * @param name in the caller's language
     */
    record ClassCount(String code, String name, long count) {}

    /** Every class of one run by every class of the other, {@link #UNRATED} last. */
    record Comparison(Id from, Id to, List<Row> matrix) {
        /** Where the customers of a class are now. */
        public record Row(String code, String name, long count, List<ClassCount> to) {}
    }

    /**
     * How a customer was rated; of unrated ones the values are null and there are no checks.
     *
     * @param checks recency, frequency, money against the thresholds
     */
    record Rating(
            Id run,
            Id customer,
            String code,
            String name,
            @Nullable LocalDate lastOrder,
            @Nullable Integer recencyDays,
            @Nullable Integer frequency,
            @Nullable Money money,
            List<Check> checks) {}
}
