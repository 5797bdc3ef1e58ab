package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Customer;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.LegacyTypes;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.VisitType;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports customers and the types they had (T8). The dry run counts what each reading of the types would make of them. */
@Component
public final class CustomersImporter implements Importer {
    static final String DATASET = "customers";
    private static final String READING = "customerTypes";
    private static final int MOST_DEAL_DATES = 100_000;

    private final Acts acts;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final ImportKeys keys;
    private final ImportStore store;
    private final TagEvaluation tags;

    @Activate
    public CustomersImporter(
            @Reference Acts acts,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference ImportKeys keys,
            @Reference ImportStore store,
            @Reference TagEvaluation tags) {
        this.acts = acts;
        this.clinics = clinics;
        this.calendar = calendar;
        this.keys = keys;
        this.store = store;
        this.tags = tags;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("id", true, "Number in the old system; other files name the customer by it.", "C1001"),
                new Column("name", true, "Name, at most 100 characters.", "王女士"),
                new Column(
                        "mobile", false, "Telephone number; without country code that of the clinic's.", "13800138000"),
                new Column("gender", false, "女, 男, 其他, or FEMALE, MALE, OTHER.", "女"),
                new Column("birthday", false, "Date of birth.", "1990-05-20"),
                new Column("chartNumber", false, "Number of the paper chart, unique.", "A-0001"),
                new Column("source", false, "Channel, or channel/sub-channel.", "网络/大众点评"),
                new Column("clinic", false, "Code of the home clinic; else the parameter clinic.", "A"),
                new Column("customerType", false, "Old customer type: 新客 or 老客 (T8).", "老客"),
                new Column("visitType", false, "Old visit type: 初诊 or 复诊 (T8).", "复诊"),
                new Column("dealDates", false, "Dates with a deal the old system knew of; a whole number.", "3"),
                new Column("marketingConsent", false, "Consent to marketing messages: 是 or 否.", "是"),
                new Column("medicalConsent", false, "Consent to keep medical data: 是 or 否.", "是"),
                new Column("created", false, "When the customer was entered; clinic time.", "2024-03-01 10:30"));
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                READING,
                List.of(LegacyReading.DEALS.name(), LegacyReading.VISITS.name()),
                "DEALS: 新客 = one deal date, 老客 = several. VISITS: 新客 = no deal, 老客 = one or several."));
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
    public List<String> unique() {
        return List.of("chartNumber");
    }

    @Override
    public List<RowResult> apply(List<Row> rows, Options options) {
        ImportLookup lookup = new ImportLookup(rows, options, clinics, keys);
        Set<String> taken = store.takenChartNumbers(rows.stream()
                .map(row -> row.get("chartNumber").strip())
                .filter(number -> !number.isEmpty())
                .toList());
        Batch batch = new Batch(options, lookup, taken);
        List<RowResult> results = rows.stream()
                .map(row -> lookup.imported(row, "id", DATASET) != null ? RowResult.skipped(row) : batch.take(row))
                .toList();
        if (!options.dryRun()) {
            batch.store();
        }
        return results;
    }

    /** The good rows of one call. */
    private final class Batch {
        private final Options options;
        private final ImportLookup lookup;
        private final Set<String> taken;
        private final Instant now = acts.now();
        private final Map<String, Id> imported = new LinkedHashMap<>();
        private final List<Customer> customers = new ArrayList<>();
        private final List<LegacyType> legacy = new ArrayList<>();

        Batch(Options options, ImportLookup lookup, Set<String> taken) {
            this.options = options;
            this.lookup = lookup;
            this.taken = taken;
        }

        RowResult take(Row row) {
            Cells cells = new Cells(row);
            String key = cells.required("id", 100);
            Clinic home = lookup.clinic(cells);
            if (home == null) {
                return cells.result();
            }
            Id id = acts.nextId();
            Customer customer = customer(cells, home, id);
            LegacyType type = legacy(cells, home, customer);
            if (cells.good()) {
                imported.put(key, id);
                customers.add(customer);
                if (type.customerType() != null || type.visitType() != null) {
                    legacy.add(type);
                }
            }
            return cells.result();
        }

        private Customer customer(Cells cells, Clinic home, Id id) {
            Instant created = cells.instant("created", home.timeZone());
            if (created != null && created.isAfter(now)) {
                cells.refuse("created", "import.future");
            }
            String chart = cells.optional("chartNumber", 64);
            if (chart != null && taken.contains(chart)) {
                cells.refuse("chartNumber", "import.taken");
            }
            NewCustomer in = new NewCustomer(
                    cells.required("name", 100),
                    cells.optional("mobile", 40),
                    cells.oneOf("gender", ImportWords.GENDERS),
                    cells.date("birthday"),
                    chart,
                    cells.optional("source", 161),
                    null,
                    null,
                    home.code(),
                    null,
                    consents(cells));
            return Entered.create(id, checked(cells, in, home), created == null ? now : created);
        }

        private NewCustomer checked(Cells cells, NewCustomer in, Clinic home) {
            if (!cells.good()) {
                return in;
            }
            try {
                return new CustomerRules(home.timeZone(), calendar.today(home.code())).checked(in);
            } catch (Problem problem) {
                problem.violations().forEach(violation -> cells.refuse(violation.field(), violation.message()));
                return in;
            }
        }

        private LegacyType legacy(Cells cells, Clinic home, Customer customer) {
            String old = cells.oneOf("customerType", ImportWords.CUSTOMER_TYPES);
            VisitType visit = cells.oneOf("visitType", ImportWords.VISIT_TYPES);
            Integer dates = cells.integer("dealDates", 0, MOST_DEAL_DATES);
            int dealDates = dates == null ? 0 : dates;
            if (cells.good() && old != null) {
                count(cells.row(), old, dealDates);
            }
            String deal = old == null
                    ? null
                    : LegacyReading.valueOf(options.setting(READING)).deal(old, dealDates);
            return new LegacyType(customer.id(), home.code(), old, visit, deal, customer.createdAt(), now);
        }

        /** T8: both readings side by side, and the customers on whom they differ. */
        private void count(Row row, String old, int dealDates) {
            String deals = LegacyReading.DEALS.deal(old, dealDates);
            String visits = LegacyReading.VISITS.deal(old, dealDates);
            options.tally().count("customerTypes." + old, 1);
            options.tally().count("customerTypes.DEALS." + deals, 1);
            options.tally().count("customerTypes.VISITS." + visits, 1);
            if (!deals.equals(visits)) {
                options.tally().count("customerTypes.differ", 1);
                options.tally()
                        .example(
                                "customerTypes.differ",
                                Map.of("id", row.get("id"), "customerType", old, "DEALS", deals, "VISITS", visits));
            }
        }

        void store() {
            store.insert(customers, legacy);
            keys.remember(DATASET, imported);
            retag();
        }

        /** Tags that know the old types are evaluated for those who have one. */
        private void retag() {
            Map<String, List<Id>> byClinic = new LinkedHashMap<>();
            legacy.forEach(type -> byClinic.computeIfAbsent(type.clinic(), clinic -> new ArrayList<>())
                    .add(type.customer()));
            tags.providers().stream()
                    .filter(provider -> provider.dependsOn().contains(LegacyTypes.CHANGE))
                    .forEach(provider ->
                            byClinic.forEach((clinic, customers) -> tags.anew(provider, customers, Set.of(clinic))));
        }
    }

    private static List<String> consents(Cells cells) {
        List<String> consents = new ArrayList<>();
        if (cells.yes("marketingConsent")) {
            consents.add(Customer.CONSENT_MARKETING);
        }
        if (cells.yes("medicalConsent")) {
            consents.add(Customer.CONSENT_MEDICAL);
        }
        return consents;
    }
}
