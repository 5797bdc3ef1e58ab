package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.Instant;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.Rules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks the deal rule up by clinic and instant (D6). */
@Component(service = {DealRulesNow.class, DealTag.CurrentDealRule.class})
public class DealRulesNow implements DealTag.CurrentDealRule {
    private final Rules rules;
    private final DealRules definition;
    private final Clock clock;

    @Activate
    public DealRulesNow(@Reference Rules rules, @Reference DealRules definition, @Reference Clock clock) {
        this.rules = rules;
        this.definition = definition;
        this.clock = clock;
    }

    @Override
    public RuleVersion<DealRule> of(String clinic) {
        return at(clinic, clock.instant());
    }

    /** The version in force in the clinic at the instant. */
    public RuleVersion<DealRule> at(String clinic, Instant instant) {
        return rules.at(definition, clinic, instant);
    }

    /** The numbered version; 0 = the shipped default. */
    public DealRule version(String clinic, long version) {
        return rules.version(definition, clinic, version).value();
    }
}
