package org.inlay.itests.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.inlay.itests.platform.Fitted;
import org.inlay.platform.Access;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Imports;
import org.inlay.platform.Imports.ImportReport;
import org.inlay.platform.Plugins;
import org.inlay.platform.Rules;
import org.inlay.platform.Transactions;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Assertions;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** A clinic that comes from an old system: its files, every number of which begins with a mark of its own. */
final class OldSystem {
    private static final Duration LONG = Duration.ofSeconds(120);

    private final BundleContext bundles;
    private final Access access;
    final String mark = UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    final String clinic = "L" + mark;

    OldSystem(BundleContext bundles) {
        this.bundles = bundles;
        this.access = service(Access.class);
        access.asPlatform(() -> {
            Clinics clinics = service(Clinics.class);
            clinics.create(
                    clinic,
                    "老院" + mark,
                    "aesthetic",
                    ZoneId.of("Asia/Shanghai"),
                    CurrencyUnit.of("CNY"),
                    LocalTime.of(4, 0));
            return clinics.replaceEntries(clinic, "order-types", List.of(new ListEntry("COSMETIC", "医美")));
        });
        Fitted.all(access, service(Plugins.class));
    }

    <T> T service(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(bundles, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(20_000);
            return service == null ? Assertions.fail("no service " + type.getName()) : service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            tracker.close();
        }
    }

    /** Sets the deal rule of the clinic to this minimum. */
    void deal(String minimum) {
        access.asPlatform(() -> service(Rules.class)
                .publish("deal", clinic, Map.of("orderTypes", List.of("COSMETIC"), "minimum", minimum), null));
    }

    /** Imports a file in which {@code ~} stands for the mark, and expects every row to go in. */
    ImportReport load(String dataset, String file) {
        ImportReport report = send(dataset, file, Map.of());
        assertThat(report.state())
                .as("%s %s", report.problems(), report.failure())
                .isEqualTo("DONE");
        assertThat(report.refused()).isZero();
        return report;
    }

    ImportReport send(String dataset, String file, Map<String, String> settings) {
        return send(dataset, text(file).getBytes(StandardCharsets.UTF_8), false, settings);
    }

    ImportReport dryRun(String dataset, String file) {
        return send(dataset, text(file).getBytes(StandardCharsets.UTF_8), true, Map.of());
    }

    ImportReport send(String dataset, byte[] file, boolean dryRun, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("clinic", clinic);
        Imports imports = service(Imports.class);
        ImportReport begun = access.asPlatform(() ->
                imports.start(dataset, new ByteArrayInputStream(file), new Imports.Choice(null, dryRun, false, all)));
        return Awaitility.await()
                .atMost(LONG)
                .until(() -> access.asPlatform(() -> imports.report(begun.id())), report -> report.endedAt() != null);
    }

    String text(String file) {
        return file.replace("~", mark);
    }

    /** The record that this number was imported as. */
    Id id(String dataset, String number) {
        Map<String, Id> known = service(Transactions.class)
                .required(() -> service(ImportKeys.class).known(dataset, List.of(text(number))));
        return known.values().iterator().next();
    }

    /** Proves that every ledger, fact, tag and decision adds up. */
    void everythingHolds() {
        assertThat(access.asPlatform(() -> service(Checks.class).run()))
                .filteredOn(item ->
                        item.check().startsWith("orders.") || item.check().startsWith("customers."))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.problems()).as(item.check()).isEmpty());
    }

    static Money yuan(String amount) {
        return Money.of(CurrencyUnit.of("CNY"), new BigDecimal(amount));
    }
}
