package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Component;

/** Brought by another customer: anyone, nobody, or certain ones. */
@Component(service = SegmentCriterion.class)
public final class ReferrerCriterion extends Profile {
    private static final Parameter<Boolean> REFERRED = Parameter.flag("referred");
    private static final Parameter<List<Id>> REFERRERS = Parameter.records("referrers");

    public ReferrerCriterion() {
        super("referrer");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(REFERRED, REFERRERS);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        List<Id> referrers = arguments.find(REFERRERS);
        boolean referred = !Boolean.FALSE.equals(arguments.find(REFERRED));
        SqlCondition by = SqlCondition.of("c.referrer is not null");
        if (referrers != null) {
            by = by.and(SqlCondition.in(
                    "c.referrer", referrers.stream().map(Id::value).toList()));
        }
        return referred ? by : by.not();
    }
}
