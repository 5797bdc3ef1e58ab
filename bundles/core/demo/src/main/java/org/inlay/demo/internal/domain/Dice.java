package org.inlay.demo.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance with a fixed seed: the same customer gets the same history on every installation, counted from its day. */
final class Dice {
    private static final long SEED = 20_250_501L;
    private static final int OPENS = 9;
    private static final int QUARTERS = 36;

    private final RandomGenerator random;

    Dice(int customer) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED * 1_000 + customer);
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number from {@code least} to {@code most}. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A moment within opening hours (09:00 to 18:00) of a day so many days later, in the demo's zone. */
    Instant later(Instant from, int leastDays, int mostDays) {
        LocalDate day = from.atZone(DemoChain.ZONE).toLocalDate().plusDays(between(leastDays, mostDays));
        return day.atStartOfDay(DemoChain.ZONE)
                .plusHours(OPENS)
                .plus(Duration.ofMinutes(15L * random.nextInt(QUARTERS)))
                .toInstant()
                .truncatedTo(ChronoUnit.MINUTES);
    }
}
