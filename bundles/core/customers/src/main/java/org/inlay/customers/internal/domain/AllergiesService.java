package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Allergies;
import org.inlay.customers.internal.domain.AllergyStore.Entry;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records and shows allergies (T3). */
@Component(service = Allergies.class)
public final class AllergiesService implements Allergies {
    private static final Set<String> SEVERITIES = Set.of("MILD", "MODERATE", "SEVERE");

    private final Acts acts;
    private final Standing standing;
    private final Visible visible;
    private final AllergyStore store;
    private final TagEvaluation tags;

    @Activate
    public AllergiesService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference AllergyStore store,
            @Reference TagEvaluation tags) {
        this.acts = acts;
        this.standing = standing;
        this.visible = visible;
        this.store = store;
        this.tags = tags;
    }

    @Override
    public Allergy add(Id customer, String substance, @Nullable String reaction, @Nullable String severity) {
        acts.access().requireAnywhere(Permissions.MEDICAL_WRITE);
        String what = Bounds.text("substance", substance, 200);
        String how = Bounds.optional("reaction", reaction, 500);
        String grade = severity == null ? null : Bounds.oneOf("severity", severity, SEVERITIES);
        return acts.transaction(() -> {
            Entry entry = recorded(customer, what, how, grade);
            return new Allergy(entry.id(), what, how, grade, entry.at(), entry.by());
        });
    }

    @Override
    public void noneKnown(Id customer) {
        acts.access().requireAnywhere(Permissions.MEDICAL_WRITE);
        acts.transactions().run(() -> {
            Id who = standing.lockOf(customer);
            if (AllergyState.known(store.of(List.of(who))).status().equals("YES")) {
                throw Problem.conflict("allergies-known");
            }
            recorded(who, "", null, null);
        });
    }

    private Entry recorded(Id customer, String substance, @Nullable String reaction, @Nullable String severity) {
        Id who = standing.lockOf(customer);
        Entry entry = new Entry(acts.nextId(), who, substance, reaction, severity, acts.now(), acts.by(), null);
        store.insert(entry);
        acts.audit(
                "allergies.recorded", "allergy", entry.id(), Clinic.ORGANISATION, Map.of("customer", who.toString()));
        tags.changed(who, Clinic.ORGANISATION, AllergyTag.CHANGE);
        return entry;
    }

    @Override
    public void retract(Id customer, Id allergy, String reason) {
        acts.access().requireAnywhere(Permissions.MEDICAL_WRITE);
        String why = Bounds.text("reason", reason, 500);
        acts.transactions().run(() -> {
            Id who = standing.lockOf(customer);
            if (store.find(allergy)
                    .filter(entry -> standing.of(entry.customer()).equals(who))
                    .isEmpty()) {
                throw Problem.notFound("allergy");
            }
            if (!store.retract(allergy, why, acts.now(), acts.by())) {
                throw Problem.conflict("already-retracted");
            }
            acts.audit("allergies.retracted", "allergy", allergy, Clinic.ORGANISATION, Map.of());
            tags.changed(who, Clinic.ORGANISATION, AllergyTag.CHANGE);
        });
    }

    @Override
    public Known of(Id customer) {
        acts.access().requireAnywhere(Permissions.READ);
        return acts.transaction(() -> {
            Id who = visible.history(customer);
            acts.audit("allergies.read", "customer", who, Clinic.ORGANISATION, Map.of());
            return AllergyState.known(store.of(List.of(who)));
        });
    }
}
