package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Choice;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** The source channel: a whole channel ({@code online}) with all below it, or one below ({@code online/search}). */
@Component(service = SegmentCriterion.class)
public final class SourceCriterion extends Profile {
    private static final Parameter<Choice> CHANNELS = Parameter.choice(List::of);

    public SourceCriterion() {
        super("source");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CHANNELS);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        Choice choice = arguments.get(CHANNELS);
        SqlCondition one = SqlCondition.of("c.source is not null")
                .and(choice.values().stream()
                        .map(SourceCriterion::channel)
                        .reduce(SqlCondition::or)
                        .orElseThrow());
        return choice.operator() == Choice.Operator.IN ? one : one.not();
    }

    /** The channel itself, or one below it. */
    private static SqlCondition channel(String channel) {
        return SqlCondition.of("c.source = ?", channel)
                .or(SqlCondition.of("substr(c.source, 1, ?) = ?", channel.length() + 1, channel + "/"));
    }
}
