package org.inlay.customers.internal.domain;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.inlay.platform.spi.InvariantCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The facts kept step by step equal those counted from the visits. */
@Component
public final class FactsCheck implements InvariantCheck {
    private static final int CHUNK = 500;
    private static final int MOST_PROBLEMS = 100;

    private final Acts acts;
    private final CustomerStore customers;
    private final Standing standing;
    private final VisitStore visits;

    @Activate
    public FactsCheck(
            @Reference Acts acts,
            @Reference CustomerStore customers,
            @Reference Standing standing,
            @Reference VisitStore visits) {
        this.acts = acts;
        this.customers = customers;
        this.standing = standing;
        this.visits = visits;
    }

    @Override
    public String id() {
        return "customers.facts";
    }

    @Override
    public Result check() {
        List<String> problems = new ArrayList<>();
        long checked = 0;
        Id after = new Id(0);
        for (List<Id> chunk = next(after, problems); !chunk.isEmpty(); chunk = next(after, problems)) {
            checked += chunk.size();
            after = chunk.get(chunk.size() - 1);
        }
        return new Result(checked, List.copyOf(problems));
    }

    private List<Id> next(Id after, List<String> problems) {
        List<Id> chunk = acts.transaction(() -> customers.after(after, CHUNK));
        if (!acts.transaction(() -> differences(chunk).isEmpty())) {
            for (Id customer : chunk) {
                acts.transaction(() -> locked(customer)).stream()
                        .limit(MOST_PROBLEMS - problems.size())
                        .forEach(problems::add);
            }
        }
        return chunk;
    }

    /** Looks again with the customer locked: a change that is just being made is no difference. */
    private List<String> locked(Id customer) {
        standing.lockAsIs(customer);
        return differences(List.of(customer));
    }

    private List<String> differences(List<Id> chunk) {
        Map<Id, List<Arrival>> arrivals = visits.of(chunk).stream().collect(groupingBy(Arrival::customer));
        Map<Id, Map<String, VisitFacts>> stored = visits.facts(chunk);
        List<String> differences = new ArrayList<>();
        visits.wrongOpeners(chunk)
                .forEach(visit -> differences.add("visit " + visit + ": wrongly marked as opening its day"));
        for (Id customer : chunk) {
            Map<String, VisitFacts> counted = VisitFacts.of(arrivals.getOrDefault(customer, List.of()));
            Map<String, VisitFacts> kept = stored.getOrDefault(customer, Map.of());
            if (!kept.equals(counted)) {
                differences.add("customer " + customer + ": facts " + kept + ", visits say " + counted);
            }
        }
        return differences;
    }
}
