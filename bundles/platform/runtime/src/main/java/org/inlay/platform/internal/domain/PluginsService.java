package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Plugins;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.inlay.platform.internal.domain.PluginFitter.Found;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes down what is wanted; {@link PluginReconciler} does it. */
@Component
public final class PluginsService implements Plugins {
    private static final String READ = "plugins:read";
    private static final String MANAGE = "plugins:manage";

    private final PluginBook book;
    private final PluginFitter fitter;
    private final PluginReconciler reconciler;
    private final PluginCalls calls;
    private final Clinics clinics;
    private final Access access;
    private final Audit audit;
    private final Transactions transactions;

    @Activate
    public PluginsService(
            @Reference PluginBook book,
            @Reference PluginFitter fitter,
            @Reference PluginReconciler reconciler,
            @Reference PluginCalls calls,
            @Reference Clinics clinics,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Transactions transactions) {
        this.book = book;
        this.fitter = fitter;
        this.reconciler = reconciler;
        this.calls = calls;
        this.clinics = clinics;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<Status> list() {
        access.requireAnywhere(READ);
        Map<String, Wanted> wanted = transactions.required(book::wanted);
        return fitter.found().stream()
                .map(plugin -> entry(plugin, wanted.get(plugin.id())))
                .toList();
    }

    @Override
    public Status get(String id) {
        access.requireAnywhere(READ);
        return entry(id);
    }

    @Override
    public Preview preview(String id) {
        access.requireAnywhere(READ);
        return fitter.preview(found(id).id());
    }

    @Override
    public Status install(String id, @Nullable Set<String> where) {
        access.requireEverywhere(MANAGE);
        found(id);
        return transactions.required(() -> {
            Set<String> on = where == null ? presentOrAll(id) : known(where);
            book.want(id, on);
            audit.record("plugins.installed", "plugin", id, Clinic.ORGANISATION, Map.of("clinics", on.size()));
            return changed(id);
        });
    }

    @Override
    public Status uninstall(String id) {
        access.requireEverywhere(MANAGE);
        found(id);
        return transactions.required(() -> {
            if (book.drop(id)) {
                audit.record("plugins.uninstalled", "plugin", id, Clinic.ORGANISATION, Map.of());
            }
            return changed(id);
        });
    }

    @Override
    public Status switchTo(String id, String clinic, boolean on) {
        access.require(MANAGE, clinic);
        found(id);
        return transactions.required(() -> {
            clinics.get(clinic);
            if (!book.switchTo(id, clinic, on)) {
                throw Problem.conflict("plugin-not-installed").with("plugin", id);
            }
            audit.record(on ? "plugins.switched-on" : "plugins.switched-off", "plugin", id, clinic, Map.of());
            return changed(id);
        });
    }

    @Override
    public Health health(String id) {
        access.requireAnywhere(READ);
        return calls.health(found(id).id());
    }

    @Override
    public List<String> waiting() {
        if (reconciler.looked()) {
            return List.of();
        }
        return transactions.required(book::wanted).keySet().stream().sorted().toList();
    }

    /** Asking again for a plugin leaves it on where it was. */
    private Set<String> presentOrAll(String id) {
        Wanted wanted = book.wanted().get(id);
        return wanted == null
                ? clinics.list().stream().map(Clinic::code).collect(Collectors.toUnmodifiableSet())
                : wanted.clinics();
    }

    private Set<String> known(Set<String> codes) {
        codes.forEach(clinics::get);
        return Set.copyOf(codes);
    }

    private Found found(String id) {
        return fitter.found(id).orElseThrow(() -> Problem.notFound("plugin"));
    }

    private Status changed(String id) {
        transactions.afterCommit(reconciler::wake);
        return entry(id);
    }

    private Status entry(String id) {
        Map<String, Wanted> wanted = transactions.required(book::wanted);
        return entry(found(id), wanted.get(id));
    }

    private Status entry(Found plugin, @Nullable Wanted wanted) {
        String failure = wanted == null ? null : reconciler.failure(plugin.id()).orElse(null);
        return new Status(
                plugin.id(),
                plugin.name(),
                plugin.version(),
                state(plugin.id(), wanted, failure),
                plugin.clinicTypes(),
                wanted == null ? List.of() : wanted.clinics().stream().sorted().toList(),
                failure);
    }

    private String state(String id, @Nullable Wanted wanted, @Nullable String failure) {
        if (wanted == null) {
            return "AVAILABLE";
        }
        if (fitter.active(id)) {
            return "ACTIVE";
        }
        return failure == null ? "STARTING" : "FAILED";
    }
}
