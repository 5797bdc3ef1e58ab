package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.customers.LegacyReading;
import org.inlay.orders.OldCondition;
import org.inlay.orders.Translations.Rule;
import org.inlay.orders.Translations.Translation;
import org.inlay.orders.internal.domain.OldConditions.Matches;
import org.inlay.platform.Access;
import org.inlay.platform.Ids;
import org.inlay.platform.spi.Importer.Tally;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says of old conditions whom they matched and whom each reading matches now, in an import's report and ledger (T8). */
@Component(service = OldTranslations.class)
public class OldTranslations {
    private final OldConditions conditions;
    private final Ids ids;
    private final Access access;
    private final Clock clock;

    @Activate
    public OldTranslations(
            @Reference OldConditions conditions, @Reference Ids ids, @Reference Access access, @Reference Clock clock) {
        this.conditions = conditions;
        this.ids = ids;
        this.access = access;
        this.clock = clock;
    }

    /** Reports the matches of each and gives the ledger's entries, in their order. */
    List<Translation> translate(List<Rule> rules, LegacyReading reading, Tally tally) {
        Map<OldCondition, Matches> matches = conditions.count(
                rules.stream().map(Rule::condition).collect(Collectors.toCollection(LinkedHashSet::new)));
        List<Translation> ledger = new ArrayList<>();
        for (Rule rule : rules) {
            Matches matched = matches.getOrDefault(rule.condition(), new Matches(0, Map.of(), 0, List.of()));
            report(rule, matched, tally);
            ledger.add(entry(rule, reading, matched));
        }
        return ledger;
    }

    private static void report(Rule rule, Matches matched, Tally tally) {
        OldCondition condition = rule.condition();
        Map<String, String> line = new LinkedHashMap<>();
        line.put("code", rule.code());
        line.put("customerType", String.join("|", condition.customerTypes()));
        line.put("visitType", OldItems.names(condition.visitTypes()));
        line.put("before", Long.toString(matched.before()));
        for (LegacyReading each : LegacyReading.values()) {
            line.put(each.name(), Long.toString(matched.after(each).matched()));
        }
        line.put("differ", Long.toString(matched.differ()));
        tally.count("translated", 1);
        tally.count("translated.differ", matched.differ());
        tally.example("translated", line);
        matched.examples().forEach(customer -> {
            Map<String, String> who = new LinkedHashMap<>();
            who.put("code", rule.code());
            who.put("customer", customer.customer().toString());
            customer.matched().forEach((each, is) -> who.put(each.name(), Boolean.toString(is)));
            tally.example("translated.differ", who);
        });
    }

    private Translation entry(Rule rule, LegacyReading reading, Matches matched) {
        OldCondition condition = rule.condition();
        OldConditions.Side after = matched.after(reading);
        return new Translation(
                ids.next(),
                rule.item(),
                rule.plugin(),
                rule.plugin() == null ? rule.became() : null,
                rule.plugin() == null ? null : rule.became(),
                rule.name(),
                condition.customerTypes(),
                condition.visitTypes(),
                reading,
                condition.deals(reading),
                matched.before(),
                after.matched(),
                after.onlyOld(),
                after.onlyNew(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                access.caller().login());
    }
}
