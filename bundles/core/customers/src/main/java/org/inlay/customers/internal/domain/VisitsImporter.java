package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.customers.Visits.LegacyVisit;
import org.inlay.customers.spi.LegacyDeals;
import org.inlay.customers.spi.LegacyDeals.LegacyDeal;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports visits with the types they had; a visit the old system called dealt stands as a deal of its date (D6). */
@Component
public final class VisitsImporter implements Importer {
    private static final String DATASET = "visits";

    private final Acts acts;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final ImportKeys keys;
    private final Visits visits;
    private final Extensions extensions;

    @Activate
    public VisitsImporter(
            @Reference Acts acts,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference ImportKeys keys,
            @Reference Visits visits,
            @Reference Extensions extensions) {
        this.acts = acts;
        this.clinics = clinics;
        this.calendar = calendar;
        this.keys = keys;
        this.visits = visits;
        this.extensions = extensions;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("id", true, "Number of the visit in the old system.", "V2001"),
                new Column("customer", true, "The customer's number in the old system.", "C1001"),
                new Column("clinic", false, "Code of the clinic; else the parameter clinic.", "A"),
                new Column("arrivedAt", true, "When the customer arrived; clinic time.", "2025-03-01 10:30"),
                new Column("type", true, "初诊, 复诊, 疗程内, 复查, 再消费, or the English codes.", "初诊"),
                new Column("dealt", false, "Whether the old system called the visit dealt: 是 or 否 (D6).", "否"));
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
        Map<String, Old> good = new LinkedHashMap<>();
        List<RowResult> results = new ArrayList<>();
        for (Row row : rows) {
            Cells cells = new Cells(row);
            if (lookup.imported(row, "id", DATASET) != null) {
                results.add(RowResult.skipped(row));
            } else {
                read(cells, lookup, good);
                results.add(cells.result());
            }
        }
        if (!options.dryRun() && !good.isEmpty()) {
            store(good);
        }
        return results;
    }

    /** A visit, and whether it was called dealt. */
    private record Old(LegacyVisit visit, boolean dealt) {}

    private void read(Cells cells, ImportLookup lookup, Map<String, Old> good) {
        String key = cells.required("id", 100);
        Id customer = lookup.required(cells, "customer", CustomersImporter.DATASET);
        Clinic clinic = lookup.clinic(cells);
        cells.required("arrivedAt", 40);
        cells.required("type", 40);
        VisitType type = cells.oneOf("type", ImportWords.VISIT_TYPES);
        Instant at = clinic == null ? null : cells.instant("arrivedAt", clinic, calendar);
        boolean dealt = cells.yes("dealt");
        if (at != null && at.isAfter(acts.now())) {
            cells.refuse("arrivedAt", "import.future");
        }
        if (cells.good() && customer != null && clinic != null && at != null && type != null) {
            good.put(key, new Old(new LegacyVisit(customer, clinic.code(), at, type), dealt));
        }
    }

    private void store(Map<String, Old> good) {
        List<Id> ids =
                visits.importLegacy(good.values().stream().map(Old::visit).toList());
        Map<String, Id> stored = new LinkedHashMap<>();
        List<LegacyDeal> deals = new ArrayList<>();
        good.forEach((key, old) -> {
            Id id = ids.get(stored.size());
            stored.put(key, id);
            if (old.dealt()) {
                deals.add(deal(id, old.visit()));
            }
        });
        keys.remember(DATASET, stored);
        if (!deals.isEmpty()) {
            extensions.active(LegacyDeals.class, Clinic.ORGANISATION).forEach(other -> other.take(deals));
        }
    }

    private LegacyDeal deal(Id id, LegacyVisit visit) {
        return new LegacyDeal(
                id,
                visit.customer(),
                visit.clinic(),
                calendar.dateOf(visit.clinic(), visit.arrivedAt()),
                visit.arrivedAt());
    }
}
