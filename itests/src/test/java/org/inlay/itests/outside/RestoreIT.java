package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Copies the data directory of a stopped installation and works on the copy: once, in full 20 times, copy of copy. */
class RestoreIT {

    private static final int TIMES = Full.times(1, 20);

    @Test
    @DisplayName("A copy of the data directory is the installation again: the same records, the same checks")
    void copy() throws IOException, InterruptedException {
        Site site = Site.fresh("restore-0");
        try {
            Shop shop = Shop.open(site.start(), "A");
            Ledger ledger = new Ledger(shop.customers(site.rest(), 16));
            for (int copy = 1; copy <= TIMES; copy++) {
                try (Load load = Load.on(site.rest(), shop, ledger, copy)) {
                    load.until(200);
                }
                site.mustAgree(ledger);
                List<String> before = Books.dump(site.rest(), ledger);
                assertThat(site.process().stop()).isZero();
                Site restored = Site.fresh("restore-" + copy);
                Shell.run("cp", "-a", site.data().toString(), restored.data().toString());
                Shell.run("rm", "-rf", site.data().toString());
                site = restored;
                assertThat(Books.dump(site.start(), ledger)).containsExactlyElementsOf(before);
                site.mustBeSound();
            }
            System.out.printf("restore: %d copies, equal each time%n", TIMES);
        } finally {
            site.close();
        }
    }
}
