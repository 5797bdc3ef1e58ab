package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.orders.internal.domain.Facts;
import org.inlay.orders.internal.domain.FactsBook;
import org.inlay.orders.internal.domain.FactsStore;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.FactsRow;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.InvariantCheck;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proves that the facts kept step by step equal those that follow from history. */
@Component(service = InvariantCheck.class)
public class FactsCheck implements InvariantCheck {
    private static final int CHUNK = 200;
    private static final int MOST = 100;

    private final Sql sql;
    private final Transactions transactions;
    private final FactsStore store;
    private final FactsBook book;
    private final StandingStill still;

    @Activate
    public FactsCheck(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference FactsStore store,
            @Reference FactsBook book,
            @Reference StandingStill still) {
        this.sql = sql;
        this.transactions = transactions;
        this.store = store;
        this.book = book;
        this.still = still;
    }

    @Override
    public String id() {
        return "orders.facts";
    }

    @Override
    public Result check() {
        List<String> problems = new ArrayList<>();
        long checked = 0;
        long after = -1;
        List<Id> customers;
        do {
            long from = after;
            customers = transactions.required(() -> customers(from));
            List<Id> chunk = customers;
            transactions.run(() -> compare(chunk, problems));
            checked += customers.size();
            after = customers.isEmpty()
                    ? after
                    : customers.get(customers.size() - 1).value();
        } while (customers.size() == CHUNK);
        return new Result(checked, List.copyOf(problems));
    }

    private List<Id> customers(long after) {
        Select<Record1<Long>> all = DSL.select(Orders.CUSTOMER)
                .from(Orders.TABLE)
                .where(Orders.CUSTOMER.gt(after))
                .union(DSL.select(Deal.CUSTOMER).from(Deal.TABLE).where(Deal.CUSTOMER.gt(after)))
                .union(DSL.select(FactsRow.CUSTOMER).from(FactsRow.TABLE).where(FactsRow.CUSTOMER.gt(after)));
        var known = all.asTable("known", "customer");
        var customer = DSL.field(DSL.name("known", "customer"), Long.class);
        return sql.dsl()
                .select(customer)
                .from(known)
                .orderBy(customer)
                .limit(CHUNK)
                .fetch(row -> new Id(row.value1()));
    }

    private void compare(List<Id> customers, List<String> problems) {
        if (customers.isEmpty()) {
            return;
        }
        wrong(customers).forEach((subject, found) -> {
            if (problems.size() < MOST
                    && still.ofCustomer(
                            subject.customer(),
                            () -> wrong(List.of(subject.customer())).containsKey(subject))) {
                problems.add(found);
            }
        });
    }

    /** What is not as the history says, in words. */
    private Map<Subject, String> wrong(List<Id> customers) {
        Map<Subject, Facts> kept = store.kept(customers);
        Map<Subject, String> wrong = new LinkedHashMap<>();
        book.expected(customers, Set.copyOf(kept.keySet())).forEach((subject, facts) -> {
            Facts present = kept.getOrDefault(subject, Facts.NONE);
            if (!present.equals(facts)) {
                wrong.put(
                        subject,
                        "customer %s in '%s': kept %s, history says %s"
                                .formatted(subject.customer(), subject.clinic(), present, facts));
            }
        });
        return wrong;
    }
}
