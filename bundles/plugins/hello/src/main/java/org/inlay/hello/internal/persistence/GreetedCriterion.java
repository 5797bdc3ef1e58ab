package org.inlay.hello.internal.persistence;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Who was greeted: {@code {"criterion":"hello:greeted"}}. */
@Component
public final class GreetedCriterion implements SegmentCriterion {
    @Override
    public String id() {
        return "hello:greeted";
    }

    @Override
    public String owner() {
        return "hello";
    }

    @Override
    public String permission() {
        return "hello:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        return SqlCondition.exists(
                "hl_greeting g", SqlCondition.of("g.customer = c.id").and(scope.on("g.clinic")));
    }
}
