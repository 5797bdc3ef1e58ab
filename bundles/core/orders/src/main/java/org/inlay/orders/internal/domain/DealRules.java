package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.inlay.customers.Tags;
import org.inlay.platform.Clinics;
import org.inlay.platform.Problem;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.spi.RuleDefinition;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rule {@code deal} of a clinic (D2): its document, its default and its rehearsal (G6). */
@Component(service = {DealRules.class, RuleDefinition.class})
public class DealRules implements RuleDefinition<DealRule> {
    public static final String ID = "deal";

    private final Clinics clinics;
    private final TakingPart plugins;
    private final Tags tags;
    private final DealRehearsal rehearsal;
    private final DealCounting counting;
    private final Clock clock;

    @Activate
    public DealRules(
            @Reference Clinics clinics,
            @Reference TakingPart plugins,
            @Reference Tags tags,
            @Reference DealRehearsal rehearsal,
            @Reference DealCounting counting,
            @Reference Clock clock) {
        this.clinics = clinics;
        this.plugins = plugins;
        this.tags = tags;
        this.rehearsal = rehearsal;
        this.counting = counting;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public DealRule defaultValue(String clinic) {
        return DealRule.shipped(Money.zero(clinics.get(clinic).currency()));
    }

    @Override
    public DealRule read(String clinic, Map<String, Object> document) {
        return new DealRuleDocument(
                        clinics.get(clinic).currency(),
                        type -> knownType(clinic, type),
                        kind -> knownKind(clinic, kind))
                .read(document);
    }

    /** Order types that were struck off the list and kinds of absent plugins stay what the version was made of (D6). */
    @Override
    public DealRule stored(String clinic, Map<String, Object> document) {
        return new DealRuleDocument(clinics.get(clinic).currency(), type -> true, kind -> true).read(document);
    }

    private boolean knownType(String clinic, String type) {
        return clinics.entries(clinic, "order-types").stream()
                .anyMatch(entry -> entry.code().equals(type));
    }

    private boolean knownKind(String clinic, String kind) {
        return DealRule.CORE_KINDS.contains(kind) || plugins.kinds(clinic).containsKey(kind);
    }

    @Override
    public Map<String, Object> write(DealRule rule) {
        return DealRuleDocument.write(rule);
    }

    /**
     * What was decided is never touched; only how the tag counts can change, and then it is evaluated again (T6).
     *
     * @throws Problem {@code validation} when it is to count otherwise later than now: a tag has one way to count
     */
    @Override
    public void changed(RuleVersion<DealRule> version) {
        if (counting.of(version.clinic()) == version.value().countPer()) {
            return;
        }
        if (version.effectiveFrom().isAfter(clock.instant())) {
            throw Problem.violation("countPer", "violation.count-per-at-once");
        }
        counting.change(version.clinic(), version.value().countPer());
        tags.recalculate(DealTag.TAG, version.clinic());
    }

    @Override
    public Rehearsal rehearse(String clinic, DealRule draft, LocalDate from, LocalDate to) {
        return rehearsal.run(clinic, draft, from, to);
    }
}
