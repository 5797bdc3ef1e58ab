package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inlay.customers.Customers;
import org.inlay.customers.spi.LegacyDeals;
import org.inlay.orders.internal.domain.FactsBook;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.Sql;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Dealt visits of the old system: each is one standing deal of its date, unless an order of that date is one (D6). */
@Component(service = LegacyDeals.class)
public class JooqLegacyDeals implements LegacyDeals {
    private final Sql sql;
    private final Ids ids;
    private final Clinics clinics;
    private final Customers customers;
    private final FactsBook facts;
    private final Json json = new Json();

    @Activate
    public JooqLegacyDeals(
            @Reference Sql sql,
            @Reference Ids ids,
            @Reference Clinics clinics,
            @Reference Customers customers,
            @Reference FactsBook facts) {
        this.sql = sql;
        this.ids = ids;
        this.clinics = clinics;
        this.customers = customers;
        this.facts = facts;
    }

    @Override
    public void take(List<LegacyDeal> deals) {
        List<Id> people =
                deals.stream().map(LegacyDeal::customer).distinct().sorted().toList();
        people.forEach(customers::lock);
        Set<List<Object>> known = known(people);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LegacyDeal deal : deals) {
            if (known.add(List.of(deal.customer(), deal.clinic(), deal.date()))) {
                rows.add(row(deal));
            }
        }
        Batches.insert(sql, Deal.TABLE, JooqOrderImport.DEAL, rows);
        if (!rows.isEmpty()) {
            facts.rebuild(people);
        }
    }

    /** Customer-days with a deal already. */
    private Set<List<Object>> known(List<Id> people) {
        Set<List<Object>> known = new HashSet<>();
        for (Record row : sql.dsl()
                .select(Deal.CUSTOMER, Deal.CLINIC, Deal.BUSINESS_DATE)
                .from(Deal.TABLE)
                .where(Deal.CUSTOMER.in(people.stream().map(Id::value).toList()))
                .and(Deal.REVERSES.isNull())
                .and(Deal.DECISION.eq("DEAL"))
                .fetch()) {
            known.add(List.of(new Id(row.get(Deal.CUSTOMER)), row.get(Deal.CLINIC), row.get(Deal.BUSINESS_DATE)));
        }
        return known;
    }

    private @Nullable Object[] row(LegacyDeal deal) {
        return new @Nullable Object[] {
            ids.next().value(),
            null,
            deal.customer().value(),
            deal.clinic(),
            deal.date(),
            "DEAL",
            0L,
            0L,
            clinics.get(deal.clinic()).currency().getCode(),
            json.write(JooqOrderImport.checks(true)),
            deal.at(),
            deal.visit().value(),
            true
        };
    }
}
