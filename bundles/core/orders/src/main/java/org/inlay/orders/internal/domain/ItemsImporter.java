package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.Tags;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.orders.OldCondition;
import org.inlay.orders.Translations;
import org.inlay.orders.Translations.Rule;
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

    private final Clinics clinics;
    private final ImportKeys keys;
    private final ItemStore store;
    private final OldItems reader;
    private final Translations translations;
    private final ItemImport entries;
    private final Tags tags;
    private final Ids ids;

    @Activate
    public ItemsImporter(
            @Reference Clinics clinics,
            @Reference ImportKeys keys,
            @Reference ItemStore store,
            @Reference OldItems reader,
            @Reference Translations translations,
            @Reference ItemImport entries,
            @Reference Tags tags,
            @Reference Ids ids) {
        this.clinics = clinics;
        this.keys = keys;
        this.store = store;
        this.reader = reader;
        this.translations = translations;
        this.entries = entries;
        this.tags = tags;
        this.ids = ids;
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
        return List.of(OldCondition.READINGS);
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
        if (!options.dryRun()) {
            batch.store();
        }
        translations.translate(batch.translated, batch.reading, options);
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
        private final List<Rule> translated = new ArrayList<>();

        Batch(List<Row> rows, Options options) {
            this.options = options;
            this.lookup = new ImportLookup(rows, options, clinics, keys);
            this.reading = OldCondition.reading(options);
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
                    NewItem item = old.item();
                    translated.add(new Rule(item.code(), item.name(), item.code(), null, null, read.condition()));
                }
            }
            return cells.result();
        }

        void store() {
            entries.insert(items, held);
            Map<String, Id> stored = new LinkedHashMap<>();
            items.forEach(old -> stored.put(old.item().code(), old.id()));
            keys.remember(DATASET, stored);
        }
    }
}
