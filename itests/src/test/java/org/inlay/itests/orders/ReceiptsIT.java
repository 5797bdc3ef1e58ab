package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Receipts;
import org.inlay.orders.Receipts.Printed;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class ReceiptsIT {
    @Inject
    Receipts receipts;

    @Inject
    Access access;

    @Inject
    BundleContext bundles;

    @Test
    @DisplayName("Of eight who print at once one prints the original; the others know that they print again")
    void atOnce() throws Exception {
        Till till = new Till(bundles);
        Id order = till.sell(till.customer(), till.item("SERVICE", "100.00")).id();
        List<Callable<Integer>> prints = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            prints.add(() -> access.asPlatform(() -> receipts.print(order)).number());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Integer> numbers = new ArrayList<>();
        for (Future<Integer> number : threads.invokeAll(prints)) {
            numbers.add(number.get());
        }
        threads.shutdown();
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(access.asPlatform(() -> receipts.of(order)))
                .extracting(Printed::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
