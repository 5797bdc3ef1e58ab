package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.inlay.orders.Rfm.AskedThresholds;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.NewRun;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What was asked of a run, with what is shipped where nothing is stated. */
final class RfmAsked {
    static final int WINDOW_MONTHS = 18;
    static final int QUANTILE = 50;
    private static final int RECENCY_DAYS = 90;
    private static final int FREQUENCY = 4;
    private static final long MONEY_MAJOR = 5_000;

    private static final int LONGEST_MONTHS = 240;
    private static final int LARGEST = 9_999;

    private final NewRun asked;
    private final List<Violation> violations = new ArrayList<>();

    private RfmAsked(NewRun asked) {
        this.asked = asked;
    }

    /** Refuses what no run can be made of. Problems: {@code validation}. */
    static void check(NewRun asked) {
        RfmAsked check = new RfmAsked(asked);
        check.run();
        if (!check.violations.isEmpty()) {
            throw Problem.violations(check.violations);
        }
    }

    private void run() {
        LocalDate asOf = asked.asOf();
        refuse("asOf", asOf != null && (asOf.getYear() < 1950 || asOf.getYear() > 2199), "violation.rfm-date");
        range("windowMonths", asked.windowMonths(), 1, LONGEST_MONTHS, "violation.rfm-months");
        range("quantile", asked.quantile(), 1, 99, "violation.rfm-quantile");
        boolean quantile = asked.quantile() != null && asked.scoring() != Scoring.QUANTILE;
        refuse("quantile", quantile, "violation.rfm-other-scoring");
        AskedThresholds thresholds = asked.thresholds();
        if (thresholds == null) {
            return;
        }
        refuse("thresholds", asked.scoring() != Scoring.FIXED, "violation.rfm-other-scoring");
        range("thresholds.recencyDays", thresholds.recencyDays(), 0, LARGEST, "violation.rfm-days");
        range("thresholds.frequency", thresholds.frequency(), 1, LARGEST, "violation.rfm-frequency");
        Money money = thresholds.money();
        refuse("thresholds.money", money != null && money.isNegative(), "violation.negative");
    }

    private void range(String field, @Nullable Integer value, int from, int to, String message) {
        refuse(field, value != null && (value < from || value > to), message);
    }

    private void refuse(String field, boolean wrong, String message) {
        if (wrong) {
            violations.add(new Violation(field, message));
        }
    }

    static RfmWindow window(NewRun asked, LocalDate today, CurrencyUnit currency) {
        return new RfmWindow(
                asked.clinic(),
                asked.asOf() == null ? today : asked.asOf(),
                asked.windowMonths() == null ? WINDOW_MONTHS : asked.windowMonths(),
                currency,
                asked.countedAt() == null ? CountedAt.BALANCE_PAYMENT : asked.countedAt());
    }

    static RfmLine fixed(@Nullable AskedThresholds asked, CurrencyUnit currency) {
        AskedThresholds stated = asked == null ? new AskedThresholds(null, null, null) : asked;
        Money money = stated.money();
        if (money != null && !money.getCurrencyUnit().equals(currency)) {
            throw Problem.violation("thresholds.money", "violation.currency");
        }
        return new RfmLine(
                stated.recencyDays() == null ? RECENCY_DAYS : stated.recencyDays(),
                stated.frequency() == null ? FREQUENCY : stated.frequency(),
                (money == null ? Money.ofMajor(currency, MONEY_MAJOR) : money).getAmountMinorLong());
    }
}
