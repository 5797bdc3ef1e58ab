package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Allergies;
import org.inlay.customers.Customers;
import org.inlay.customers.Customers.Merge;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.TimeTravel;
import org.inlay.platform.spi.InvariantCheck;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** Random histories: what is kept step by step equals what history says. */
@InKaraf
class HistoriesIT {
    private static final int HISTORIES = 6;
    private static final int STEPS = 40;
    private static final LocalDate BEGIN = LocalDate.of(2025, 6, 1);

    @Inject
    BundleContext context;

    @Inject
    Customers customers;

    @Inject
    Visits visits;

    @Inject
    Allergies allergies;

    @Inject
    Clinics clinics;

    @Inject
    Access access;

    @Inject
    TimeTravel time;

    @Test
    @DisplayName("T6 V6 visits, voids, overrides, merges and unmerges keep facts and tags equal to a rebuild")
    void rebuild() throws InvalidSyntaxException {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            new History(new Random(seed)).run();
            assertThat(findings("customers.facts")).as("facts, seed %d", seed).isEmpty();
            assertThat(findings("customers.tags")).as("tags, seed %d", seed).isEmpty();
        }
    }

    private List<String> findings(String id) throws InvalidSyntaxException {
        return context.getServiceReferences(InvariantCheck.class, null).stream()
                .map(context::getService)
                .filter(check -> check.id().equals(id))
                .flatMap(check -> access.asPlatform(check::check).problems().stream())
                .toList();
    }

    private final class History {
        private final Random random;
        private final List<String> places;
        private final List<Id> people = new ArrayList<>();
        private final List<Merge> merges = new ArrayList<>();
        private Instant now = BEGIN.atStartOfDay().toInstant(ZoneOffset.UTC);

        History(Random random) {
            this.random = random;
            places = List.of(all(() -> People.clinic(clinics)), all(() -> People.clinic(clinics)));
            for (int i = 0; i < 3; i++) {
                people.add(all(() -> customers.create(People.person(places.get(0))))
                        .id());
            }
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(3600L * (1 + random.nextInt(40)));
                time.at(now, this::step);
            }
            merges.forEach(merge -> assertThat(
                            all(() -> customers.get(merge.duplicate())).mergedInto())
                    .isNotNull());
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> arrive(now);
                case 4 -> arrive(now.minusSeconds(86_400L * random.nextInt(20)));
                case 5 -> anyVisit(visit -> visits.voidVisit(visit.id(), "登记错误"));
                case 6 -> anyVisit(visit -> visits.override(visit.id(), VisitType.CHECK_UP, "复查"));
                case 7 -> all(() -> allergies.add(anyone(), "青霉素", null, null));
                case 8 -> merge();
                default -> unmerge();
            }
        }

        private void arrive(Instant at) {
            String place = places.get(random.nextInt(places.size()));
            all(() -> visits.arrive(anyone(), place, at, null, null, null));
        }

        private void anyVisit(Consumer<Visit> work) {
            List<Visit> standing = all(() -> visits.of(anyone(), new PageRequest(50, null))).items().stream()
                    .filter(visit -> visit.status().equals("ARRIVED"))
                    .toList();
            if (!standing.isEmpty()) {
                Visit visit = standing.get(random.nextInt(standing.size()));
                all(() -> {
                    work.accept(visit);
                    return true;
                });
            }
        }

        private void merge() {
            Id kept = customers.standing(anyone());
            Id duplicate = customers.standing(anyone());
            if (!kept.equals(duplicate)) {
                merges.add(all(() -> customers.merge(kept, duplicate)));
            }
        }

        private void unmerge() {
            if (!merges.isEmpty()) {
                Merge last = merges.remove(merges.size() - 1);
                all(() -> customers.unmerge(last.id()));
            }
        }

        private Id anyone() {
            return people.get(random.nextInt(people.size()));
        }
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }
}
