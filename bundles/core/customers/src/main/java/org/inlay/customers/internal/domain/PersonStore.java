package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;

/** Reads and blanks all that this bundle keeps of a person. */
public interface PersonStore {
    /** Every row of a person's records by table, as JSON-like values. */
    Map<String, List<Map<String, Object>>> rows(Collection<Id> records);

    /** Blanks free text that the law does not ask to keep: enquiries and reasons. */
    void blank(Collection<Id> records);
}
