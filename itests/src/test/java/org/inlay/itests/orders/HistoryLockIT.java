package org.inlay.itests.orders;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Order;
import org.inlay.orders.Payments;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Whoever changes an order holds the history of the customer whose order it is by then. */
@InKaraf
class HistoryLockIT {
    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Transactions transactions;

    @Inject
    Customers customers;

    @Inject
    Payments payments;

    @Test
    @DisplayName(
            "T6 a payment that waited for a merge to be undone waits for the history the order went back to as well")
    void unmergedMeanwhile() throws Exception {
        Till till = new Till(bundles);
        Id kept = till.customer();
        Id duplicate = till.customer();
        Order order = till.sell(duplicate, till.item("SERVICE", "100.00"));
        Id merge = access.asPlatform(() -> customers.merge(kept, duplicate)).id();
        CountDownLatch unmerged = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(3);
        try {
            Future<?> undoing = clients.submit(() -> inTransaction(() -> {
                customers.unmerge(merge);
                unmerged.countDown();
                await(commit);
            }));
            await(unmerged);
            Future<?> other = clients.submit(() -> inTransaction(() -> {
                customers.lock(duplicate);
                locked.countDown();
                await(release);
            }));
            Future<Order> paying =
                    clients.submit(() -> access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "100.00"))));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> paying.get(500, MILLISECONDS));
            commit.countDown();
            undoing.get(30, SECONDS);
            await(locked);
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> paying.get(700, MILLISECONDS));
            release.countDown();
            other.get(30, SECONDS);
            assertThat(paying.get(30, SECONDS).due()).isEqualTo(yuan("0.00"));
        } finally {
            commit.countDown();
            release.countDown();
            clients.shutdownNow();
        }
        till.everythingHolds();
    }

    private void inTransaction(Runnable work) {
        access.asPlatform(() -> {
            transactions.run(work);
            return Boolean.TRUE;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
