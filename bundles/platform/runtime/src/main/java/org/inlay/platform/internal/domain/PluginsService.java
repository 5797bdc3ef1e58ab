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
    private final PluginArchives archives;
    private final PluginProfiles profiles;
    private final PluginRemains remains;
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
            @Reference PluginArchives archives,
            @Reference PluginProfiles profiles,
            @Reference PluginRemains remains,
            @Reference Clinics clinics,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Transactions transactions) {
        this.book = book;
        this.fitter = fitter;
        this.reconciler = reconciler;
        this.calls = calls;
        this.archives = archives;
        this.profiles = profiles;
        this.remains = remains;
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
    public List<Status> installType(String type) {
        access.requireEverywhere(MANAGE);
        return transactions.required(() -> {
            Set<String> there = clinics.list().stream()
                    .filter(clinic -> clinic.type().equals(type))
                    .map(Clinic::code)
                    .collect(Collectors.toUnmodifiableSet());
            List<Found> profile = profiles.of(type);
            if (there.isEmpty() && profile.isEmpty()) {
                throw Problem.notFound("clinic-type");
            }
            profiles.install(type, there);
            transactions.afterCommit(reconciler::wake);
            Map<String, Wanted> wanted = book.wanted();
            return profile.stream()
                    .map(plugin -> entry(plugin, wanted.get(plugin.id())))
                    .toList();
        });
    }

    @Override
    public Report bring(byte[] archive, @Nullable String sha256, boolean dryRun) {
        access.requireEverywhere(MANAGE);
        Report report = archives.look(archive, sha256);
        if (dryRun) {
            return report;
        }
        if (!report.findings().isEmpty()) {
            throw Problem.invalid("plugin-refused")
                    .with("plugin", report.id())
                    .with("findings", String.join("; ", report.findings()));
        }
        transactions.run(() -> {
            archives.keep(report, archive);
            transactions.afterCommit(reconciler::wake);
        });
        return report;
    }

    @Override
    public Status discard(String id) {
        access.requireEverywhere(MANAGE);
        return transactions.required(() -> {
            Status was = entry(id);
            requireOut(id);
            archives.discard(id);
            transactions.afterCommit(reconciler::wake);
            return was;
        });
    }

    private void requireOut(String id) {
        if (book.wanted().containsKey(id) || fitter.fitted().contains(id)) {
            throw Problem.conflict("plugin-installed").with("plugin", id);
        }
    }

    @Override
    public Purged purge(String id, String confirmed) {
        access.requireEverywhere(MANAGE);
        String tables = fitter.preview(found(id).id()).tables();
        if (!confirmed.equals(id)) {
            throw Problem.violation("confirmed", "plugin.confirmed");
        }
        return transactions.required(() -> {
            requireOut(id);
            Purged purged = remains.purge(id, tables);
            audit.record(
                    "plugins.purged",
                    "plugin",
                    id,
                    Clinic.ORGANISATION,
                    Map.of("tables", purged.tables().size(), "rows", purged.rows()));
            return purged;
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
        return fitter.found(id).orElseThrow(() -> {
            // another node may have brought it a moment ago
            reconciler.wake();
            return Problem.notFound("plugin");
        });
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
        String failure =
                wanted == null ? null : reconciler.failure(plugin.id(), wanted).orElse(null);
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
        if (failure == null) {
            // whoever waits for it need not wait for the minute to be over
            reconciler.wake();
            return "STARTING";
        }
        return "FAILED";
    }
}
