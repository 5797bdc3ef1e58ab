package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.VisitType;
import org.inlay.orders.Item;
import org.inlay.orders.Translations.Translation;
import org.inlay.orders.internal.domain.ItemImport;
import org.inlay.orders.internal.persistence.Tables.ItemComponent;
import org.inlay.orders.internal.persistence.Tables.TranslationRow;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes imported items and the ledger of translations, one batch a table. */
@Component
public final class JooqItemImport implements ItemImport {
    private static final List<Field<?>> ITEM = List.of(
            Tables.Item.ID,
            Tables.Item.CODE,
            Tables.Item.NAME,
            Tables.Item.KIND,
            Tables.Item.CURRENCY,
            Tables.Item.PRICE_MINOR,
            Tables.Item.CATEGORY,
            Tables.Item.SALE_CONDITIONS,
            Tables.Item.ACTIVE,
            Tables.Item.VERSION);

    private final Sql sql;
    private final Json json = new Json();

    @Activate
    public JooqItemImport(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void insert(List<Old> items, Map<String, Item> components) {
        List<@Nullable Object[]> heads = new ArrayList<>();
        List<@Nullable Object[]> parts = new ArrayList<>();
        for (Old old : items) {
            heads.add(head(old));
            int position = 0;
            for (Item.Component part : old.item().components()) {
                Item held = components.get(part.item());
                if (held == null) {
                    throw new IllegalStateException("unchecked component " + part.item());
                }
                parts.add(new @Nullable Object[] {
                    old.id().value(), position++, held.id().value(), part.quantity(), part.validDays()
                });
            }
        }
        Batches.insert(sql, Tables.Item.TABLE, ITEM, heads);
        Batches.insert(sql, ItemComponent.TABLE, ItemComponent.FIELDS, parts);
    }

    private @Nullable Object[] head(Old old) {
        Item.SaleConditions conditions = old.item().saleConditions();
        return new @Nullable Object[] {
            old.id().value(),
            old.item().code(),
            old.item().name(),
            old.item().kind(),
            old.item().price().getCurrencyUnit().getCode(),
            old.item().price().getAmountMinorLong(),
            old.item().category(),
            conditions == null ? null : json.write(conditions),
            old.active(),
            0L
        };
    }

    @Override
    public void record(List<Translation> translations) {
        Batches.insert(
                sql,
                TranslationRow.TABLE,
                TranslationRow.FIELDS,
                translations.stream().map(JooqItemImport::row).toList());
    }

    private static @Nullable Object[] row(Translation entry) {
        return new @Nullable Object[] {
            entry.id().value(),
            entry.item(),
            entry.plugin(),
            value(entry.segment()),
            value(entry.rule()),
            entry.name(),
            String.join(",", entry.customerTypes()),
            String.join(",", entry.visitTypes().stream().map(VisitType::name).toList()),
            entry.reading().name(),
            String.join(",", entry.deals()),
            entry.before(),
            entry.after(),
            entry.onlyBefore(),
            entry.onlyAfter(),
            entry.at(),
            entry.by()
        };
    }

    @Override
    public List<Translation> translations(PageRequest page) {
        String after = page.after();
        return sql.dsl()
                .select(TranslationRow.FIELDS)
                .from(TranslationRow.TABLE)
                .where(
                        after == null
                                ? DSL.noCondition()
                                : TranslationRow.ID.lt(Id.parse(after).value()))
                .orderBy(TranslationRow.ID.desc())
                .limit(page.limit() + 1)
                .fetch(JooqItemImport::translation);
    }

    private static Translation translation(Record row) {
        return new Translation(
                new Id(row.get(TranslationRow.ID)),
                row.get(TranslationRow.ITEM_CODE),
                row.get(TranslationRow.PLUGIN),
                id(row.get(TranslationRow.SEGMENT)),
                id(row.get(TranslationRow.RULE)),
                row.get(TranslationRow.NAME),
                list(row.get(TranslationRow.CUSTOMER_TYPES)),
                list(row.get(TranslationRow.VISIT_TYPES)).stream()
                        .map(VisitType::valueOf)
                        .toList(),
                LegacyReading.valueOf(row.get(TranslationRow.READING)),
                list(row.get(TranslationRow.DEALS)),
                row.get(TranslationRow.MATCHED_BEFORE),
                row.get(TranslationRow.MATCHED_AFTER),
                row.get(TranslationRow.ONLY_BEFORE),
                row.get(TranslationRow.ONLY_AFTER),
                row.get(TranslationRow.TRANSLATED_AT),
                row.get(TranslationRow.TRANSLATED_BY));
    }

    private static @Nullable Long value(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static @Nullable Id id(@Nullable Long id) {
        return id == null ? null : new Id(id);
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
