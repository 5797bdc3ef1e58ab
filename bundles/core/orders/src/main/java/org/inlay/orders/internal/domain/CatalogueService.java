package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.customers.Tags;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Item;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogue. Its prices hold in every clinic, so that changing it asks for the permission everywhere. */
@Component(service = Catalogue.class)
public class CatalogueService implements Catalogue {
    private static final String READ = "catalogue:read";
    private static final String WRITE = "catalogue:write";

    private final Access access;
    private final Transactions transactions;
    private final TakingPart plugins;
    private final Tags tags;
    private final ItemStore items;
    private final Ids ids;
    private final Audit audit;

    @Activate
    public CatalogueService(
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference TakingPart plugins,
            @Reference Tags tags,
            @Reference ItemStore items,
            @Reference Ids ids,
            @Reference Audit audit) {
        this.access = access;
        this.transactions = transactions;
        this.plugins = plugins;
        this.tags = tags;
        this.items = items;
        this.ids = ids;
        this.audit = audit;
    }

    @Override
    public Item create(NewItem item) {
        access.requireEverywhere(WRITE);
        return transactions.required(() -> {
            if (!items.byCodes(List.of(item.code())).isEmpty()) {
                throw Problem.conflict("item-exists").with("item", item.code());
            }
            requireKind(item.kind());
            Map<String, Item> components = check(item);
            Item created = items.create(ids.next(), item, components);
            record("catalogue.item-added", created);
            return created;
        });
    }

    @Override
    public Item update(Id id, long version, NewItem change, boolean active) {
        access.requireEverywhere(WRITE);
        return transactions.required(() -> {
            Item present = items.get(id);
            if (!present.code().equals(change.code())) {
                throw Problem.violation("code", "violation.unchangeable");
            }
            if (!present.kind().equals(change.kind())) {
                throw Problem.violation("kind", "violation.unchangeable");
            }
            Map<String, Item> components = check(change);
            Item updated = items.update(id, version, kept(present, change), components, active);
            record("catalogue.item-changed", updated);
            return updated;
        });
    }

    /** Conditions that stay what they were stay translated (T8). */
    private static NewItem kept(Item present, NewItem change) {
        Item.SaleConditions before = present.saleConditions();
        Item.SaleConditions after = change.saleConditions();
        if (before == null
                || after == null
                || !before.lastVisitTypes().equals(after.lastVisitTypes())
                || !before.tags().equals(after.tags())) {
            return change;
        }
        return new NewItem(
                change.code(),
                change.name(),
                change.kind(),
                change.price(),
                change.category(),
                change.components(),
                before);
    }

    private void requireKind(String kind) {
        boolean known = DealRule.CORE_KINDS.contains(kind)
                || plugins.kinds(Clinic.ORGANISATION).containsKey(kind);
        if (!known) {
            throw Problem.invalid("unknown-kind").with("kind", kind);
        }
    }

    private Map<String, Item> check(NewItem item) {
        Map<String, Item> components = items.byCodes(
                item.components().stream().map(Item.Component::item).distinct().toList());
        List<Tags.Definition> known = item.saleConditions() == null ? List.of() : tags.definitions();
        new ItemRules(components, known).check(item);
        return components;
    }

    private void record(String action, Item item) {
        audit.record(
                action,
                "item",
                item.code(),
                Clinic.ORGANISATION,
                Map.of("kind", item.kind(), "price", item.price().toString(), "active", item.active()));
    }

    @Override
    public Item byCode(String code) {
        access.requireAnywhere(READ);
        return transactions.required(() -> {
            Item item = items.byCodes(List.of(code)).get(code);
            if (item == null) {
                throw new Problem(Problem.Kind.NOT_FOUND, "unknown-item").with("item", code);
            }
            return item;
        });
    }

    @Override
    public Page<Item> list(@Nullable String query, PageRequest page) {
        access.requireAnywhere(READ);
        return transactions.required(() -> items.list(query, page));
    }
}
