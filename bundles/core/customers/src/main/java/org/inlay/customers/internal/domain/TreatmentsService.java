package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.inlay.customers.TreatmentRecords;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts, signs and amends treatment records (V9). */
@Component(service = TreatmentRecords.class)
public final class TreatmentsService implements TreatmentRecords {
    private static final int LONGEST = 8000;
    private static final String DRAFT = "DRAFT";
    private static final String SIGNED = "SIGNED";

    private final Acts acts;
    private final Standing standing;
    private final Visible visible;
    private final TreatmentStore store;
    private final VisitStore visits;
    private final BusinessCalendar calendar;

    @Activate
    public TreatmentsService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference TreatmentStore store,
            @Reference VisitStore visits,
            @Reference BusinessCalendar calendar) {
        this.acts = acts;
        this.standing = standing;
        this.visible = visible;
        this.store = store;
        this.visits = visits;
        this.calendar = calendar;
    }

    @Override
    public Treatment draft(NewTreatment in) {
        acts.access().require(Permissions.MEDICAL_WRITE, in.clinic());
        return acts.transaction(() -> {
            Id customer = standing.lockOf(in.customer());
            Instant now = acts.now();
            Treatment record = written(acts.nextId(), customer, in, calendar.dateOf(in.clinic(), now), acts.by(), 0);
            store.insert(record, now);
            audit("treatments.drafted", record);
            return found(record.id());
        });
    }

    @Override
    public Treatment change(Id id, long version, NewTreatment change) {
        return acts.transaction(() -> {
            Treatment present = writable(id);
            if (present.version() != version) {
                throw new Problem(Problem.Kind.STALE, "stale").with("version", present.version());
            }
            refuseSigned(present);
            if (!change.clinic().equals(present.clinic())) {
                throw Problem.violation("clinic", "violation.fixed");
            }
            if (!standing.of(change.customer()).equals(present.customer())) {
                throw Problem.violation("customer", "violation.fixed");
            }
            store.update(written(id, present.customer(), change, present.date(), present.author(), version));
            audit("treatments.changed", present);
            return found(id);
        });
    }

    private Treatment written(Id id, Id customer, NewTreatment in, LocalDate date, String author, long version) {
        return new Treatment(
                id,
                customer,
                in.clinic(),
                visit(in.visit(), customer, in.clinic()),
                date,
                author,
                Bounds.text("findings", in.findings(), LONGEST),
                Bounds.text("treatment", in.treatment(), LONGEST),
                Bounds.optional("plan", in.plan(), LONGEST),
                Bounds.date("nextContact", in.nextContact()),
                DRAFT,
                null,
                null,
                List.of(),
                version);
    }

    private @Nullable Id visit(@Nullable Id visit, Id customer, String clinic) {
        if (visit != null
                && visits.find(visit)
                        .filter(v -> v.customer().equals(customer) && v.clinic().equals(clinic))
                        .isEmpty()) {
            throw Problem.violation("visit", "violation.other-visit");
        }
        return visit;
    }

    @Override
    public Treatment sign(Id id) {
        return acts.transaction(() -> {
            Treatment record = writable(id);
            refuseSigned(record);
            if (!record.author().equals(acts.by())) {
                throw new Problem(Problem.Kind.FORBIDDEN, "not-author");
            }
            Instant now = acts.now();
            store.update(signed(record, now, RecordDigest.of(record, record.customer(), now)));
            audit("treatments.signed", record);
            return found(id);
        });
    }

    private static Treatment signed(Treatment r, Instant at, String digest) {
        return new Treatment(
                r.id(),
                r.customer(),
                r.clinic(),
                r.visit(),
                r.date(),
                r.author(),
                r.findings(),
                r.treatment(),
                r.plan(),
                r.nextContact(),
                SIGNED,
                at,
                digest,
                r.addenda(),
                r.version());
    }

    @Override
    public Treatment addendum(Id id, String text) {
        String addition = Bounds.text("text", text, LONGEST);
        return acts.transaction(() -> {
            Treatment record = writable(id);
            if (!record.status().equals(SIGNED)) {
                throw Problem.conflict("record-not-signed");
            }
            store.add(id, new Addendum(acts.nextId(), acts.now(), acts.by(), addition));
            audit("treatments.amended", record);
            return found(id);
        });
    }

    @Override
    public Treatment get(Id id) {
        return acts.transaction(() -> {
            Treatment record = found(id);
            acts.access().require(Permissions.MEDICAL_READ, record.clinic());
            audit("treatments.read", record);
            return record;
        });
    }

    @Override
    public Page<Treatment> of(Id customer, PageRequest page) {
        acts.access().requireAnywhere(Permissions.MEDICAL_READ);
        return acts.transaction(() -> {
            Id who = visible.history(customer);
            Callers.Seen seen = Callers.seen(acts.caller(), Permissions.MEDICAL_READ);
            List<Treatment> found = store.of(who, seen, page);
            Map<String, Integer> count = Map.of("records", Math.min(found.size(), page.limit()));
            acts.audit("treatments.listed", "customer", who, Clinic.ORGANISATION, count);
            return Pages.of(found, page, t -> t.id().toString(), all -> all);
        });
    }

    /** The record, its customer locked, after the caller's permission in its clinic. */
    private Treatment writable(Id id) {
        Treatment found = found(id);
        acts.access().require(Permissions.MEDICAL_WRITE, found.clinic());
        return standing.locked(() -> found(id), Treatment::customer);
    }

    private Treatment found(Id id) {
        return store.find(id).orElseThrow(() -> Problem.notFound("treatment-record"));
    }

    private static void refuseSigned(Treatment record) {
        if (record.status().equals(SIGNED)) {
            throw Problem.conflict("record-signed");
        }
    }

    private void audit(String action, Treatment record) {
        acts.audit(action, "treatment-record", record.id(), record.clinic(), Map.of());
    }
}
