package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.LegacyTypes;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.VisitType;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The types customers had in the old system, as long as they hold (T8). They are dated facts of the clinic they were told
 * of and of the organisation: a translated condition goes by them until the customer's first new decision, the deal tag
 * itself until there is any decision, imported ones included.
 */
@Component(service = OldTypes.class)
public class OldTypes {
    private final LegacyTypes types;
    private final Decisions decisions;

    @Activate
    public OldTypes(@Reference LegacyTypes types, @Reference Decisions decisions) {
        this.types = types;
        this.decisions = decisions;
    }

    /** The old types that still say what the deal tag is, by subject. */
    Map<Subject, LegacyType> sayingTag(Collection<Subject> subjects) {
        Map<Id, LegacyType> told =
                types.of(subjects.stream().map(Subject::customer).distinct().toList());
        if (told.isEmpty()) {
            return Map.of();
        }
        Set<Subject> decided = decisions.any(told.keySet());
        Map<Subject, LegacyType> saying = new HashMap<>();
        for (Subject subject : subjects) {
            LegacyType type = told.get(subject.customer());
            if (type != null && type.deal() != null && of(type, subject.clinic()) && !decided.contains(subject)) {
                saying.put(subject, type);
            }
        }
        return saying;
    }

    /** Those of these customers who had a type in the old system. */
    Set<Id> among(Collection<Id> customers) {
        return types.of(customers).keySet();
    }

    /** The value of the deal tag that a translated condition goes by; empty = the tag's own. */
    Optional<String> deal(Id customer, String clinic) {
        return Optional.ofNullable(types.of(List.of(customer)).get(customer))
                .filter(type -> of(type, clinic))
                .filter(type -> !decisions.own(List.of(customer)).contains(new Subject(customer, clinic)))
                .map(LegacyType::deal);
    }

    /** The last visit type that a translated condition goes by; empty = the customer's own. */
    Optional<VisitType> visitType(Id customer, String clinic) {
        return Optional.ofNullable(types.of(List.of(customer)).get(customer))
                .filter(type -> of(type, clinic))
                .filter(type -> !types.cameSince(List.of(customer)).contains(customer))
                .map(LegacyType::visitType);
    }

    /** The next customers with an old type, ascending, with what translated conditions go by in their clinic. */
    List<Told> after(Id after, int limit) {
        List<LegacyType> page = types.after(after, List.of(), limit);
        List<Id> customers = page.stream().map(LegacyType::customer).toList();
        Set<Subject> decided = decisions.own(customers);
        Set<Id> came = types.cameSince(customers);
        return page.stream()
                .map(type -> new Told(
                        type,
                        decided.contains(new Subject(type.customer(), type.clinic())),
                        came.contains(type.customer())))
                .collect(Collectors.toList());
    }

    /**
     * A customer's old types.
     *
     * @param decided whether a deal was decided since
     * @param came whether the customer came since
     */
    record Told(LegacyType type, boolean decided, boolean came) {}

    private static boolean of(LegacyType type, String clinic) {
        return clinic.equals(Clinic.ORGANISATION) || clinic.equals(type.clinic());
    }
}
