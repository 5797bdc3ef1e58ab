package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.customers.LegacyReading;
import org.inlay.orders.Translations;
import org.inlay.platform.Access;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Translates old conditions, and shows the ledger of those that were (T8). */
@Component
public final class TranslationLedger implements Translations {
    private final Access access;
    private final Transactions transactions;
    private final OldTranslations translations;
    private final ItemImport store;

    @Activate
    public TranslationLedger(
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference OldTranslations translations,
            @Reference ItemImport store) {
        this.translations = translations;
        this.access = access;
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public void translate(List<Rule> rules, LegacyReading reading, Importer.Options options) {
        List<Translation> translated = translations.translate(rules, reading, options.tally());
        if (!options.dryRun()) {
            store.record(translated);
        }
    }

    @Override
    public Page<Translation> list(PageRequest page) {
        access.requireAnywhere("catalogue:read");
        return transactions.required(() -> {
            List<Translation> found = store.translations(page);
            boolean more = found.size() > page.limit();
            List<Translation> shown = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    List.copyOf(shown), more ? shown.get(shown.size() - 1).id().toString() : null);
        });
    }
}
