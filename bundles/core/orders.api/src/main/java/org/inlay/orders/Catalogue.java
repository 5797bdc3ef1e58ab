package org.inlay.orders;

import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The catalogue of the organisation. */
@ProviderType
public interface Catalogue {
    /** Adds an item; needs {@code catalogue:write}. Problems: {@code item-exists}, {@code unknown-kind}, {@code validation}. */
    Item create(NewItem item);

    /** Changes an item; what was sold keeps what it was sold as. Problems: {@code stale}, {@code validation}. */
    Item update(Id id, long version, NewItem change, boolean active);

    /** The item with this code. Problems: {@code unknown-item}. */
    Item byCode(String code);

    /** Items by code, filtered by a part of code or name. */
    Page<Item> list(@Nullable String query, PageRequest page);

    /** What is entered; see {@link Item}. */
    record NewItem(
            String code,
            String name,
            String kind,
            Money price,
            @Nullable String category,
            List<Item.Component> components,
            Item.@Nullable SaleConditions saleConditions) {}
}
