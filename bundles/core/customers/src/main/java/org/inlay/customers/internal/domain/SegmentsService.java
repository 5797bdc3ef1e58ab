package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.inlay.customers.Segments;
import org.inlay.customers.internal.domain.SegmentTree.Leaf;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers segments (S1, S2) and keeps the saved ones. */
@Component(service = Segments.class)
public final class SegmentsService implements Segments {
    private static final int LONGEST_NAME = 100;

    private final Acts acts;
    private final Standing standing;
    private final Extensions extensions;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final SegmentStore store;
    private final SavedSegmentStore shelf;

    @Activate
    public SegmentsService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Extensions extensions,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference SegmentStore store,
            @Reference SavedSegmentStore shelf) {
        this.acts = acts;
        this.standing = standing;
        this.extensions = extensions;
        this.clinics = clinics;
        this.calendar = calendar;
        this.store = store;
        this.shelf = shelf;
    }

    @Override
    public List<Criterion> criteria() {
        acts.access().requireAnywhere(Permissions.SEGMENTS_READ);
        return active().values().stream()
                .map(c -> new Criterion(
                        c.id(),
                        c.owner(),
                        c.permission(),
                        c.parameters().stream().map(SegmentsService::parameter).toList()))
                .toList();
    }

    private static Criterion.Parameter parameter(Parameter<?> p) {
        return new Criterion.Parameter(p.name(), p.type(), p.required(), p.members(), p.operators(), p.values());
    }

    @Override
    public long count(Map<String, Object> tree, String clinic) {
        return acts.transaction(() -> store.count(read(tree, clinic).condition()));
    }

    @Override
    public Page<Member> customers(Map<String, Object> tree, String clinic, Order order, PageRequest page) {
        return acts.transaction(() -> {
            SegmentTree read = read(tree, clinic);
            Id after = page.after() == null ? null : Id.parse(page.after());
            List<Member> found = store.members(read.condition(), clinic, order, after, page.limit() + 1);
            return Pages.of(found, page, member -> member.id().toString(), this::shown);
        });
    }

    @Override
    public Membership membership(Map<String, Object> tree, String clinic, Id customer) {
        return acts.transaction(() -> {
            SegmentTree read = read(tree, clinic);
            List<Leaf> leaves = read.leaves().toList();
            Id who = standing.of(customer);
            Optional<List<Boolean>> holding =
                    store.holding(leaves.stream().map(Leaf::condition).toList(), who);
            Map<String, Boolean> holds = new LinkedHashMap<>();
            for (int i = 0; i < leaves.size(); i++) {
                holds.put(
                        leaves.get(i).path(),
                        holding.isPresent() && holding.get().get(i));
            }
            Node explanation = read.explained(leaf -> Boolean.TRUE.equals(holds.get(leaf.path())));
            return new Membership(holding.isPresent() && explanation.holds(), explanation);
        });
    }

    @Override
    public void export(Map<String, Object> tree, String clinic, Order order, Consumer<Member> rows) {
        acts.access().require(Permissions.EXPORT, clinic);
        acts.transactions().run(() -> {
            SegmentTree read = read(tree, clinic);
            store.each(
                    read.condition(),
                    clinic,
                    order,
                    member -> rows.accept(shown(List.of(member)).get(0)));
            acts.audit("segments.exported", "segment", new Id(0), clinic, Map.of());
        });
    }

    private List<Member> shown(List<Member> members) {
        return members.stream()
                .map(m -> acts.may(Permissions.CONTACT, m.clinic()) ? m : masked(m))
                .toList();
    }

    private static Member masked(Member m) {
        String mobile = m.mobile();
        return new Member(
                m.id(),
                m.name(),
                mobile == null ? null : PhoneNumber.mask(mobile),
                m.gender(),
                m.birthday(),
                m.chartNumber(),
                m.source(),
                m.consultant(),
                m.clinic(),
                m.createdAt(),
                m.lastVisit(),
                m.lastVisitType());
    }

    @Override
    public Saved save(String name, String clinic, Map<String, Object> tree) {
        acts.access().require(Permissions.SEGMENTS_WRITE, clinic);
        return acts.transaction(() -> {
            read(tree, clinic);
            Saved saved = new Saved(acts.nextId(), name(name), clinic, tree, acts.now(), acts.by(), 0);
            shelf.insert(saved);
            acts.audit("segments.saved", "segment", saved.id(), clinic, Map.of());
            return saved;
        });
    }

    @Override
    public Saved update(Id id, long version, String name, Map<String, Object> tree) {
        return acts.transaction(() -> {
            Saved present = present(id, Permissions.SEGMENTS_WRITE);
            read(tree, present.clinic());
            Saved changed = new Saved(id, name(name), present.clinic(), tree, acts.now(), acts.by(), version + 1);
            requirePresent(shelf.update(changed), present);
            acts.audit("segments.saved", "segment", id, present.clinic(), Map.of());
            return changed;
        });
    }

    @Override
    public Saved delete(Id id, long version) {
        return acts.transaction(() -> {
            Saved present = present(id, Permissions.SEGMENTS_WRITE);
            requirePresent(shelf.delete(id, version), present);
            acts.audit("segments.deleted", "segment", id, present.clinic(), Map.of());
            return present;
        });
    }

    private static void requirePresent(boolean stored, Saved present) {
        if (!stored) {
            throw new Problem(Problem.Kind.STALE, "stale").with("version", present.version());
        }
    }

    @Override
    public Saved saved(Id id) {
        return acts.transaction(() -> present(id, Permissions.SEGMENTS_READ));
    }

    @Override
    public List<Saved> saved() {
        acts.access().requireAnywhere(Permissions.SEGMENTS_READ);
        return acts.transaction(() -> shelf.all().stream()
                .filter(saved -> acts.may(Permissions.SEGMENTS_READ, saved.clinic()))
                .toList());
    }

    private Saved present(Id id, String permission) {
        Saved saved = shelf.find(id).orElseThrow(() -> Problem.notFound("segment"));
        acts.access().require(permission, saved.clinic());
        return saved;
    }

    private static String name(String name) {
        return Bounds.text("name", name, LONGEST_NAME);
    }

    /** The tree as the caller may ask it, and as it can be told now. */
    private SegmentTree read(Map<String, Object> document, String clinic) {
        Instant now = acts.now();
        List<Clinic> all = clinics.list();
        requireKnown(clinic, all);
        Map<String, @Nullable Scope> scopes = new LinkedHashMap<>();
        SegmentReader reader =
                new SegmentReader(active(), code -> scopes.computeIfAbsent(code, which -> scope(which, now, all)));
        SegmentTree tree = reader.read(document, clinic);
        Set<String> undecided = new LinkedHashSet<>();
        tree.leaves().forEach(leaf -> {
            require(leaf);
            leaf.criterion().undecided(leaf.arguments(), leaf.scope()).ifPresent(undecided::add);
        });
        if (!undecided.isEmpty()) {
            throw SegmentReader.undecided(undecided);
        }
        acts.access().require(Permissions.SEGMENTS_READ, clinic);
        return tree;
    }

    private static void requireKnown(String clinic, List<Clinic> all) {
        if (!clinic.equals(Clinic.ORGANISATION)
                && all.stream().noneMatch(one -> one.code().equals(clinic))) {
            throw Problem.violation("clinic", "violation.segment-clinic");
        }
    }

    private void require(Leaf leaf) {
        if (leaf.criterion().scoped()) {
            acts.access().require(leaf.criterion().permission(), leaf.scope().clinic());
        } else {
            acts.access().requireAnywhere(leaf.criterion().permission());
        }
    }

    private @Nullable Scope scope(String code, Instant now, List<Clinic> all) {
        if (code.equals(Clinic.ORGANISATION)) {
            LocalDate today = all.stream()
                    .map(clinic -> calendar.dateOf(clinic.code(), now))
                    .max(Comparator.naturalOrder())
                    .orElseGet(() -> LocalDate.ofInstant(now, java.time.ZoneOffset.UTC));
            return new Scope(code, now, today, all);
        }
        return all.stream().anyMatch(clinic -> clinic.code().equals(code))
                ? new Scope(code, now, calendar.dateOf(code, now), all)
                : null;
    }

    private Map<String, SegmentCriterion> active() {
        Map<String, SegmentCriterion> criteria = new TreeMap<>();
        extensions
                .active(SegmentCriterion.class, Clinic.ORGANISATION)
                .forEach(criterion -> criteria.putIfAbsent(criterion.id(), criterion));
        return criteria;
    }
}
