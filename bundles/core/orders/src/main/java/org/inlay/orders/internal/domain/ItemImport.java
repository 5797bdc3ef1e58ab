package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.orders.Translations.Translation;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;

/** Writes the old system's catalogue and the ledger of its translated conditions, many rows at a time. */
public interface ItemImport {
    /**
     * Adds items that were checked before.
     *
     * @param components every item that one of them holds and that was there before, by code
     */
    void insert(List<Old> items, Map<String, Item> components);

    /** Appends to the ledger (T8). */
    void record(List<Translation> translations);

    /** The ledger, newest first; at most one more than the page. */
    List<Translation> translations(PageRequest page);

    /** An item of the old system. */
    record Old(Id id, NewItem item, boolean active) {}
}
