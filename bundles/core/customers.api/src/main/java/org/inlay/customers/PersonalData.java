package org.inlay.customers;

import java.util.Map;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ProviderType;

/** A person's rights over their data, in one transaction over every bundle that keeps any; audited. */
@ProviderType
public interface PersonalData {
    /** Everything stored of the person, by bundle; needs {@code customers:export} in the home clinic. Problems: {@code not-found}. */
    Map<String, Map<String, Object>> export(Id customer);

    /**
     * Hides the person from search and daily work; what the law asks to keep (records ≥ 15 years) is kept. Needs {@code
     * customers:export} in the home clinic. Problems: {@code not-found}, {@code customer-merged}, {@code erased}.
     */
    void restrict(Id customer);

    /**
     * Erases what identifies the person; money and medical records stay without identity. Needs {@code customers:export}
     * in the home clinic. Problems: {@code not-found}, {@code customer-merged}, {@code erased}.
     */
    void erase(Id customer);
}
