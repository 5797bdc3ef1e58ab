package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Messages;
import org.inlay.platform.Plugins.Report;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.ArchiveCheck.Checked;
import org.inlay.platform.internal.domain.ArchiveCheck.Finding;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.inlay.platform.internal.domain.PluginFitter.Found;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Archives that somebody brings: looked at, then kept for every node. */
@Component(service = PluginArchives.class)
public final class PluginArchives {
    /** Prefixes of the core's tables. */
    private static final Set<String> CORE = Set.of("pl_", "cu_", "or_", "api_");

    private final ArchiveCheck check;
    private final ArchiveBook archives;
    private final PluginBook book;
    private final PluginFitter fitter;
    private final PluginRemains remains;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    @Activate
    public PluginArchives(
            @Reference ArchiveCheck check,
            @Reference ArchiveBook archives,
            @Reference PluginBook book,
            @Reference PluginFitter fitter,
            @Reference PluginRemains remains,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Messages messages,
            @Reference Clock clock) {
        this.check = check;
        this.archives = archives;
        this.book = book;
        this.fitter = fitter;
        this.remains = remains;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** Looks at an archive; findings are in the language of the caller. */
    Report look(byte[] archive, @Nullable String sha256) {
        Checked checked = check.check(archive);
        List<Finding> findings = new ArrayList<>(checked.findings());
        if (sha256 != null && !sha256.equalsIgnoreCase(checked.digest())) {
            findings.add(new Finding("digest", checked.digest()));
        }
        if (!checked.id().isEmpty()) {
            besideOthers(checked, findings);
        }
        Locale locale = access.caller().locale();
        return new Report(
                checked.id(),
                checked.name(),
                checked.version(),
                checked.digest(),
                checked.signer(),
                findings.stream()
                        .distinct()
                        .map(finding -> messages.text(
                                locale, "plugin.finding." + finding.code(), Map.of("what", finding.what())))
                        .toList());
    }

    /** A shipped plugin is not replaced, and two plugins do not share tables. */
    private void besideOthers(Checked checked, List<Finding> findings) {
        if (fitter.found(checked.id()).isPresent()
                && !transactions.required(archives::digests).containsKey(checked.id())) {
            findings.add(new Finding("shipped", checked.id()));
        }
        String tables = checked.tables();
        boolean taken = fitter.found().stream()
                .map(Found::id)
                .filter(id -> !id.equals(checked.id()))
                .anyMatch(id -> fitter.preview(id).tables().equals(tables));
        if (!tables.isEmpty()
                && (taken
                        || CORE.contains(tables)
                        || transactions.required(() -> remains.ofAnother(checked.id(), tables)))) {
            findings.add(new Finding("tables-taken", tables));
        }
    }

    /** Keeps it; a plugin that is installed is fitted anew from it. In the caller's transaction. */
    void keep(Report report, byte[] archive) {
        String id = report.id();
        archives.put(
                new PluginArchive(
                        id,
                        report.version(),
                        report.digest(),
                        clock.instant(),
                        access.caller().staff()),
                archive);
        Wanted wanted = book.wanted().get(id);
        if (wanted != null) {
            book.want(id, wanted.clinics());
        }
        audit.record("plugins.brought", "plugin", id, Clinic.ORGANISATION, Map.of("digest", report.digest()));
    }

    /** Problems: {@code not-found}. */
    void discard(String id) {
        if (!archives.drop(id)) {
            throw Problem.notFound("plugin");
        }
        audit.record("plugins.discarded", "plugin", id, Clinic.ORGANISATION, Map.of());
    }
}
