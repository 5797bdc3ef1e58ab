package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Choice;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.orders.internal.domain.RfmClass;
import org.inlay.orders.internal.domain.RfmService;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rated into one of these classes (S4) by a run; where none is named, by the one that speaks for the scope. */
@Component(service = SegmentCriterion.class)
public final class RfmCriterion implements SegmentCriterion {
    private static final String ID = "rfm";
    private static final Parameter<Id> RUN = Parameter.record("run", false);
    private static final Parameter<Choice> CLASSES = Parameter.choice(RfmClass::codes);

    private final RfmRuns runs;

    @Activate
    public RfmCriterion(@Reference RfmRuns runs) {
        this.runs = runs;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String permission() {
        return RfmService.READ;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(RUN, CLASSES);
    }

    @Override
    public void check(Arguments arguments, BiConsumer<String, String> refuse) {
        Id run = arguments.find(RUN);
        if (run != null && !runs.known(run)) {
            refuse.accept("run", RfmRuns.UNKNOWN);
        }
    }

    /** Nobody can be told a class before the first run. */
    @Override
    public Optional<String> undecided(Arguments arguments, Scope scope) {
        return runs.of(arguments.find(RUN), scope).isPresent() ? Optional.empty() : Optional.of(ID);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        Choice classes = arguments.get(CLASSES);
        SqlCondition rated = runs.rated(runs.of(arguments.find(RUN), scope).orElseThrow(), classes.values());
        return classes.operator() == Choice.Operator.IN ? rated : rated.not();
    }
}
