package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inlay.orders.internal.domain.Yuan.yuan;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.inlay.orders.Rfm.AskedThresholds;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.NewRun;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.orders.internal.domain.RfmLine.Sums;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RfmLineTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @Test
    @DisplayName("S3 FIXED: at the threshold is high, one day later, one date or one cent less is low")
    void fixed() {
        RfmLine line = RfmAsked.fixed(new AskedThresholds(30, 2, yuan("1000.00")), CNY);
        assertThat(line.of(30, 2, 100_000)).isEqualTo(RfmClass.HHH);
        assertThat(line.of(31, 2, 100_000)).isEqualTo(RfmClass.LHH);
        assertThat(line.of(30, 1, 100_000)).isEqualTo(RfmClass.HLH);
        assertThat(line.of(30, 2, 99_999)).isEqualTo(RfmClass.HHL);
    }

    @Test
    @DisplayName("S3 FIXED as shipped: 90 days, 4 dates, 5000.00")
    void shipped() {
        assertThat(RfmAsked.fixed(null, CNY)).isEqualTo(new RfmLine(90, 4, 500_000));
        assertThat(RfmAsked.fixed(new AskedThresholds(7, null, null), CNY)).isEqualTo(new RfmLine(7, 4, 500_000));
    }

    @Test
    @DisplayName("S3 MEAN: F and M equal to the mean are low, R equal to it is high")
    void mean() {
        RfmLine line = mean(new int[] {10, 20, 30}, new int[] {1, 2, 3}, new long[] {100, 200, 300});
        assertThat(line.of(20, 3, 300)).isEqualTo(RfmClass.HHH);
        assertThat(line.of(21, 2, 200)).isEqualTo(RfmClass.LLL);
        assertThat(line.of(20, 3, 201)).isEqualTo(RfmClass.HHH);
    }

    @Test
    @DisplayName("S3 MEAN that is no whole number: of 10 and 11 days, 1 and 2 dates, the better one is high")
    void brokenMean() {
        RfmLine line = mean(new int[] {10, 11}, new int[] {1, 2}, new long[] {1, 2});
        assertThat(line.of(10, 2, 2)).isEqualTo(RfmClass.HHH);
        assertThat(line.of(11, 1, 1)).isEqualTo(RfmClass.LLL);
    }

    @Property(tries = 300)
    @Label("S3 MEAN is exact: high exactly when value × customers > sum, whatever the size of the amounts")
    void meanIsExact(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(min = 1, max = Long.MAX_VALUE / 2) Long> amounts,
            @ForAll @Size(min = 9, max = 9) List<@IntRange(min = 0, max = 6000) Integer> days) {
        BigInteger sum = amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        int n = amounts.size();
        long ago = days.stream().limit(n).mapToLong(Integer::longValue).sum();
        RfmLine line = RfmLine.mean(new Sums(n, ago, n, sum));
        for (int i = 0; i < n; i++) {
            BigInteger scaled = BigInteger.valueOf(amounts.get(i)).multiply(BigInteger.valueOf(n));
            assertThat(line.much(amounts.get(i))).isEqualTo(scaled.compareTo(sum) > 0);
            assertThat(line.recent(days.get(i))).isEqualTo((long) days.get(i) * n <= ago);
        }
    }

    @Test
    @DisplayName(
            "S3 QUANTILE is the median unless stated: of four the upper two, of five the upper two, ties with it are low")
    void median() {
        assertThat(line(50, 100, 200, 300, 400).money()).isEqualTo(201);
        assertThat(line(50, 100, 200, 300, 400, 500).money()).isEqualTo(301);
        assertThat(line(50, 100, 200, 200, 200).money()).isEqualTo(201);
        assertThat(line(50, 7).money()).isEqualTo(8);
    }

    @Test
    @DisplayName("S3 QUANTILE 80: the best fifth is high in each measure, R too")
    void bestFifth() {
        RfmLine line = line(80, 1, 2, 3, 4, 5);
        assertThat(IntStream.rangeClosed(1, 5).filter(line::recent)).containsExactly(1);
        assertThat(IntStream.rangeClosed(1, 5).filter(line::frequent)).containsExactly(5);
        assertThat(IntStream.rangeClosed(1, 5).filter(line::much)).containsExactly(5);
    }

    @Test
    @DisplayName("S4 a class is R, F and M, each high or low")
    void classes() {
        for (RfmClass one : RfmClass.values()) {
            assertThat(RfmClass.of(one.recency(), one.frequency(), one.money())).isEqualTo(one);
        }
        assertThat(RfmClass.codes()).hasSize(9).endsWith("UNRATED");
    }

    @Test
    @DisplayName("S3 G2 the window begins the same day so many months before, at the month's end where there is none")
    void window() {
        assertThat(from("2026-11-25")).isEqualTo("2025-05-25");
        assertThat(from("2026-08-31")).isEqualTo("2025-02-28");
    }

    private static LocalDate from(String asOf) {
        return RfmAsked.window(run(Scoring.MEAN, null, null), LocalDate.parse(asOf), CNY)
                .from();
    }

    @Test
    @DisplayName("S3 what no run can be made of is refused field by field")
    void refused() {
        assertThatThrownBy(() -> RfmAsked.check(new NewRun(
                        "",
                        LocalDate.of(1900, 1, 1),
                        0,
                        Scoring.MEAN,
                        new AskedThresholds(-1, 0, yuan("-0.01")),
                        100,
                        null,
                        CountedAt.TOP_UP)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly(
                                        "asOf",
                                        "windowMonths",
                                        "quantile",
                                        "quantile",
                                        "thresholds",
                                        "thresholds.recencyDays",
                                        "thresholds.frequency",
                                        "thresholds.money"));
        RfmAsked.check(run(Scoring.FIXED, new AskedThresholds(0, 1, yuan("0.00")), null));
        RfmAsked.check(run(Scoring.QUANTILE, null, 99));
    }

    private static NewRun run(Scoring scoring, @Nullable AskedThresholds thresholds, @Nullable Integer quantile) {
        return new NewRun("", null, null, scoring, thresholds, quantile, null, null);
    }

    private static RfmLine mean(int[] days, int[] dates, long[] money) {
        return RfmLine.mean(new Sums(
                days.length,
                Arrays.stream(days).sum(),
                Arrays.stream(dates).sum(),
                BigInteger.valueOf(Arrays.stream(money).sum())));
    }

    /** The same sorted values in every measure. */
    private static RfmLine line(int percent, int... values) {
        return RfmLine.quantile(values.length, percent, (measure, n) -> values[n.intValue() - 1]);
    }
}
