package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.Tags;
import org.inlay.orders.Item;
import org.inlay.orders.Translations.Translation;
import org.inlay.orders.internal.domain.OldConditions.Matches;
import org.inlay.platform.Access;
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

/**
 * Imports the catalogue. Cards that were sold to old customer or visit types only get translated sale conditions; the dry
 * run counts whom both readings match, and the ledger keeps what was chosen (T8).
 */
@Component(service = Importer.class)
public final class ItemsImporter implements Importer {
    static final String DATASET = "items";
    private static final String READING = "customerTypes";

    private final Clinics clinics;
    private final ImportKeys keys;
    private final ItemStore store;
    private final OldItems reader;
    private final OldConditions conditions;
    private final ItemImport entries;
    private final Tags tags;
    private final Ids ids;
    private final Access access;
    private final Clock clock;

    @Activate
    public ItemsImporter(
            @Reference Clinics clinics,
            @Reference ImportKeys keys,
            @Reference ItemStore store,
            @Reference OldItems reader,
            @Reference OldConditions conditions,
            @Reference ItemImport entries,
            @Reference Tags tags,
            @Reference Ids ids,
            @Reference Access access,
            @Reference Clock clock) {
        this.clinics = clinics;
        this.keys = keys;
        this.store = store;
        this.reader = reader;
        this.conditions = conditions;
        this.entries = entries;
        this.tags = tags;
        this.ids = ids;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return OldItems.COLUMNS;
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                READING,
                List.of(LegacyReading.DEALS.name(), LegacyReading.VISITS.name()),
                "How customerType is understood; choose as for customers. DEALS: 新客 = one deal date, 老客 = several."
                        + " VISITS: 新客 = no deal, 老客 = one or several."));
    }

    @Override
    public String permission() {
        return "imports:write";
    }

    @Override
    public String key() {
        return "code";
    }

    @Override
    public List<RowResult> apply(List<Row> rows, Options options) {
        Batch batch = new Batch(rows, options);
        List<RowResult> results = rows.stream().map(batch::take).toList();
        batch.translate();
        if (!options.dryRun()) {
            batch.store();
        }
        return results;
    }

    /** The good rows of one call. */
    private final class Batch {
        private final Options options;
        private final ImportLookup lookup;
        private final LegacyReading reading;
        private final List<Tags.Definition> definitions = tags.definitions();
        private final Map<String, Item> present;
        private final Map<String, Item> held = new HashMap<>();
        private final List<ItemImport.Old> items = new ArrayList<>();
        private final Map<ItemImport.Old, OldCondition> translated = new LinkedHashMap<>();
        private final List<Translation> ledger = new ArrayList<>();

        Batch(List<Row> rows, Options options) {
            this.options = options;
            this.lookup = new ImportLookup(rows, options, clinics, keys);
            this.reading = LegacyReading.valueOf(options.setting(READING));
            this.present = store.byCodes(codes(rows));
            held.putAll(present);
        }

        private Set<String> codes(List<Row> rows) {
            Set<String> codes = new LinkedHashSet<>();
            rows.forEach(row -> {
                codes.add(row.get("code").strip());
                ComponentCell.parse(row.get("components").strip())
                        .ifPresent(parts -> parts.forEach(part -> codes.add(part.item())));
            });
            return codes;
        }

        RowResult take(Row row) {
            if (lookup.imported(row, "code", DATASET) != null) {
                return RowResult.skipped(row);
            }
            Cells cells = new Cells(row);
            if (present.containsKey(row.get("code").strip())) {
                cells.refuse("code", "import.taken");
            }
            OldItems.Read read = reader.read(cells, options, reading, new OldItems.Known(held, definitions));
            if (read != null) {
                ItemImport.Old old = new ItemImport.Old(ids.next(), read.item(), read.active());
                items.add(old);
                held.put(old.item().code(), OldItems.asItem(old));
                if (!read.condition().isNone()) {
                    translated.put(old, read.condition());
                }
            }
            return cells.result();
        }

        /** T8: whom each card was sold to, and whom it is sold to by either reading. */
        void translate() {
            Map<OldCondition, Matches> matches = conditions.count(new LinkedHashSet<>(translated.values()));
            translated.forEach((old, condition) -> {
                Matches matched = matches.getOrDefault(condition, new Matches(0, Map.of(), 0, List.of()));
                count(old, condition, matched);
                ledger.add(entry(old, condition, matched.before(), matched.after(reading)));
            });
        }

        private void count(ItemImport.Old old, OldCondition condition, Matches matched) {
            String code = old.item().code();
            Map<String, String> line = new LinkedHashMap<>();
            line.put("code", code);
            line.put("customerType", String.join("|", condition.customerTypes()));
            line.put("visitType", OldItems.names(condition.visitTypes()));
            line.put("before", Long.toString(matched.before()));
            for (LegacyReading each : LegacyReading.values()) {
                line.put(each.name(), Long.toString(matched.after(each).matched()));
            }
            line.put("differ", Long.toString(matched.differ()));
            options.tally().count("translated", 1);
            options.tally().count("translated.differ", matched.differ());
            options.tally().example("translated", line);
            matched.examples().forEach(customer -> {
                Map<String, String> who = new LinkedHashMap<>();
                who.put("code", code);
                who.put("customer", customer.customer().toString());
                customer.matched().forEach((each, is) -> who.put(each.name(), Boolean.toString(is)));
                options.tally().example("translated.differ", who);
            });
        }

        private Translation entry(ItemImport.Old old, OldCondition condition, long before, OldConditions.Side after) {
            return new Translation(
                    ids.next(),
                    old.item().code(),
                    old.item().name(),
                    condition.customerTypes(),
                    condition.visitTypes(),
                    reading,
                    condition.deals(reading),
                    before,
                    after.matched(),
                    after.onlyOld(),
                    after.onlyNew(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    access.caller().login());
        }

        void store() {
            entries.insert(items, held);
            entries.record(ledger);
            Map<String, Id> stored = new LinkedHashMap<>();
            items.forEach(old -> stored.put(old.item().code(), old.id()));
            keys.remember(DATASET, stored);
        }
    }
}
