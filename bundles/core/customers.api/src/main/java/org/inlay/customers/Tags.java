package org.inlay.customers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Dynamic tags (客户动态标签): kept per customer and clinic, and once more for the organisation (G7, T1–T6). */
@ProviderType
public interface Tags {
    /** Value while the provider is absent or a recalculation is due (T6, T7). */
    String UNDECIDED = "UNDECIDED";

    /** Every tag and its values, plugins' too (T5). */
    List<Definition> definitions();

    /**
     * The customer's tags, one indexed look-up; right also when only time passed. Needs {@code customers:read}.
     *
     * @param clinic a code, or {@code Clinic.ORGANISATION}
     */
    List<Tag> of(Id customer, String clinic);

    /** The same of many customers, in one look-up. */
    Map<Id, List<Tag>> of(Collection<Id> customers, String clinic);

    /** One value, for rules and sale conditions; UNDECIDED when it cannot be told. Asks no permission. */
    String value(Id customer, String clinic, String tag);

    /** Why the tag has its value (G5). Problems: {@code not-found} for an unknown tag. */
    Explanation explain(Id customer, String clinic, String tag);

    /**
     * Told in the transaction that something happened to a customer in a clinic: tags that depend on the change are
     * evaluated again for the clinic and for the organisation.
     *
     * @param change e.g. {@code orders.deal}; providers name those they depend on
     */
    void changed(Id customer, String clinic, String change);

    /** The same of many customers at once. */
    void changed(Collection<Id> customers, String clinic, String change);

    /** Marks a tag of a clinic (and of the organisation) UNDECIDED and starts the job that evaluates it again (T6). */
    void recalculate(String tag, String clinic);

    /** A tag's values in their order; {@code owner} is {@code core} or the plugin's id. */
    record Definition(String tag, List<String> values, String owner) {}

    /** A value; {@code since} comes from history, not from the clock; null while UNDECIDED or never fed. */
    record Tag(String tag, String value, @Nullable Instant since) {}
}
