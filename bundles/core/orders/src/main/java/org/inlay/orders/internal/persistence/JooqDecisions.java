package org.inlay.orders.internal.persistence;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.orders.internal.domain.Decisions;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whose decisions stand in {@code or_deal}. */
@Component
public final class JooqDecisions implements Decisions {
    private final Sql sql;

    @Activate
    public JooqDecisions(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Set<Subject> any(Collection<Id> customers) {
        return decided(customers, DSL.noCondition());
    }

    @Override
    public Set<Subject> own(Collection<Id> customers) {
        return decided(customers, Deal.IMPORTED.isFalse());
    }

    private Set<Subject> decided(Collection<Id> customers, Condition which) {
        if (customers.isEmpty()) {
            return Set.of();
        }
        Set<Subject> decided = new HashSet<>();
        sql.dsl()
                .selectDistinct(Deal.CUSTOMER, Deal.CLINIC)
                .from(Deal.TABLE)
                .where(Keys.among(
                        Deal.CUSTOMER, customers.stream().map(Id::value).toList()))
                .and(Deal.REVERSES.isNull())
                .and(which)
                .forEach(row -> {
                    Id customer = new Id(row.value1());
                    decided.add(new Subject(customer, row.value2()));
                    decided.add(new Subject(customer, Clinic.ORGANISATION));
                });
        return decided;
    }
}
