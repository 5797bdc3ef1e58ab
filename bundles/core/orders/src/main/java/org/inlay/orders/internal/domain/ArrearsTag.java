package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Tags;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tag {@code arrears} (是否欠费, T4): any confirmed order with something due (D10). */
@Component(service = TagProvider.class)
public class ArrearsTag implements TagProvider {
    public static final String TAG = "arrears";
    private static final String YES = "yes";
    private static final String NO = "no";

    private final FactsStore facts;
    private final Clinics clinics;
    private final Messages messages;
    private final Access access;

    @Activate
    public ArrearsTag(
            @Reference FactsStore facts,
            @Reference Clinics clinics,
            @Reference Messages messages,
            @Reference Access access) {
        this.facts = facts;
        this.clinics = clinics;
        this.messages = messages;
        this.access = access;
    }

    @Override
    public Tags.Definition definition() {
        return new Tags.Definition(TAG, List.of(YES, NO), "core");
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(FactsBook.ARREARS);
    }

    @Override
    public String initialValue() {
        return NO;
    }

    @Override
    public Map<Subject, State> evaluate(Collection<Subject> subjects) {
        Map<Subject, State> states = new HashMap<>();
        facts.read(subjects).forEach((subject, known) -> {
            if (known.arrearsSince() != null) {
                states.put(subject, new State(known.arrears() > 0 ? YES : NO, known.arrearsSince()));
            }
        });
        return states;
    }

    @Override
    public Explanation explain(Subject subject) {
        boolean organisation = subject.clinic().equals(Clinic.ORGANISATION);
        String due = organisation ? everywhere(subject.customer()) : in(subject);
        boolean owes =
                facts.read(List.of(subject)).getOrDefault(subject, Facts.NONE).arrears() > 0;
        String flip = owes ? messages.text(access.caller().locale(), "arrears.tag.flip", Map.of("due", due)) : null;
        return new Explanation(owes ? YES : NO, TAG, 0, List.of(new Check("due", due, "> 0", owes)), flip);
    }

    private String in(Subject subject) {
        return amount(
                subject.clinic(),
                facts.read(List.of(subject)).getOrDefault(subject, Facts.NONE).arrears());
    }

    /** Clinics may have currencies of their own, so that their arrears are named one by one. */
    private String everywhere(Id customer) {
        List<String> owed = facts.kept(List.of(customer)).entrySet().stream()
                .filter(entry -> !entry.getKey().clinic().equals(Clinic.ORGANISATION))
                .filter(entry -> entry.getValue().arrears() > 0)
                .map(entry -> entry.getKey().clinic() + " "
                        + amount(entry.getKey().clinic(), entry.getValue().arrears()))
                .sorted()
                .toList();
        return owed.isEmpty() ? "0" : String.join(", ", owed);
    }

    private String amount(String clinic, long minor) {
        return Money.ofMinor(clinics.get(clinic).currency(), minor).getAmount().toPlainString();
    }
}
