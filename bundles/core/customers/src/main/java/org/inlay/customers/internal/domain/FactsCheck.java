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
    private final VisitStore visits;

    @Activate
    public FactsCheck(@Reference Acts acts, @Reference CustomerStore customers, @Reference VisitStore visits) {
        this.acts = acts;
        this.customers = customers;
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
        return acts.transaction(() -> {
            List<Id> chunk = customers.after(after, CHUNK);
            Map<Id, List<Arrival>> arrivals = visits.of(chunk).stream().collect(groupingBy(Arrival::customer));
            for (Id customer : chunk) {
                Map<String, VisitFacts> counted = VisitFacts.of(arrivals.getOrDefault(customer, List.of()));
                Map<String, VisitFacts> stored = visits.facts(customer);
                if (!stored.equals(counted) && problems.size() < MOST_PROBLEMS) {
                    problems.add("customer " + customer + ": facts " + stored + ", visits say " + counted);
                }
            }
            return chunk;
        });
    }
}
