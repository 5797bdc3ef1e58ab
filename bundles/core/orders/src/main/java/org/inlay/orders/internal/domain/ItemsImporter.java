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
import org.inlay.orders.Translations.Translation;
import org.inlay.orders.internal.domain.OldTranslations.Subject;
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

    /** How old customer types are understood. */
    static final List<Setting> READINGS = List.of(new Setting(
            READING,
            List.of(LegacyReading.DEALS.name(), LegacyReading.VISITS.name()),
            "How customerType is understood; choose as for customers. DEALS: 新客 = one deal date, 老客 = several."
                    + " VISITS: 新客 = no deal, 老客 = one or several."));

    private final Clinics clinics;
    private final ImportKeys keys;
    private final ItemStore store;
    private final OldItems reader;
    private final OldTranslations translations;
    private final ItemImport entries;
    private final Tags tags;
    private final Ids ids;

    @Activate
    public ItemsImporter(
            @Reference Clinics clinics,
            @Reference ImportKeys keys,
            @Reference ItemStore store,
            @Reference OldItems reader,
            @Reference OldTranslations translations,
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
        return READINGS;
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
        batch.ledger.addAll(translations.translate(batch.translated, batch.reading, options.tally()));
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
        private final Map<Subject, OldCondition> translated = new LinkedHashMap<>();
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
                    NewItem item = old.item();
                    translated.put(new Subject(item.code(), item.name(), item.code(), null), read.condition());
                }
            }
            return cells.result();
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
