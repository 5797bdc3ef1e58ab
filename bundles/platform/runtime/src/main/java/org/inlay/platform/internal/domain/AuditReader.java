package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.AuditTrail;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the audit trail to auditors and writes down that they looked. */
@Component
public final class AuditReader implements AuditTrail {
    private static final String READ = "audit:read";

    private final AuditRows rows;
    private final AuditProof proof;
    private final AuditDetails details;
    private final Access access;
    private final Audit audit;

    @Activate
    public AuditReader(
            @Reference AuditRows rows,
            @Reference AuditProof proof,
            @Reference AuditDetails details,
            @Reference Access access,
            @Reference Audit audit) {
        this.rows = rows;
        this.proof = proof;
        this.details = details;
        this.access = access;
        this.audit = audit;
    }

    @Override
    public Page<Entry> list(Filter filter, PageRequest page) {
        String clinic = filter.clinic() == null ? Clinic.ORGANISATION : filter.clinic();
        access.require(READ, clinic);
        if (!clinic.equals(Clinic.ORGANISATION) && !ClinicRules.isCode(clinic)) {
            throw Problem.notFound("clinic");
        }
        Id below = page.after() == null ? null : Id.parse(page.after());
        audit.record("audit.read", "audit", "entries", clinic, asked(filter));
        List<AuditRow> found = rows.find(filter, below, page.limit() + 1);
        List<Entry> items = found.stream().limit(page.limit()).map(this::entry).toList();
        boolean more = found.size() > items.size();
        return new Page<>(items, more ? items.get(items.size() - 1).id().toString() : null);
    }

    @Override
    public Verification verify() {
        access.requireEverywhere(READ);
        Verification verification = proof.verify();
        audit.record(
                "audit.verified",
                "audit",
                "chain",
                Clinic.ORGANISATION,
                Map.of("intact", verification.intact(), "sealed", verification.sealed()));
        return verification;
    }

    private static Map<String, Object> asked(Filter filter) {
        Map<String, Object> asked = new TreeMap<>();
        put(asked, "action", filter.action());
        put(asked, "subject", filter.subject());
        put(asked, "from", filter.from());
        put(asked, "to", filter.to());
        return asked;
    }

    /** What somebody typed may be a name or long: only what looks like a code or an id is kept. */
    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            String text = value.toString();
            asked.put(name, text.matches("[A-Za-z0-9._:-]{1,64}") ? text : "?");
        }
    }

    private Entry entry(AuditRow row) {
        Seal seal = row.seal();
        return new Entry(
                row.id(),
                row.at(),
                row.caller(),
                row.action(),
                row.subjectType(),
                row.subject(),
                row.clinic(),
                row.outcome(),
                details.read(row.details()),
                seal == null ? null : seal.seq());
    }
}
