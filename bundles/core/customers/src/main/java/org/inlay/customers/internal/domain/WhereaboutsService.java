package org.inlay.customers.internal.domain;

import java.time.LocalDate;
import java.util.Map;
import org.inlay.customers.Whereabouts;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says where visitors are. */
@Component(service = Whereabouts.class)
public final class WhereaboutsService implements Whereabouts {
    private static final String ROOMS = "rooms";

    private final Acts acts;
    private final Standing standing;
    private final VisitStore visits;
    private final WhereaboutsStore store;
    private final Staff staff;
    private final Clinics clinics;

    @Activate
    public WhereaboutsService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference VisitStore visits,
            @Reference WhereaboutsStore store,
            @Reference Staff staff,
            @Reference Clinics clinics) {
        this.acts = acts;
        this.standing = standing;
        this.visits = visits;
        this.store = store;
        this.staff = staff;
        this.clinics = clinics;
    }

    @Override
    public Where move(Id visit, Place place, @Nullable String with, @Nullable String room) {
        return acts.transaction(() -> {
            Arrival seen = visit(visit);
            acts.access().require(Permissions.VISITS_WRITE, seen.clinic());
            String login = Bounds.loginOrNone("staff", with, staff);
            known(seen.clinic(), room);
            Arrival present = standing.locked(() -> visit(visit), Arrival::customer);
            if (present.isVoid()) {
                throw Problem.conflict("visit-void");
            }
            Where before = last(present);
            Where now = new Where(visit, place, login, room, acts.now());
            if (same(before, now)) {
                return before;
            }
            store.append(acts.nextId(), now, acts.by());
            acts.audit("visits.moved", "visit", visit, present.clinic(), Map.of("place", place.name()));
            return now;
        });
    }

    private static boolean same(Where before, Where now) {
        return before.equals(new Where(now.visit(), now.place(), now.staff(), now.room(), before.since()));
    }

    private void known(String clinic, @Nullable String room) {
        if (room != null
                && clinics.entries(clinic, ROOMS).stream()
                        .noneMatch(each -> each.code().equals(room))) {
            throw Problem.violation("room", "violation.unknown-value");
        }
    }

    private Arrival visit(Id visit) {
        return visits.find(visit).orElseThrow(() -> Problem.notFound("visit"));
    }

    private Where last(Arrival visit) {
        return store.last(visit.id())
                .orElseGet(() -> new Where(visit.id(), Place.WAITING, null, null, visit.arrivedAt()));
    }

    @Override
    public Where of(Id visit) {
        return acts.transaction(() -> {
            Arrival found = visit(visit);
            acts.access().require(Permissions.VISITS_READ, found.clinic());
            return last(found);
        });
    }

    @Override
    public Map<Id, Where> onDate(String clinic, LocalDate date) {
        acts.access().require(Permissions.VISITS_READ, clinic);
        return acts.transaction(() -> store.last(clinic, date));
    }
}
