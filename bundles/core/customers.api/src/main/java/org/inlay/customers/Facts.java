package org.inlay.customers;

import org.inlay.platform.Jobs.Run;
import org.osgi.annotation.versioning.ProviderType;

/** What is kept per customer for counting and asking; always what history says. */
@ProviderType
public interface Facts {
    /**
     * Starts to count the facts of every customer from history and to evaluate every tag, while people work; the run that
     * is under way when there is one. Changes nothing where they are right. Needs {@code jobs:write} everywhere; audited.
     */
    Run rebuild();
}
