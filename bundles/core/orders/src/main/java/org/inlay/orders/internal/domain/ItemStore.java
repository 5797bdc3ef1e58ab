package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.Map;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;

/** The catalogue as it is stored. */
public interface ItemStore {
    /** Items with their components by code, in a fixed number of statements; unknown codes are absent. */
    Map<String, Item> byCodes(Collection<String> codes);

    /** The item. Problems: {@code not-found}. */
    Item get(Id id);

    /** Items by code, filtered by a part of code or name. */
    Page<Item> list(@Nullable String query, PageRequest page);

    /** Adds an item. Problems: {@code item-exists}. */
    Item create(Id id, NewItem item, Map<String, Item> components);

    /** Changes an item. Problems: {@code stale}. */
    Item update(Id id, long version, NewItem change, Map<String, Item> components, boolean active);
}
