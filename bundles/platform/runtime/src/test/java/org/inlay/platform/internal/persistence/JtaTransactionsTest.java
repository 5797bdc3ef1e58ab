package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.transaction.RollbackException;
import javax.transaction.Status;
import javax.transaction.SystemException;
import javax.transaction.Transaction;
import javax.transaction.TransactionManager;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.osgi.service.coordinator.Coordination;
import org.osgi.service.coordinator.Coordinator;

class JtaTransactionsTest {

    private final TransactionManager manager = mock(TransactionManager.class);
    private final Coordinator coordinator = mock(Coordinator.class);
    private final Coordination coordination = mock(Coordination.class);
    private final Map<Class<?>, Object> variables = new HashMap<>();
    private boolean beating = true;
    private final JtaTransactions transactions = new JtaTransactions(manager, coordinator, () -> beating);

    @BeforeEach
    void noTransaction() throws Exception {
        when(manager.getStatus()).thenReturn(Status.STATUS_NO_TRANSACTION);
        when(coordinator.begin(any(), anyLong())).thenReturn(coordination);
        when(coordination.getVariables()).thenReturn(variables);
    }

    @Test
    void theCoordinationEndsAfterTheCommit() throws Exception {
        assertThat(transactions.<String>required(() -> "done")).isEqualTo("done");

        InOrder order = inOrder(manager, coordination);
        order.verify(manager).begin();
        order.verify(manager).commit();
        order.verify(coordination).end();
        assertThat(variables)
                .as("Aries stops here when it looks for entity managers")
                .containsKey(Transaction.class);
    }

    @Test
    void afterAFailedCommitNothingRunsAndTheCallerLearns() throws Exception {
        List<String> ran = new ArrayList<>();
        doThrow(new RollbackException("no")).when(manager).commit();

        assertThatThrownBy(() -> transactions.run(() -> transactions.afterCommit(() -> ran.add("told"))))
                .hasMessageContaining("nothing is stored");
        assertThat(ran).isEmpty();
        verify(coordination).end();
    }

    @Test
    void aCommitThatLostIsRunAgain() throws Exception {
        RollbackException lost = new RollbackException();
        lost.initCause(new SQLException("serialisation", "40001"));
        doThrow(lost).doThrow(lost).doNothing().when(manager).commit();

        transactions.run(() -> {});
        verify(manager, times(3)).begin();
    }

    @Test
    void aJoinedPartDoesNotRetryAndDoomsTheWhole() throws Exception {
        when(manager.getStatus()).thenReturn(Status.STATUS_ACTIVE);
        RuntimeException lost = new IllegalStateException(new SQLException("deadlock", "40P01"));

        assertThatThrownBy(() -> transactions.run(() -> {
                    throw lost;
                }))
                .isSameAs(lost);
        verify(manager).setRollbackOnly();
        verify(manager, never()).begin();
    }

    @Test
    void theSuspendedTransactionGoesOnWhateverHappens() throws Exception {
        Transaction outer = mock(Transaction.class);
        when(manager.suspend()).thenReturn(outer);

        assertThatThrownBy(() -> transactions.separately(() -> {
                    throw Problem.conflict("no");
                }))
                .isInstanceOf(Problem.class);
        verify(manager).rollback();
        verify(manager).resume(outer);
    }

    @Test
    void aCommitThatBreaksMayHaveBeenStored() throws Exception {
        SystemException broken = new SystemException("connection lost");
        doThrow(broken).when(manager).commit();

        assertThatThrownBy(() -> transactions.run(() -> {}))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("outcome-unknown"))
                .hasCause(broken);
        verify(manager).begin();
    }

    @Test
    void noConnectionIsDatabaseAway() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    throw new IllegalStateException(new SQLException("refused", "08001"));
                }))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("database-away"));
    }

    private Transaction running() throws Exception {
        Transaction transaction = mock(Transaction.class);
        when(manager.suspend()).thenReturn(transaction);
        when(coordinator.pop()).thenReturn(coordination);
        return transaction;
    }

    @Test
    @DisplayName("A lent transaction is worked in elsewhere, and comes back before its owner goes on and commits")
    void lent() throws Exception {
        Transaction transaction = running();
        String owner = Thread.currentThread().getName();

        String worker = transactions.required(() -> transactions.lend(
                () -> {
                    assertThat(transactions.running()).isTrue();
                    return Thread.currentThread().getName();
                },
                Duration.ofSeconds(10)));

        assertThat(worker).isNotEqualTo(owner);
        verify(manager, times(2)).resume(transaction);
        verify(coordination, times(2)).push();
        verify(manager).commit();
    }

    @Test
    @DisplayName("What the borrower throws is the owner's failure, and rolls back")
    void lentInVain() throws Exception {
        running();
        assertThatThrownBy(() -> transactions.run(() -> transactions.lend(
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        Duration.ofSeconds(10))))
                .isInstanceOf(IllegalArgumentException.class);
        verify(manager).rollback();
        verify(manager, never()).commit();
    }

    @Test
    @DisplayName(
            "One that does not come back is rolled back and not taken up again; whoever swallows that commits nothing")
    void notGivenBack() throws Exception {
        Transaction transaction = running();
        CountDownLatch end = new CountDownLatch(1);
        List<String> ended = new ArrayList<>();

        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.atEnd(() -> ended.add("ended"));
                    assertThatThrownBy(() -> transactions.lend(() -> awaited(end), Duration.ofMillis(50)))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.reason()).isEqualTo("plugin-overdue"));
                    end.countDown();
                    assertThatThrownBy(() -> transactions.required(() -> "more"))
                            .hasMessageContaining("given up");
                }))
                .hasMessageContaining("nothing is stored");

        verify(transaction).rollback();
        verify(coordination).fail(any());
        verify(coordination, never()).end();
        verify(manager, never()).commit();
        verify(manager, times(1)).resume(transaction);
        assertThat(ended).containsExactly("ended");
        assertThat(transactions.running()).isFalse();
    }

    @Test
    @DisplayName("Whoever is late while the database says nothing either is not to blame")
    void silentDatabase() throws Exception {
        Transaction transaction = running();
        beating = false;
        CountDownLatch end = new CountDownLatch(1);

        assertThatThrownBy(() -> transactions.run(() -> transactions.lend(() -> awaited(end), Duration.ofMillis(50))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("database-away"));
        end.countDown();

        verify(transaction).rollback();
        verify(manager, never()).commit();
    }

    private static String awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    @Test
    @DisplayName("A transaction that somebody else left on the thread is rolled back; one of the platform's is not")
    void swept() throws Exception {
        assertThat(transactions.sweep()).isFalse();
        when(manager.getStatus()).thenReturn(Status.STATUS_ACTIVE);
        assertThat(transactions.sweep()).isTrue();
        verify(manager).rollback();

        when(manager.getStatus()).thenReturn(Status.STATUS_NO_TRANSACTION);
        transactions.run(() -> assertThat(transactions.sweep()).isFalse());
    }
}
