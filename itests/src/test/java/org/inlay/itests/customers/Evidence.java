package org.inlay.itests.customers;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.inlay.customers.spi.VisitEvidence;
import org.inlay.platform.Id;

/** What another bundle would know of orders and entitlements, said by the test. */
final class Evidence implements VisitEvidence {
    final Set<String> executed = ConcurrentHashMap.newKeySet();
    final Set<String> deals = ConcurrentHashMap.newKeySet();
    final Set<Id> open = ConcurrentHashMap.newKeySet();
    final List<String> told = new CopyOnWriteArrayList<>();

    static String key(Id customer, String clinic, LocalDate date) {
        return customer + "/" + clinic + "/" + date;
    }

    @Override
    public boolean executedOn(Id customer, String clinic, LocalDate date) {
        return executed.contains(key(customer, clinic, date));
    }

    @Override
    public boolean belongsTo(Id customer, Id entitlement) {
        return open.contains(entitlement);
    }

    @Override
    public boolean isOpenPurchased(Id customer, Id entitlement) {
        return open.contains(entitlement);
    }

    @Override
    public boolean hasOpenPurchased(Id customer, String clinic, LocalDate date) {
        return !open.isEmpty();
    }

    @Override
    public boolean standingDealBefore(Id customer, String clinic, LocalDate date) {
        Set<String> before = new HashSet<>();
        for (int days = 1; days < 40; days++) {
            before.add(key(customer, clinic, date.minusDays(days)));
        }
        return deals.stream().anyMatch(before::contains);
    }

    @Override
    public void visitsChanged(Set<CustomerDay> days) {
        days.forEach(day -> told.add(key(day.customer(), day.clinic(), day.date())));
    }
}
