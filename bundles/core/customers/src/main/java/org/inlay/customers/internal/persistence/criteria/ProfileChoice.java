package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import java.util.function.Supplier;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Choice;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SqlCondition;

/** A column of the customer's record is one of some values. */
abstract class ProfileChoice extends Profile {
    private final String column;
    private final Parameter<Choice> values;

    ProfileChoice(String id, String column, Supplier<List<String>> allowed) {
        super(id);
        this.column = column;
        this.values = Parameter.choice(allowed);
    }

    @Override
    public final List<Parameter<?>> parameters() {
        return List.of(values);
    }

    @Override
    public final SqlCondition condition(Arguments arguments, Scope scope) {
        return arguments.get(values).on(column);
    }
}
