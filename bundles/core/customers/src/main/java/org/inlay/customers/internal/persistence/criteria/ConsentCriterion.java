package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.Customer;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** A consent that is given now, or is not. */
@Component(service = SegmentCriterion.class)
public final class ConsentCriterion extends Profile {
    private static final Parameter<String> KIND =
            Parameter.text("kind", () -> List.of(Customer.CONSENT_MARKETING, Customer.CONSENT_MEDICAL));
    private static final Parameter<Boolean> GIVEN = Parameter.flag("given");

    public ConsentCriterion() {
        super("consent");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(KIND, GIVEN);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        SqlCondition given = SqlCondition.of("c.consents like ?", "%" + arguments.get(KIND) + "%");
        return Boolean.FALSE.equals(arguments.find(GIVEN)) ? given.not() : given;
    }
}
