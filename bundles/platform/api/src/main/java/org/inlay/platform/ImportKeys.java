package org.inlay.platform;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The old system's keys of imported records, so that later files can name them and a repeated import changes nothing. */
@ProviderType
public interface ImportKeys {
    /** The records these keys of the data set were imported as; keys that never were are absent. At most 1,000 at once. */
    Map<String, Id> known(String dataset, Collection<String> keys);

    /** Remembers keys in the caller's transaction, which fails when one was remembered before. */
    void remember(String dataset, Map<String, Id> keys);
}
