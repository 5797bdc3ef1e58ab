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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.transaction.RollbackException;
import javax.transaction.Status;
import javax.transaction.SystemException;
import javax.transaction.Transaction;
import javax.transaction.TransactionManager;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.osgi.service.coordinator.Coordination;
import org.osgi.service.coordinator.Coordinator;

class JtaTransactionsTest {

    private final TransactionManager manager = mock(TransactionManager.class);
    private final Coordinator coordinator = mock(Coordinator.class);
    private final Coordination coordination = mock(Coordination.class);
    private final Map<Class<?>, Object> variables = new HashMap<>();
    private final JtaTransactions transactions = new JtaTransactions(manager, coordinator);

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
}
