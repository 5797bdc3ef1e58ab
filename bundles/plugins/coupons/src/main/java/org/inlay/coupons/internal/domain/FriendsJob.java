package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets the numbers of friends who have not come within half a year; that somebody left one goes on being counted. */
@Component
public final class FriendsJob implements Job {
    private static final Duration HALF_A_YEAR = Duration.ofDays(182);
    private static final int CHUNK = 500;

    private final SharingStore store;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public FriendsJob(@Reference SharingStore store, @Reference Transactions transactions, @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "coupons.friends";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(Context context) {
        Instant before = clock.instant().minus(HALF_A_YEAR);
        long forgotten = 0;
        int some;
        do {
            some = transactions.required(() -> store.forget(before, CHUNK));
            forgotten += some;
        } while (some == CHUNK && !context.cancelled());
        context.outcome(Long.toString(forgotten));
    }
}
