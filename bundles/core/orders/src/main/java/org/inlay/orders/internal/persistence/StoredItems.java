package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.orders.internal.domain.ItemStore;
import org.inlay.orders.internal.persistence.Tables.ItemComponent;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code or_item} and {@code or_item_component}: items are written as entities and read over sets. */
@Component(service = ItemStore.class)
public class StoredItems implements ItemStore {
    private static final char ESCAPE = '!';

    private static final Table<Record> PART = Tables.Item.TABLE.as("part");
    private static final Field<Long> PART_ID = DSL.field(DSL.name("part", "id"), Long.class);
    private static final Field<String> PART_CODE = DSL.field(DSL.name("part", "code"), String.class);

    private final JpaTemplate jpa;
    private final Sql sql;
    private final Json json = new Json();

    @Activate
    public StoredItems(
            @Reference(target = "(osgi.unit.name=orders)") JpaTemplate jpa,
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.jpa = jpa;
        this.sql = sql;
    }

    @Override
    public Map<String, Item> byCodes(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return read(Keys.among(Tables.Item.CODE, codes), Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Item::code, item -> item, (one, other) -> one, LinkedHashMap::new));
    }

    @Override
    public Item get(Id id) {
        return read(Tables.Item.ID.eq(id.value()), 1).stream().findFirst().orElseThrow(() -> Problem.notFound("item"));
    }

    @Override
    public Page<Item> list(@Nullable String query, PageRequest page) {
        Condition wanted = DSL.noCondition();
        if (query != null && !query.isBlank()) {
            String part = containing(query.strip().toLowerCase(Locale.ROOT));
            wanted = DSL.lower(Tables.Item.CODE)
                    .like(part, ESCAPE)
                    .or(DSL.lower(Tables.Item.NAME).like(part, ESCAPE));
        }
        if (page.after() != null) {
            wanted = wanted.and(Tables.Item.CODE.gt(page.after()));
        }
        List<Item> items = read(wanted, page.limit() + 1);
        boolean more = items.size() > page.limit();
        List<Item> shown = more ? items.subList(0, page.limit()) : items;
        return new Page<>(List.copyOf(shown), more ? shown.get(shown.size() - 1).code() : null);
    }

    /** Escaped here: {@code contains} asks the database for {@code replace}, which Derby does not have. */
    private static String containing(String part) {
        return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private List<Item> read(Condition wanted, int limit) {
        List<Record> rows = new ArrayList<>(sql.dsl()
                .select(Tables.Item.FIELDS)
                .from(Tables.Item.TABLE)
                .where(wanted)
                .orderBy(Tables.Item.CODE)
                .limit(limit)
                .fetch());
        Map<Long, List<Item.Component>> components = components(rows.stream()
                .filter(row -> row.get(Tables.Item.KIND).equals("PACKAGE")
                        || row.get(Tables.Item.KIND).equals("CARD"))
                .map(row -> row.get(Tables.Item.ID))
                .toList());
        return rows.stream()
                .map(row -> item(row, components.getOrDefault(row.get(Tables.Item.ID), List.of())))
                .toList();
    }

    private Map<Long, List<Item.Component>> components(List<Long> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        return sql
                .dsl()
                .select(ItemComponent.ITEM, ItemComponent.QUANTITY, ItemComponent.VALID_DAYS, PART_CODE)
                .from(ItemComponent.TABLE)
                .join(PART)
                .on(PART_ID.eq(ItemComponent.COMPONENT))
                .where(Keys.among(ItemComponent.ITEM, items))
                .orderBy(ItemComponent.ITEM, ItemComponent.POSITION)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(ItemComponent.ITEM),
                        Collectors.mapping(
                                row -> new Item.Component(
                                        row.get(PART_CODE),
                                        row.get(ItemComponent.QUANTITY),
                                        row.get(ItemComponent.VALID_DAYS)),
                                Collectors.toList())));
    }

    private Item item(Record row, List<Item.Component> components) {
        String conditions = row.get(Tables.Item.SALE_CONDITIONS);
        return new Item(
                new Id(row.get(Tables.Item.ID)),
                row.get(Tables.Item.CODE),
                row.get(Tables.Item.NAME),
                row.get(Tables.Item.KIND),
                Money.ofMinor(CurrencyUnit.of(row.get(Tables.Item.CURRENCY)), row.get(Tables.Item.PRICE_MINOR)),
                row.get(Tables.Item.CATEGORY),
                components,
                conditions == null ? null : json.saleConditions(conditions),
                row.get(Tables.Item.ACTIVE),
                row.get(Tables.Item.VERSION));
    }

    @Override
    public Item create(Id id, NewItem item, Map<String, Item> components) {
        ItemEntity entity = new ItemEntity();
        entity.id = id.value();
        entity.code = item.code();
        entity.kind = item.kind();
        fill(entity, item, components, true);
        save(item.code(), em -> em.persist(entity));
        return get(id);
    }

    @Override
    public Item update(Id id, long version, NewItem change, Map<String, Item> components, boolean active) {
        save(change.code(), em -> {
            ItemEntity entity = em.find(ItemEntity.class, id.value());
            if (entity.version != version) {
                throw stale(entity.version);
            }
            fill(entity, change, components, active);
        });
        return get(id);
    }

    private void save(String code, Consumer<EntityManager> work) {
        jpa.tx(TransactionType.Required, em -> {
            work.accept(em);
            try {
                em.flush();
            } catch (OptimisticLockException e) {
                throw new Problem(Problem.Kind.STALE, "stale");
            } catch (PersistenceException e) {
                if (Constraints.unique(e)) {
                    throw Problem.conflict("item-exists").with("item", code);
                }
                throw e;
            }
            em.clear();
        });
    }

    private static Problem stale(long version) {
        return new Problem(Problem.Kind.STALE, "stale").with("version", version);
    }

    private void fill(ItemEntity entity, NewItem item, Map<String, Item> components, boolean active) {
        entity.name = item.name();
        entity.currency = item.price().getCurrencyUnit().getCode();
        entity.price = item.price().getAmountMinorLong();
        entity.category = item.category();
        entity.saleConditions = item.saleConditions() == null ? null : json.write(item.saleConditions());
        entity.active = active;
        entity.components.clear();
        for (Item.Component component : item.components()) {
            ItemEntity.Part part = new ItemEntity.Part();
            Item held = components.get(component.item());
            if (held == null) {
                throw Problem.invalid("unknown-item").with("item", component.item());
            }
            part.component = held.id().value();
            part.quantity = component.quantity();
            part.validDays = component.validDays();
            entity.components.add(part);
        }
    }
}
