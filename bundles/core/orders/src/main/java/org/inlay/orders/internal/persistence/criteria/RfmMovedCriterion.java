package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import java.util.function.BiConsumer;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.orders.internal.domain.RfmClass;
import org.inlay.orders.internal.domain.RfmService;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Was in one of these classes by one run and is in one of those by another; every class where none is stated. */
@Component(service = SegmentCriterion.class)
public final class RfmMovedCriterion implements SegmentCriterion {
    private static final Parameter<Id> FROM = Parameter.record("from", true);
    private static final Parameter<Id> TO = Parameter.record("to", true);
    private static final Parameter<List<String>> FROM_CLASSES = Parameter.texts("fromClasses", RfmClass::codes);
    private static final Parameter<List<String>> TO_CLASSES = Parameter.texts("toClasses", RfmClass::codes);

    private final RfmRuns runs;

    @Activate
    public RfmMovedCriterion(@Reference RfmRuns runs) {
        this.runs = runs;
    }

    @Override
    public String id() {
        return "rfm-moved";
    }

    @Override
    public String permission() {
        return RfmService.READ;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FROM, TO, FROM_CLASSES, TO_CLASSES);
    }

    @Override
    public void check(Arguments arguments, BiConsumer<String, String> refuse) {
        for (Parameter<Id> run : List.of(FROM, TO)) {
            if (!runs.known(arguments.get(run))) {
                refuse.accept(run.name(), RfmRuns.UNKNOWN);
            }
        }
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        return rated(arguments.get(FROM), arguments.find(FROM_CLASSES), scope)
                .and(rated(arguments.get(TO), arguments.find(TO_CLASSES), scope));
    }

    private SqlCondition rated(Id run, @Nullable List<String> codes, Scope scope) {
        return runs.rated(runs.of(run, scope).orElseThrow(), codes == null ? RfmClass.codes() : codes);
    }
}
