package org.inlay.demo.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets 300 customers live through 18 months, each in one transaction, so that an interrupted filling goes on exactly. */
@Component(service = DemoPeople.class)
public final class DemoPeople {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
    private static final int CUSTOMERS = 300;
    private static final int REPORTED = 50;

    private final DemoServices services;
    private final DemoCallers callers;
    private final ImportKeys keys;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public DemoPeople(
            @Reference DemoServices services,
            @Reference DemoCallers callers,
            @Reference ImportKeys keys,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.services = services;
        this.callers = callers;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Histories that end before the day; appointments on it and after it. */
    void move(LocalDate today, BooleanSupplier stopped) {
        Instant now = today.atStartOfDay(DemoChain.ZONE).toInstant();
        Instant began = clock.instant();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            names.add("customer-" + i);
        }
        Map<String, Id> known = transactions.required(() -> keys.known(DemoChain.DATASET, names));
        @Nullable Id former = null;
        int made = 0;
        for (int i = 1; i <= CUSTOMERS && !stopped.getAsBoolean(); i++) {
            Id customer = known.get("customer-" + i);
            if (customer == null) {
                customer = live(i, former, now);
                made++;
                if (made % REPORTED == 0) {
                    LOG.info("Demo data: {} of {} customers", i, CUSTOMERS);
                }
            }
            former = customer;
        }
        if (made > 0) {
            LOG.info(
                    "Demo data: {} customers with their histories in {} s",
                    made,
                    Duration.between(began, clock.instant()).toSeconds());
        }
    }

    private Id live(int number, @Nullable Id former, Instant now) {
        return transactions.required(() -> {
            Id customer = new DemoCustomer(services, callers, number, now).live(former);
            keys.remember(DemoChain.DATASET, Map.of("customer-" + number, customer));
            return customer;
        });
    }
}
