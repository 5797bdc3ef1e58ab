package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Saved;
import org.inlay.customers.VisitType;
import org.inlay.orders.OldCondition;
import org.inlay.orders.Translations;
import org.inlay.orders.Translations.Rule;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Imports the old system's filters by customer and visit type: each becomes a saved segment; the dry run counts whom it
 * matched and whom both readings match, and the ledger keeps what was chosen (T8). The criteria themselves go by the old
 * type until a customer's first new decision.
 */
@Component(service = Importer.class)
public final class FiltersImporter implements Importer {
    static final String DATASET = "filters";
    private static final int LONGEST_NAME = 100;

    private final Clinics clinics;
    private final ImportKeys keys;
    private final Segments segments;
    private final Translations translations;
    private final Access access;

    @Activate
    public FiltersImporter(
            @Reference Clinics clinics,
            @Reference ImportKeys keys,
            @Reference Segments segments,
            @Reference Translations translations,
            @Reference Access access) {
        this.clinics = clinics;
        this.keys = keys;
        this.segments = segments;
        this.translations = translations;
        this.access = access;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("id", true, "Number of the filter in the old system.", "F12"),
                new Column("name", true, "Name of the saved segment, at most 100 characters.", "老客复诊"),
                new Column(
                        "clinic",
                        false,
                        "Code of the clinic whose customers it finds; else the parameter clinic, else every clinic.",
                        "A"),
                OldCondition.COLUMNS.get(0),
                OldCondition.COLUMNS.get(1));
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
        return "id";
    }

    @Override
    public List<RowResult> apply(List<Row> rows, Options options) {
        access.requireEverywhere("segments:write");
        Batch batch = new Batch(rows, options);
        List<RowResult> results = rows.stream().map(batch::take).toList();
        batch.finish();
        return results;
    }

    /** A good row. */
    private record Filter(String id, String name, OldCondition condition) {}

    /** The good rows of one call. */
    private final class Batch {
        private final Options options;
        private final ImportLookup lookup;
        private final LegacyReading reading;
        private final Set<List<String>> taken = segments.saved().stream()
                .map(saved -> List.of(saved.clinic(), saved.name()))
                .collect(Collectors.toSet());
        private final List<Filter> filters = new ArrayList<>();

        Batch(List<Row> rows, Options options) {
            this.options = options;
            this.lookup = new ImportLookup(rows, options, clinics, keys);
            this.reading = OldCondition.reading(options);
        }

        RowResult take(Row row) {
            if (lookup.imported(row, "id", DATASET) != null) {
                return RowResult.skipped(row);
            }
            Cells cells = new Cells(row);
            String name = cells.required("name", LONGEST_NAME);
            OldCondition condition = OldCondition.read(cells, clinic(cells));
            if (cells.good() && condition.isNone()) {
                cells.refuse("customerType", "import.required");
            }
            if (cells.good() && !taken.add(List.of(condition.clinic(), name))) {
                cells.refuse("name", "import.taken");
            }
            if (cells.good()) {
                filters.add(new Filter(cells.required("id", 100), name, condition));
            }
            return cells.result();
        }

        private String clinic(Cells cells) {
            if (row(cells, "clinic").isEmpty() && options.setting("clinic").isEmpty()) {
                return Clinic.ORGANISATION;
            }
            Clinic clinic = lookup.clinic(cells);
            return clinic == null ? Clinic.ORGANISATION : clinic.code();
        }

        private static String row(Cells cells, String column) {
            return cells.row().get(column).strip();
        }

        void finish() {
            List<Rule> translated = new ArrayList<>();
            Map<String, Id> stored = new LinkedHashMap<>();
            for (Filter filter : filters) {
                Id segment = options.dryRun() ? null : save(filter).id();
                translated.add(new Rule(filter.id(), filter.name(), null, null, segment, filter.condition()));
                if (segment != null) {
                    stored.put(filter.id(), segment);
                }
            }
            translations.translate(translated, reading, options);
            if (!options.dryRun()) {
                keys.remember(DATASET, stored);
            }
        }

        private Saved save(Filter filter) {
            return segments.save(filter.name(), filter.condition().clinic(), tree(filter.condition()));
        }

        private Map<String, Object> tree(OldCondition condition) {
            List<Map<String, Object>> all = new ArrayList<>();
            if (!condition.customerTypes().isEmpty()) {
                all.add(Map.of("criterion", "tag", "tag", DealTag.TAG, "values", condition.deals(reading)));
            }
            if (!condition.visitTypes().isEmpty()) {
                List<String> types =
                        condition.visitTypes().stream().map(VisitType::name).toList();
                all.add(Map.of("criterion", "last-visit-type", "values", types));
            }
            return Map.of("all", all);
        }
    }
}
