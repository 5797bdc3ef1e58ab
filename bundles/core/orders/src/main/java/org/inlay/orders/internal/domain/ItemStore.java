package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.Map;
import org.inlay.orders.Item;

/** The catalogue as it is stored. */
public interface ItemStore {
    /** Items with their components by code, in a fixed number of statements; unknown codes are absent. */
    Map<String, Item> byCodes(Collection<String> codes);
}
