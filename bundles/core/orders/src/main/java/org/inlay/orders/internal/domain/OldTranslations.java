package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.inlay.customers.LegacyReading;
import org.inlay.orders.Translations.Translation;
import org.inlay.orders.internal.domain.OldConditions.Matches;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.spi.Importer.Tally;
import org.jspecify.annotations.Nullable;
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

    /**
     * What had an old condition.
     *
     * @param code what the file calls it
     * @param item code of the item it is, if it is one
     * @param segment the saved segment it becomes, if it does
     */
    record Subject(
            String code,
            String name,
            @Nullable String item,
            @Nullable Id segment) {}

    /** Reports the matches of each and gives the ledger's entries, in their order. */
    List<Translation> translate(Map<Subject, OldCondition> translated, LegacyReading reading, Tally tally) {
        Map<OldCondition, Matches> matches = conditions.count(new LinkedHashSet<>(translated.values()));
        List<Translation> ledger = new ArrayList<>();
        translated.forEach((subject, condition) -> {
            Matches matched = matches.getOrDefault(condition, new Matches(0, Map.of(), 0, List.of()));
            report(subject, condition, matched, tally);
            ledger.add(entry(subject, condition, reading, matched));
        });
        return ledger;
    }

    private static void report(Subject subject, OldCondition condition, Matches matched, Tally tally) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("code", subject.code());
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
            who.put("code", subject.code());
            who.put("customer", customer.customer().toString());
            customer.matched().forEach((each, is) -> who.put(each.name(), Boolean.toString(is)));
            tally.example("translated.differ", who);
        });
    }

    private Translation entry(Subject subject, OldCondition condition, LegacyReading reading, Matches matched) {
        OldConditions.Side after = matched.after(reading);
        return new Translation(
                ids.next(),
                subject.item(),
                subject.segment(),
                subject.name(),
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
