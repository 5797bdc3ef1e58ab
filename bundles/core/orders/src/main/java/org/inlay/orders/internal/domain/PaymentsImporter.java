package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.Customers;
import org.inlay.orders.internal.domain.MoneyImport.OldPayment;
import org.inlay.orders.internal.domain.MoneyImport.Owed;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports payments of imported orders, never more than is due on them (D10). */
@Component(service = Importer.class)
public final class PaymentsImporter implements Importer {
    private static final String DATASET = "payments";

    private final Clinics clinics;
    private final ImportKeys keys;
    private final MoneyImport store;
    private final Customers customers;
    private final FactsBook facts;
    private final BusinessCalendar calendar;
    private final Stamps stamps;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public PaymentsImporter(
            @Reference Clinics clinics,
            @Reference ImportKeys keys,
            @Reference MoneyImport store,
            @Reference Customers customers,
            @Reference FactsBook facts,
            @Reference BusinessCalendar calendar,
            @Reference Stamps stamps,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.clinics = clinics;
        this.keys = keys;
        this.store = store;
        this.customers = customers;
        this.facts = facts;
        this.calendar = calendar;
        this.stamps = stamps;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("id", true, "Number of the payment in the old system.", "P5001"),
                new Column("order", true, "The order's number in the old system.", "D4001"),
                new Column("tender", true, "How it was paid: code or name of the clinic's list.", "微信"),
                new Column(
                        "amount",
                        true,
                        "What was paid, in the order's currency, above 0; what was given back is left out. All payments of"
                                + " an order are no more than its net.",
                        "999.00"),
                new Column("paidAt", true, "When it was paid; time of the order's clinic.", "2025-03-01 11:05"));
    }

    @Override
    public String permission() {
        return "imports:write";
    }

    @Override
    public String key() {
        return "id";
    }

    @Override
    public List<RowResult> apply(List<Row> rows, Options options) {
        ImportLookup lookup = new ImportLookup(rows, options, clinics, keys);
        Set<String> named = rows.stream().map(row -> row.get("order").strip()).collect(Collectors.toSet());
        Batch batch = new Batch(options, owed(keys.known(OrdersImporter.DATASET, named), options));
        List<RowResult> results = new ArrayList<>();
        for (Row row : rows) {
            if (lookup.imported(row, "id", DATASET) != null) {
                results.add(RowResult.skipped(row));
                continue;
            }
            Cells cells = new Cells(row);
            batch.read(cells, lookup.required(cells, "order", OrdersImporter.DATASET));
            results.add(cells.result());
        }
        if (!options.dryRun()) {
            batch.store();
        }
        return results;
    }

    /** What is due on these orders; once it is to be changed, their customers are locked first. */
    private Map<Id, Owed> owed(Map<String, Id> orders, Options options) {
        Map<Id, Owed> owed = store.owed(orders.values());
        if (options.dryRun() || owed.isEmpty()) {
            return owed;
        }
        customers.lockStanding(
                owed.values().stream().map(Owed::customer).distinct().toList());
        return store.owed(orders.values());
    }

    /** The good payments of one call. */
    private final class Batch {
        private final Options options;
        private final Map<Id, Owed> owed;
        private final Instant now = clock.instant();
        private final Map<String, Map<String, String>> tenders = new HashMap<>();
        private final Map<String, OldPayment> good = new LinkedHashMap<>();

        Batch(Options options, Map<Id, Owed> owed) {
            this.options = options;
            this.owed = owed;
        }

        void read(Cells cells, @Nullable Id order) {
            String key = cells.required("id", 100);
            List.of("tender", "amount", "paidAt").forEach(column -> cells.required(column, 100));
            Owed state = order == null ? null : owed.get(order);
            if (order == null || state == null) {
                if (order != null) {
                    cells.refuse("order", "import.cancelled");
                }
                return;
            }
            String tender = cells.oneOf("tender", tenders(state.clinic()));
            Instant at = cells.instant("paidAt", clinics.get(state.clinic()), calendar);
            if (at != null && at.isAfter(now)) {
                cells.refuse("paidAt", "import.future");
            }
            Money amount = cells.money("amount", state.due().getCurrencyUnit());
            if (amount != null && !amount.isPositive()) {
                cells.refuse("amount", "violation.positive");
            } else if (amount != null && cells.good()) {
                fits(cells, order, amount, state.due());
            }
            if (cells.good() && tender != null && at != null && amount != null) {
                options.tally().count(DATASET, 1);
                good.put(key, new OldPayment(ids.next(), order, tender, amount, stamps.of(state.clinic(), at)));
            }
        }

        /** Earlier rows of the file take their part of what was due when the pass began. */
        private void fits(Cells cells, Id order, Money amount, Money due) {
            long before = options.dryRun()
                    ? options.sums().sum(order.toString())
                    : good.values().stream()
                            .filter(payment -> payment.order().equals(order))
                            .mapToLong(payment -> payment.amount().getAmountMinorLong())
                            .sum();
            if (before + amount.getAmountMinorLong() > due.getAmountMinorLong()) {
                cells.refuse("amount", "import.overpaid");
            } else if (options.dryRun()) {
                options.sums().add(order.toString(), amount.getAmountMinorLong());
            }
        }

        private Map<String, String> tenders(String clinic) {
            return tenders.computeIfAbsent(clinic, code -> EntryWords.of(clinics.entries(code, "tenders")));
        }

        void store() {
            if (good.isEmpty()) {
                return;
            }
            store.payments(List.copyOf(good.values()));
            Map<String, Id> stored = new LinkedHashMap<>();
            Set<Id> payers = new LinkedHashSet<>();
            good.forEach((key, payment) -> {
                stored.put(key, payment.id());
                payers.add(Objects.requireNonNull(owed.get(payment.order())).customer());
            });
            keys.remember(DATASET, stored);
            facts.rebuild(payers);
        }
    }
}
