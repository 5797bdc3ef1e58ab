package org.inlay.itests.outside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Rest;

/** Eight clerks at work until they are sent home. */
final class Load implements AutoCloseable {

    private static final int CLERKS = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newFixedThreadPool(CLERKS);
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Future<?>> work = new ArrayList<>();
    private final Ledger ledger;

    private Load(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Clerks who pause for a moment when they get no answer, then serve the next customer. */
    static Load on(Rest rest, Shop shop, Ledger ledger, long seed) {
        Load load = new Load(ledger);
        for (int i = 0; i < CLERKS; i++) {
            Clerk clerk = new Clerk(rest, shop, ledger, seed * CLERKS + i);
            load.work.add(load.threads.submit(() -> {
                boolean going = true;
                while (going) {
                    boolean served = clerk.serve();
                    going = !load.over.await(served ? 0 : PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
                return null;
            }));
        }
        return load;
    }

    /** Returns when so many more requests have been acknowledged. */
    Load until(int more) {
        int target = ledger.answers() + more;
        Awaitility.await(more + " acknowledged requests")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .failFast("a clerk failed", () -> work.stream().anyMatch(Future::isDone))
                .until(() -> ledger.answers() >= target);
        return this;
    }

    /** Sends the clerks home and waits for them; fails when one of them failed. */
    @Override
    public void close() throws InterruptedException {
        over.countDown();
        threads.shutdown();
        for (Future<?> clerk : work) {
            try {
                clerk.get(2, TimeUnit.MINUTES);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("a clerk failed", e);
            }
        }
    }
}
