package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.LegacyAppointment;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports appointments as they ended in the old system (V7). */
@Component
public final class AppointmentsImporter implements Importer {
    private static final String DATASET = "appointments";
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Clinics clinics;
    private final ImportKeys keys;
    private final Appointments appointments;

    @Activate
    public AppointmentsImporter(
            @Reference Clinics clinics, @Reference ImportKeys keys, @Reference Appointments appointments) {
        this.clinics = clinics;
        this.keys = keys;
        this.appointments = appointments;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("id", true, "Number of the appointment in the old system.", "Y3001"),
                new Column("customer", true, "The customer's number in the old system.", "C1001"),
                new Column("clinic", false, "Code of the clinic; else the parameter clinic.", "A"),
                new Column("from", true, "When it begins; clinic time.", "2025-03-01 10:30"),
                new Column("to", false, "When it ends; clinic time; 30 minutes later when empty.", "2025-03-01 11:00"),
                new Column("room", false, "Code of a room of the clinic.", "R1"),
                new Column("purpose", false, "咨询, 疗程 or 复查; 咨询 when empty.", "咨询"),
                new Column("status", true, "已预约, 已到店, 已取消 or 未到店.", "已到店"));
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
        Map<String, LegacyAppointment> good = new LinkedHashMap<>();
        List<RowResult> results = new ArrayList<>();
        for (Row row : rows) {
            Cells cells = new Cells(row);
            if (lookup.imported(row, "id", DATASET) != null) {
                results.add(RowResult.skipped(row));
            } else {
                LegacyAppointment read = read(cells, lookup);
                if (read != null) {
                    good.put(row.get("id").strip(), read);
                }
                results.add(cells.result());
            }
        }
        if (!options.dryRun() && !good.isEmpty()) {
            List<Id> ids = appointments.importLegacy(List.copyOf(good.values()));
            Map<String, Id> stored = new LinkedHashMap<>();
            int i = 0;
            for (String key : good.keySet()) {
                stored.put(key, ids.get(i++));
            }
            keys.remember(DATASET, stored);
        }
        return results;
    }

    private @Nullable LegacyAppointment read(Cells cells, ImportLookup lookup) {
        cells.required("id", 100);
        Id customer = lookup.required(cells, "customer", CustomersImporter.DATASET);
        Clinic clinic = lookup.clinic(cells);
        cells.required("from", 40);
        cells.required("status", 40);
        String status = cells.oneOf("status", ImportWords.STATUSES);
        String purpose = cells.oneOf("purpose", ImportWords.PURPOSES);
        String room = cells.optional("room", 64);
        if (clinic == null) {
            return null;
        }
        Instant from = cells.instant("from", clinic.timeZone());
        Instant to = cells.instant("to", clinic.timeZone());
        if (from != null
                && to != null
                && (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0)) {
            cells.refuse("to", "import.order");
        }
        if (room != null
                && clinics.entries(clinic.code(), "rooms").stream()
                        .noneMatch(entry -> entry.code().equals(room))) {
            cells.refuse("room", "import.choice");
        }
        if (!cells.good() || customer == null || from == null || status == null) {
            return null;
        }
        return new LegacyAppointment(
                new NewAppointment(
                        customer,
                        clinic.code(),
                        from,
                        to == null ? from.plus(USUAL) : to,
                        List.of(),
                        room,
                        purpose == null ? "CONSULT" : purpose,
                        null),
                status);
    }
}
