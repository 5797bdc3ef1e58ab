package org.inlay.customers.internal.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Tags;
import org.inlay.customers.spi.TagProvider;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows tags (T3–T7) and has them evaluated again. */
@Component(service = Tags.class)
public final class TagsService implements Tags {
    private final Acts acts;
    private final Standing standing;
    private final Visible visible;
    private final TagStore store;
    private final TagEvaluation evaluation;
    private final Clinics clinics;
    private final Recalculation recalculation;

    @Activate
    public TagsService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference TagStore store,
            @Reference TagEvaluation evaluation,
            @Reference Clinics clinics,
            @Reference Recalculation recalculation) {
        this.acts = acts;
        this.standing = standing;
        this.visible = visible;
        this.store = store;
        this.evaluation = evaluation;
        this.clinics = clinics;
        this.recalculation = recalculation;
    }

    @Override
    public List<Definition> definitions() {
        return evaluation.providers().stream()
                .map(TagProvider::definition)
                .sorted(Comparator.comparing(Definition::tag))
                .toList();
    }

    @Override
    public List<Tag> of(Id customer, String clinic) {
        requireRead(clinic);
        return acts.transaction(() -> {
            TagStore.Look look = look(visible.history(customer), clinic);
            return shown(look, clinic);
        });
    }

    @Override
    public Map<Id, List<Tag>> of(Collection<Id> customers, String clinic) {
        requireRead(clinic);
        return acts.transaction(() -> {
            Map<Id, List<Tag>> tags = new HashMap<>();
            store.looks(customers, new LinkedHashSet<>(List.of(clinic, Clinic.ORGANISATION)))
                    .forEach((customer, look) -> tags.put(customer, shown(look, clinic)));
            return tags;
        });
    }

    private List<Tag> shown(TagStore.Look look, String clinic) {
        List<TagProvider> providers = evaluation.providers();
        List<Tag> tags = new ArrayList<>();
        providers.forEach(provider -> tags.add(tag(look, provider, clinic)));
        Set<String> known = new LinkedHashSet<>();
        providers.forEach(provider -> known.add(provider.definition().tag()));
        look.values().stream()
                .map(TagStore.Stored::tag)
                .distinct()
                .filter(tag -> !known.contains(tag))
                .forEach(tag -> tags.add(new Tag(tag, UNDECIDED, null)));
        tags.sort(Comparator.comparing(Tag::tag));
        return List.copyOf(tags);
    }

    @Override
    public String value(Id customer, String clinic, String tag) {
        return acts.transaction(() -> evaluation
                .provider(tag)
                .map(provider -> tag(look(standing.of(customer), clinic), provider, clinic)
                        .value())
                .orElse(UNDECIDED));
    }

    @Override
    public Explanation explain(Id customer, String clinic, String tag) {
        requireRead(clinic);
        return acts.transaction(() -> {
            Id who = visible.history(customer);
            TagStore.Look look = look(who, clinic);
            TagProvider provider = evaluation.provider(tag).orElse(null);
            if (provider == null) {
                return absent(look, tag);
            }
            String scope = scope(provider, clinic);
            return undecided(look, scope, tag)
                    ? because(tag, new Check("recalculation", "running", "done", false))
                    : provider.explain(new Subject(who, scope));
        });
    }

    private static Explanation absent(TagStore.Look look, String tag) {
        if (look.values().stream().noneMatch(stored -> stored.tag().equals(tag))) {
            throw Problem.notFound("tag");
        }
        return because(tag, new Check("provider", "absent", "active", false));
    }

    private static Explanation because(String tag, Check check) {
        return new Explanation(UNDECIDED, tag, 0, List.of(check), null);
    }

    /** The organisation's tags are seen in any clinic, a clinic's only there: they tell of its orders and visits. */
    private void requireRead(String clinic) {
        if (clinic.equals(Clinic.ORGANISATION)) {
            acts.access().requireAnywhere(Permissions.READ);
        } else {
            acts.access().require(Permissions.READ, clinic);
            clinics.get(clinic);
        }
    }

    @Override
    public void changed(Id customer, String clinic, String change) {
        acts.transactions().run(() -> evaluation.changed(customer, clinic, change));
    }

    @Override
    public void changed(Collection<Id> customers, String clinic, String change) {
        acts.transactions().run(() -> evaluation.changed(customers, clinic, change));
    }

    @Override
    public void recalculate(String tag, String clinic) {
        if (evaluation.provider(tag).isEmpty()) {
            throw Problem.notFound("tag");
        }
        recalculation.of(tag, clinic);
    }

    private TagStore.Look look(Id customer, String clinic) {
        return store.look(customer, new LinkedHashSet<>(List.of(clinic, Clinic.ORGANISATION)));
    }

    private Tag tag(TagStore.Look look, TagProvider provider, String clinic) {
        String tag = provider.definition().tag();
        String scope = scope(provider, clinic);
        if (undecided(look, scope, tag)) {
            return new Tag(tag, UNDECIDED, null);
        }
        return look.values().stream()
                .filter(stored -> stored.tag().equals(tag) && stored.clinic().equals(scope))
                .findFirst()
                .map(stored -> TagValues.at(stored.state(), acts.now()))
                .map((State now) -> new Tag(tag, now.value(), now.since()))
                .orElseGet(() -> new Tag(tag, provider.initialValue(), null));
    }

    private static boolean undecided(TagStore.Look look, String scope, String tag) {
        return look.undecided().contains(new TagStore.Undecided(scope, tag))
                || look.undecided().contains(new TagStore.Undecided(TagStore.EVERYWHERE, tag));
    }

    private static String scope(TagProvider provider, String clinic) {
        return provider.perClinic() ? clinic : Clinic.ORGANISATION;
    }
}
