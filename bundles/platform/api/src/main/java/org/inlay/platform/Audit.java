package org.inlay.platform;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit trail: who, when, what, outcome. Rows commit with the change and are chained and sealed within seconds;
 * they hold ids and digests, no personal data.
 */
@ProviderType
public interface Audit {
    /**
     * Records an act of the current caller in the current transaction.
     *
     * @param action past tense, namespaced, e.g. {@code orders.confirmed}
     * @param subjectType e.g. {@code order}
     * @param subject its id or code
     * @param clinic where; {@link Clinic#ORGANISATION} when nowhere in particular
     * @param details ids, codes, amounts; never names, mobiles or free text
     */
    void record(String action, String subjectType, String subject, String clinic, Map<String, ?> details);
}
