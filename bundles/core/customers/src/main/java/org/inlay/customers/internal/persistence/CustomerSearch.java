package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Customer.BIRTHDAY;
import static org.inlay.customers.internal.persistence.Tables.Customer.CHART_NUMBER;
import static org.inlay.customers.internal.persistence.Tables.Customer.ID;
import static org.inlay.customers.internal.persistence.Tables.Customer.MERGED_INTO;
import static org.inlay.customers.internal.persistence.Tables.Customer.MOBILE;
import static org.inlay.customers.internal.persistence.Tables.Customer.MOBILE_TAIL;
import static org.inlay.customers.internal.persistence.Tables.Customer.NAME;
import static org.inlay.customers.internal.persistence.Tables.Customer.NAME_KEY;
import static org.inlay.customers.internal.persistence.Tables.Customer.NAME_READING;
import static org.inlay.customers.internal.persistence.Tables.Customer.STATE;
import static org.inlay.customers.internal.persistence.Tables.Customer.TABLE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.inlay.customers.Customer;
import org.inlay.customers.internal.domain.CustomerStore;
import org.inlay.customers.internal.domain.CustomerStore.Query;
import org.inlay.customers.internal.domain.CustomerStore.State;
import org.inlay.customers.internal.domain.NameGrams;
import org.inlay.customers.internal.domain.NameReadings;
import org.inlay.customers.internal.persistence.Tables.NameGram;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds customers by name, written or sounding, by telephone number and chart number. */
final class CustomerSearch {
    private static final int MOST_ALIKE = 50;
    private static final int MOST_MERGED = 200;
    private static final char ESCAPE = '!';

    private final Sql sql;

    CustomerSearch(Sql sql) {
        this.sql = sql;
    }

    /** As {@link CustomerStore#search}. */
    List<Id> of(Query query, @Nullable Id after, int limit) {
        Condition living = STATE.eq(DSL.inline(State.ACTIVE.name())).and(MERGED_INTO.isNull());
        Condition following = after == null ? DSL.noCondition() : ID.gt(after);
        String part = query.part();
        if (part == null) {
            return found(living.and(following), limit);
        }
        TreeSet<Id> all = new TreeSet<>(named(part, living.and(following), after, limit));
        NameReadings.asked(part).ifPresent(asked -> all.addAll(sounding(asked, living.and(following), after, limit)));
        List<Condition> exact = new ArrayList<>();
        if (query.mobile() != null) {
            exact.add(MOBILE.eq(query.mobile()));
        }
        if (query.tail() != null) {
            exact.add(MOBILE_TAIL.eq(query.tail()));
        }
        if (query.chartNumber() != null) {
            exact.add(CHART_NUMBER.eq(query.chartNumber()));
        }
        for (Condition by : exact) {
            all.addAll(found(by.and(living).and(following), limit));
            all.addAll(standingFor(by));
        }
        if (after != null) {
            all.headSet(after, true).clear();
        }
        return all.stream().limit(limit).toList();
    }

    /** Who stands for the merged records with this number: the person still has it, whichever record was kept. */
    private List<Id> standingFor(Condition number) {
        return sql
                .dsl()
                .select(MERGED_INTO)
                .from(TABLE)
                .where(number)
                .and(MERGED_INTO.isNotNull())
                .orderBy(ID)
                .limit(MOST_MERGED)
                .fetch(MERGED_INTO)
                .stream()
                .map(this::standing)
                .filter(id -> sql.dsl().fetchExists(TABLE, ID.eq(id).and(STATE.eq(DSL.inline(State.ACTIVE.name())))))
                .toList();
    }

    private Id standing(Id id) {
        Id kept = sql.dsl().select(MERGED_INTO).from(TABLE).where(ID.eq(id)).fetchOne(MERGED_INTO);
        return kept == null ? id : standing(kept);
    }

    /** As {@link CustomerStore#alike}. */
    List<Id> alike(Customer customer) {
        Condition other = ID.ne(customer.id())
                .and(STATE.eq(DSL.inline(State.ACTIVE.name())))
                .and(MERGED_INTO.isNull());
        TreeSet<Id> all = new TreeSet<>();
        String mobile = customer.mobile();
        if (mobile != null) {
            all.addAll(found(MOBILE.eq(mobile).and(other), MOST_ALIKE));
            all.addAll(standingFor(MOBILE.eq(mobile)));
        }
        LocalDate birthday = customer.birthday();
        if (birthday != null) {
            all.addAll(found(NAME.eq(customer.name()).and(BIRTHDAY.eq(birthday)).and(other), MOST_ALIKE));
        }
        all.remove(standing(customer.id()));
        return List.copyOf(all);
    }

    List<Id> found(Condition condition, int limit) {
        return sql.dsl()
                .select(ID)
                .from(TABLE)
                .where(condition)
                .orderBy(ID)
                .limit(limit)
                .fetch(ID);
    }

    private List<Id> named(String part, Condition condition, @Nullable Id after, int limit) {
        Condition containing = NAME_KEY.like("%" + literal(NameGrams.fold(part)) + "%", ESCAPE);
        return lookedUp(NameGrams.narrowing(part), containing.and(condition), after, limit);
    }

    private List<Id> sounding(String asked, Condition condition, @Nullable Id after, int limit) {
        Condition beginning = NAME_READING.like("% " + asked + "%");
        return lookedUp(NameReadings.narrowing(asked), beginning.and(condition), after, limit);
    }

    private List<Id> lookedUp(String gram, Condition condition, @Nullable Id after, int limit) {
        Condition beyond = after == null ? DSL.noCondition() : NameGram.CUSTOMER.gt(after);
        return sql.dsl()
                .select(NameGram.CUSTOMER)
                .from(NameGram.TABLE)
                .join(TABLE)
                .on(ID.eq(NameGram.CUSTOMER))
                .where(NameGram.GRAM.eq(gram))
                .and(beyond)
                .and(condition)
                .orderBy(NameGram.CUSTOMER)
                .limit(limit)
                .fetch(NameGram.CUSTOMER);
    }

    /** jOOQ's own "contains" asks Derby for a function that it does not have. */
    private static String literal(String part) {
        return part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
