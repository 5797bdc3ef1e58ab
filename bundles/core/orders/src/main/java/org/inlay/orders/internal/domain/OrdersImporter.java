package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.Item;
import org.inlay.orders.internal.domain.OrderImport.OldOrder;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinics;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Messages;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports confirmed orders with their lines and the outcome they had (D6). */
@Component(service = Importer.class)
public final class OrdersImporter implements Importer {
    static final String DATASET = "orders";

    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final ImportKeys keys;
    private final ItemStore items;
    private final Logins logins;
    private final OrderImport store;
    private final OrderEntry entry;
    private final Messages messages;
    private final Access access;
    private final Clock clock;

    @Activate
    public OrdersImporter(
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference ImportKeys keys,
            @Reference ItemStore items,
            @Reference Logins logins,
            @Reference OrderImport store,
            @Reference OrderEntry entry,
            @Reference Messages messages,
            @Reference Access access,
            @Reference Clock clock) {
        this.clinics = clinics;
        this.calendar = calendar;
        this.keys = keys;
        this.items = items;
        this.logins = logins;
        this.store = store;
        this.entry = entry;
        this.messages = messages;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return OldOrders.COLUMNS;
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
        Set<String> taken = store.known(texts(rows, "id"));
        OldOrders reader = reader(lookup, items.byCodes(texts(rows, "item")));
        List<RowResult> results = new ArrayList<>();
        List<OldOrder> good = new ArrayList<>();
        for (List<Row> group : RowGroups.of(rows, "id")) {
            if (lookup.imported(group.get(0), "id", DATASET) != null) {
                group.forEach(row -> results.add(RowResult.skipped(row)));
                continue;
            }
            List<Cells> cells = group.stream().map(Cells::new).toList();
            if (taken.contains(group.get(0).get("id").strip())) {
                cells.get(0).refuse("id", "import.taken");
            }
            OldOrder order = reader.read(cells);
            if (order != null) {
                good.add(order);
            }
            results.addAll(RowGroups.results(cells));
        }
        good.forEach(order -> count(options.tally(), order));
        if (!options.dryRun() && !good.isEmpty()) {
            keys.remember(DATASET, entry.enter(good));
        }
        return results;
    }

    private OldOrders reader(ImportLookup lookup, Map<String, Item> catalogue) {
        Map<String, Boolean> staff = new HashMap<>();
        return new OldOrders(
                lookup,
                catalogue,
                login -> staff.computeIfAbsent(login, logins::known),
                clinics,
                calendar,
                clock.instant(),
                messages.text(access.caller().locale(), "import.discount", Map.of()));
    }

    private static void count(Tally tally, OldOrder order) {
        tally.count("orders", 1);
        tally.count("orders." + DealDecision.value(order.deal()), 1);
    }

    private static Set<String> texts(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }
}
