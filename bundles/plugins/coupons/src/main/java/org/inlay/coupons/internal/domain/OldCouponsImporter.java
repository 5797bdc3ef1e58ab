package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.VisitType;
import org.inlay.orders.OldCondition;
import org.inlay.orders.Translations;
import org.inlay.orders.Translations.Rule;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Imports the coupons and promotions of the old system as drafts: for whom they were becomes an audience by deal tag and last visit
 * type; the dry run counts whom both readings match, and the ledger keeps what was chosen (T8). Nothing is issued or applies before
 * somebody has looked and published it.
 */
@Component(service = Importer.class)
public final class OldCouponsImporter implements Importer {
    static final String DATASET = "coupons";

    private static final Map<String, Use> USES = Map.of(
            "卡券", Use.COUPON, "代金券", Use.COUPON, "促销", Use.PROMOTION, "COUPON", Use.COUPON, "PROMOTION", Use.PROMOTION);

    private static final Map<String, Terms.Kind> KINDS = Stream.concat(
                    Stream.of(
                            Map.entry("满减", Terms.Kind.AMOUNT),
                            Map.entry("折扣", Terms.Kind.RATE),
                            Map.entry("特价", Terms.Kind.PRICE),
                            Map.entry("兑换", Terms.Kind.EXCHANGE),
                            Map.entry("赠品", Terms.Kind.GIFT),
                            Map.entry("买赠", Terms.Kind.GIFT)),
                    Arrays.stream(Terms.Kind.values()).map(kind -> Map.entry(kind.name(), kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Coupons coupons;
    private final Translations translations;
    private final Clinics clinics;
    private final ImportKeys keys;
    private final Access access;

    @Activate
    public OldCouponsImporter(
            @Reference Coupons coupons,
            @Reference Translations translations,
            @Reference Clinics clinics,
            @Reference ImportKeys keys,
            @Reference Access access) {
        this.coupons = coupons;
        this.translations = translations;
        this.clinics = clinics;
        this.keys = keys;
        this.access = access;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return Stream.concat(
                        Stream.of(
                                new Column("id", true, "Number of the rule in the old system.", "Q12"),
                                new Column("name", true, "Name, at most 60 characters.", "老客回馈满300减100"),
                                new Column("use", false, "卡券 or 促销; 卡券 when empty.", "卡券"),
                                new Column("kind", true, "满减, 折扣, 特价, 兑换, 赠品, or the English codes.", "满减"),
                                new Column(
                                        "value",
                                        false,
                                        "What it takes off, in the currency of the clinic; 0.8 for 8折; the price of a 特价;"
                                                + " the code of what is given; empty for 兑换.",
                                        "100"),
                                new Column("minimumSpend", false, "What the lines must come to before it.", "300"),
                                new Column("items", false, "Codes of the items it is for, parted by |.", "SGZ-01|MASK"),
                                new Column("kinds", false, "Kinds of items it is for, parted by |.", "SERVICE|CARD"),
                                new Column(
                                        "clinic",
                                        false,
                                        "Code of the clinic it is for; else the parameter clinic, else every clinic.",
                                        "A"),
                                new Column("validDays", false, "Days it is valid for from its issue; of 卡券.", "30"),
                                new Column("validFrom", false, "First day it is valid on.", "2026-01-01"),
                                new Column("validTo", false, "Last day it is valid on.", "2026-12-31"),
                                new Column("quantity", false, "How many there are; of 卡券.", "500"),
                                new Column("perCustomer", false, "How many one customer may have; of 卡券.", "1")),
                        OldCondition.COLUMNS.stream())
                .toList();
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
        access.requireEverywhere(CouponsPlugin.WRITE);
        Batch batch = new Batch(rows, options);
        List<RowResult> results = rows.stream().map(batch::take).toList();
        batch.finish();
        return results;
    }

    /** A good row. */
    private record Old(String id, Use use, Terms terms, OldCondition condition) {}

    /** The good rows of one call. */
    private final class Batch {
        private final Options options;
        private final ImportLookup lookup;
        private final LegacyReading reading;
        private final List<Old> good = new ArrayList<>();

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
            Clinic clinic = clinic(cells);
            OldCondition condition = OldCondition.read(cells, clinic == null ? Clinic.ORGANISATION : clinic.code());
            Use use = cells.optional("use", 20) == null ? Use.COUPON : cells.oneOf("use", USES);
            cells.required("kind", 20);
            Terms.Kind kind = cells.oneOf("kind", KINDS);
            Terms terms = kind == null ? null : terms(cells, kind, clinic, condition);
            if (cells.good() && use != null && terms != null && isRight(cells, use, terms)) {
                good.add(new Old(cells.required("id", 100), use, terms, condition));
            }
            return cells.result();
        }

        private @Nullable Clinic clinic(Cells cells) {
            boolean named = !cells.row().get("clinic").isBlank()
                    || !options.setting("clinic").isEmpty();
            return named ? lookup.clinic(cells) : null;
        }

        private Terms terms(Cells cells, Terms.Kind kind, @Nullable Clinic clinic, OldCondition condition) {
            String value = cells.optional("value", 60);
            String minimum = cells.optional("minimumSpend", 20);
            Integer quantity = cells.integer("quantity", 1, 999_999_999);
            if (minimum != null && !minimum.matches("\\d{1,9}(\\.\\d{1,2})?")) {
                cells.refuse("minimumSpend", "import.money");
                minimum = null;
            }
            return new Terms(
                    cells.required("name", 60),
                    kind,
                    value == null ? "" : value,
                    minimum == null ? null : new BigDecimal(minimum),
                    several(cells, "items"),
                    several(cells, "kinds"),
                    clinic == null ? Set.of() : Set.of(clinic.code()),
                    Set.of(),
                    Set.of(),
                    cells.integer("validDays", 1, 9999),
                    cells.date("validFrom"),
                    cells.date("validTo"),
                    quantity == null ? null : quantity.longValue(),
                    cells.integer("perCustomer", 1, 9999),
                    null,
                    false,
                    false,
                    condition.tags(reading),
                    condition.visitTypes().stream().map(VisitType::name).collect(Collectors.toUnmodifiableSet()),
                    null);
        }

        private static Set<String> several(Cells cells, String column) {
            String text = cells.optional(column, 4000);
            return text == null
                    ? Set.of()
                    : Arrays.stream(text.split("\\|")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        }

        private static boolean isRight(Cells cells, Use use, Terms terms) {
            try {
                terms.check();
                terms.checkUse(use);
            } catch (Problem refused) {
                for (Violation violation : refused.violations()) {
                    cells.refuse(violation.field(), violation.message());
                }
            }
            return cells.good();
        }

        void finish() {
            Map<String, Id> drafts = new LinkedHashMap<>();
            if (!options.dryRun()) {
                good.forEach(old -> drafts.put(
                        old.id(), coupons.design(old.use(), old.terms()).id()));
                keys.remember(DATASET, drafts);
            }
            List<Rule> rules = good.stream()
                    .filter(old -> !old.condition().isNone())
                    .map(old -> new Rule(
                            old.id(),
                            old.terms().name(),
                            null,
                            CouponPrices.PLUGIN,
                            drafts.get(old.id()),
                            old.condition()))
                    .toList();
            translations.translate(rules, reading, options);
        }
    }
}
