package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

@InKaraf
class TransactionsIT {

    private static final Table<Record> NOTES = table(name("it_note"));
    private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
    private static final Field<Integer> AMOUNT = field(name("amount"), SQLDataType.INTEGER);

    @Inject
    BundleContext context;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @BeforeEach
    void emptyTable() {
        try {
            sql.dsl()
                    .createTable(NOTES)
                    .column(ID, SQLDataType.INTEGER.notNull())
                    .column(AMOUNT)
                    .primaryKey(ID)
                    .execute();
        } catch (DataAccessException e) {
            sql.dsl().deleteFrom(NOTES).execute();
        }
    }

    @Test
    @DisplayName("Two persistence units and jOOQ commit together")
    void commitsTogether() {
        transactions.run(() -> {
            insert(unit("customers"), 1);
            insert(unit("orders"), 2);
            note(3, 0);
        });
        assertThat(notes()).isEqualTo(3);
    }

    @Test
    @DisplayName("Two persistence units and jOOQ roll back together")
    void rollsBackTogether() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    insert(unit("customers"), 1);
                    insert(unit("orders"), 2);
                    note(3, 0);
                    throw Problem.conflict("no-way");
                }))
                .isInstanceOf(Problem.class);
        assertThat(notes()).isZero();
    }

    @Test
    @DisplayName("All JPA templates of a transaction use one entity manager per unit")
    void oneEntityManager() {
        List<EntityManager> managers = new ArrayList<>();
        transactions.run(() -> {
            managers.add(manager(unit("customers")));
            transactions.run(() -> managers.add(manager(unit("customers"))));
            managers.add(transactions.separately(() -> manager(unit("customers"))));
            managers.add(manager(unit("customers")));
            managers.add(manager(unit("orders")));
        });
        transactions.run(() -> managers.add(manager(unit("customers"))));

        EntityManager first = managers.get(0);
        assertThat(managers.get(1)).isSameAs(first);
        assertThat(managers.get(2)).as("a separate transaction").isNotSameAs(first);
        assertThat(managers.get(3)).as("after the separate one").isSameAs(first);
        assertThat(managers.get(4)).as("another unit").isNotSameAs(first);
        assertThat(managers.get(5)).as("the next transaction").isNotSameAs(first);
        assertThat(managers).noneMatch(EntityManager::isOpen);
    }

    @Test
    @DisplayName("A separate transaction stands although the caller's is rolled back")
    void separately() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    note(1, 0);
                    transactions.separately(() -> note(2, 0));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(sql.dsl().select(ID).from(NOTES).fetch(ID)).containsExactly(2);
    }

    @Test
    @DisplayName("Whoever swallows the failure of a part cannot commit the rest")
    void swallowedFailure() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    note(1, 0);
                    try {
                        transactions.run(() -> {
                            throw new IllegalStateException("a part failed");
                        });
                    } catch (IllegalStateException e) {
                        note(2, 0);
                    }
                }))
                .hasMessageContaining("nothing is stored")
                .hasRootCauseMessage("a part failed");
        assertThat(notes()).isZero();
    }

    @Test
    @DisplayName("Work after the commit runs after it, once, and not at all after a rollback")
    void afterCommit() {
        List<Integer> seen = new ArrayList<>();
        transactions.run(() -> {
            transactions.afterCommit(
                    () -> seen.add(CompletableFuture.supplyAsync(this::notes).join()));
            transactions.afterCommit(() -> transactions.run(() -> note(2, 0)));
            note(1, 0);
        });
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.afterCommit(() -> seen.add(-1));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        transactions.afterCommit(() -> seen.add(99));

        assertThat(seen).containsExactly(1, 99);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    @DisplayName("A lost conflict runs the whole work again, any other failure does not")
    void retries() {
        AtomicInteger tries = new AtomicInteger();
        transactions.run(() -> {
            transactions.run(() -> note(1, 0));
            if (tries.incrementAndGet() < 4) {
                throw new DataAccessException("lost", new SQLException("deadlock", "40001"));
            }
        });
        assertThat(tries).hasValue(4);
        assertThat(notes()).isEqualTo(1);

        tries.set(0);
        assertThatThrownBy(() -> transactions.run(() -> {
                    tries.incrementAndGet();
                    note(1, 0);
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(tries).hasValue(1);
        assertThatThrownBy(() -> transactions.run(() -> {
                    tries.incrementAndGet();
                    throw new DataAccessException("lost", new SQLException("deadlock", "40001"));
                }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("busy");
        assertThat(tries).as("six attempts more").hasValue(7);
    }

    @Test
    @DisplayName("Two that wait for each other both succeed in the end")
    void deadlock() throws Exception {
        note(1, 0);
        note(2, 0);
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> addToBoth(2, 1, bothHoldOne));
        addToBoth(1, 2, bothHoldOne);
        other.get(60, TimeUnit.SECONDS);

        assertThat(sql.dsl().select(AMOUNT).from(NOTES).fetch(AMOUNT)).containsExactly(2, 2);
    }

    private void addToBoth(int first, int second, CyclicBarrier bothHoldOne) {
        AtomicInteger tries = new AtomicInteger();
        transactions.run(() -> {
            add(first);
            if (tries.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            add(second);
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void add(int id) {
        sql.dsl().update(NOTES).set(AMOUNT, AMOUNT.plus(1)).where(ID.eq(id)).execute();
    }

    private int note(int id, int amount) {
        return sql.dsl().insertInto(NOTES, ID, AMOUNT).values(id, amount).execute();
    }

    private int notes() {
        return sql.dsl().fetchCount(NOTES);
    }

    private static void insert(JpaTemplate unit, int id) {
        unit.tx(
                TransactionType.Required,
                manager -> manager.createNativeQuery("insert into it_note (id, amount) values (" + id + ", 0)")
                        .executeUpdate());
    }

    private static EntityManager manager(JpaTemplate unit) {
        return unit.txExpr(TransactionType.Required, manager -> manager);
    }

    private JpaTemplate unit(String name) {
        try {
            ServiceTracker<JpaTemplate, JpaTemplate> tracker = new ServiceTracker<>(
                    context,
                    context.createFilter(
                            "(&(objectClass=" + JpaTemplate.class.getName() + ")(osgi.unit.name=" + name + "))"),
                    null);
            tracker.open();
            return tracker.waitForService(20_000);
        } catch (InvalidSyntaxException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
