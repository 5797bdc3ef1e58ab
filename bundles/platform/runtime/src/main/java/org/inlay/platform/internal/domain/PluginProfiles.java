package org.inlay.platform.internal.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.inlay.platform.internal.domain.PluginFitter.Found;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which plugins a type of clinic has. */
@Component(service = PluginProfiles.class)
public final class PluginProfiles {
    private final PluginBook book;
    private final PluginFitter fitter;
    private final PluginReconciler reconciler;
    private final Audit audit;
    private final Transactions transactions;

    @Activate
    public PluginProfiles(
            @Reference PluginBook book,
            @Reference PluginFitter fitter,
            @Reference PluginReconciler reconciler,
            @Reference Audit audit,
            @Reference Transactions transactions) {
        this.book = book;
        this.fitter = fitter;
        this.reconciler = reconciler;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Those whose profile this is, by id. */
    List<Found> of(String type) {
        return fitter.found().stream()
                .filter(plugin -> plugin.clinicTypes().contains(type))
                .toList();
    }

    /** Wants the plugins of the type and has them on in these clinics besides where they are on; in the caller's transaction. */
    public void install(String type, Set<String> clinics) {
        List<Found> profile = of(type);
        if (profile.isEmpty()) {
            return;
        }
        Map<String, Wanted> wanted = book.wanted();
        for (Found plugin : profile) {
            Set<String> on = new HashSet<>(clinics);
            Wanted before = wanted.get(plugin.id());
            if (before != null) {
                on.addAll(before.clinics());
            }
            if (before == null || !on.equals(before.clinics())) {
                book.want(plugin.id(), on);
                audit.record(
                        "plugins.installed",
                        "plugin",
                        plugin.id(),
                        Clinic.ORGANISATION,
                        Map.of("type", type, "clinics", on.size()));
            }
        }
        transactions.afterCommit(reconciler::wake);
    }
}
