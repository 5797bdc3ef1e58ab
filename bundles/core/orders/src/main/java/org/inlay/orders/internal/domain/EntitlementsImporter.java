package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.Customers;
import org.inlay.customers.Visits;
import org.inlay.orders.internal.domain.MoneyImport.OldEntitlement;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports sessions that were sold or given, with those executed before (D11). */
@Component(service = Importer.class)
public final class EntitlementsImporter implements Importer {
    private static final String DATASET = "entitlements";

    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final ImportKeys keys;
    private final ItemStore items;
    private final MoneyImport store;
    private final Customers customers;
    private final Visits visits;
    private final Access access;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public EntitlementsImporter(
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference ImportKeys keys,
            @Reference ItemStore items,
            @Reference MoneyImport store,
            @Reference Customers customers,
            @Reference Visits visits,
            @Reference Access access,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.clinics = clinics;
        this.calendar = calendar;
        this.keys = keys;
        this.items = items;
        this.store = store;
        this.customers = customers;
        this.visits = visits;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return OldEntitlements.COLUMNS;
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
    public boolean grouped() {
        return true;
    }

    @Override
    public List<RowResult> apply(List<Row> rows, Options options) {
        ImportLookup lookup = new ImportLookup(rows, options, clinics, keys);
        Map<Id, Id> standing = standing(rows, options);
        OldEntitlements reader = reader(rows, options, lookup, standing);
        List<RowResult> results = new ArrayList<>();
        Map<String, List<OldEntitlement>> good = new LinkedHashMap<>();
        for (List<Row> group : RowGroups.of(rows, "id")) {
            if (lookup.imported(group.get(0), "id", DATASET) != null) {
                group.forEach(row -> results.add(RowResult.skipped(row)));
                continue;
            }
            List<Cells> cells = group.stream().map(Cells::new).toList();
            List<OldEntitlement> read = reader.read(cells);
            if (!read.isEmpty()) {
                good.put(group.get(0).get("id").strip(), read);
                options.tally().count(DATASET, read.size());
            }
            results.addAll(RowGroups.results(cells));
        }
        if (!options.dryRun() && !good.isEmpty()) {
            store(good);
        }
        return results;
    }

    /** Who stands for the customers of these rows; locked once something is to be stored. */
    private Map<Id, Id> standing(List<Row> rows, Options options) {
        Set<Id> known = new LinkedHashSet<>(
                keys.known("customers", texts(rows, "customer")).values());
        return options.dryRun() ? customers.standing(known) : customers.lockStanding(known);
    }

    private OldEntitlements reader(List<Row> rows, Options options, ImportLookup lookup, Map<Id, Id> standing) {
        Set<Id> orders = new LinkedHashSet<>(
                keys.known(OrdersImporter.DATASET, texts(rows, "order")).values());
        return new OldEntitlements(
                lookup,
                items.byCodes(texts(rows, "item")),
                standing,
                new OldEntitlements.Sold(store.owed(orders), store.courses(orders)),
                options,
                calendar,
                ids,
                clock.instant());
    }

    private void store(Map<String, List<OldEntitlement>> good) {
        List<OldEntitlement> all = good.values().stream().flatMap(List::stream).toList();
        store.entitlements(all, access.caller().login());
        Map<String, Id> stored = new LinkedHashMap<>();
        good.forEach((key, entered) -> stored.put(key, entered.get(0).id()));
        keys.remember(DATASET, stored);
        all.stream()
                .filter(entered -> !entered.gift() && entered.executed() < entered.quantity())
                .collect(Collectors.groupingBy(
                        OldEntitlement::clinic, Collectors.mapping(OldEntitlement::customer, Collectors.toSet())))
                .forEach((clinic, people) ->
                        people.forEach(customer -> visits.evidenceChanged(customer, clinic, calendar.today(clinic))));
    }

    private static Set<String> texts(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }
}
