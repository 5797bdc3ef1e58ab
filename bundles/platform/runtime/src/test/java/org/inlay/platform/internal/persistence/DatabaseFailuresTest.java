package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.SQLException;
import javax.persistence.OptimisticLockException;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {

    private static RuntimeException wrapped(String state) {
        return new IllegalStateException(new RuntimeException(new SQLException("x", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40XL1", "40XL2", "40P01"})
    void aLostConflictIsTriedAgain(String state) {
        assertThat(DatabaseFailures.lostConflict(wrapped(state))).isTrue();
    }

    @Test
    void aDuplicateKeyIsNotTriedAgainAndALostUpdateIs() {
        assertThat(DatabaseFailures.lostConflict(wrapped("23505"))).isFalse();
        assertThat(DatabaseFailures.lostConflict(new OptimisticLockException())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "XJ004", "XBCA0", "57P01", "53300", "53100", "58030", "XJ040", "XSLAA"})
    void noConnectionAndNoRoomAreUnavailable(String state) {
        assertThat(DatabaseFailures.translate(wrapped(state)))
                .asInstanceOf(type(Problem.class))
                .satisfies(p -> {
                    assertThat(p.reason()).isEqualTo("database-away");
                    assertThat(p.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
                    assertThat(p).hasCauseInstanceOf(IllegalStateException.class);
                });
    }

    @Test
    void anEmptyPoolIsUnavailable() {
        SQLException pool = new SQLException("Cannot get a connection, pool error Timeout waiting for idle object");

        assertThat(DatabaseFailures.translate(new IllegalStateException(pool))).isInstanceOf(Problem.class);
    }

    @Test
    void aJavaExceptionOfDerbyIsUnavailableOnlyWhereItShutsDown() {
        SQLException down = new SQLException("Java exception: ': org.apache.derby…ShutdownException'.", "XJ001");
        SQLException defect = new SQLException("Java exception: ': java.lang.ClassCastException'.", "XJ001");

        SQLException evaluated =
                new SQLException("The exception '…\"this.containerCache\" is null' was thrown", "38000");
        SQLException closed = new SQLException("Connection PoolingConnection: class … is closed.");

        assertThat(DatabaseFailures.translate(new IllegalStateException(down))).isInstanceOf(Problem.class);
        assertThat(DatabaseFailures.translate(new IllegalStateException(evaluated)))
                .isInstanceOf(Problem.class);
        assertThat(DatabaseFailures.translate(new IllegalStateException(closed)))
                .isInstanceOf(Problem.class);
        assertThat(DatabaseFailures.translate(new IllegalStateException(defect)))
                .isNotInstanceOf(Problem.class);
    }

    @Test
    void aTransactionWhoseTimeWasOverTookTooLong() {
        Exception over = new Exception("Transaction has timed out");
        RuntimeException failure = new IllegalStateException("the transaction was rolled back", over);

        assertThat(DatabaseFailures.timedOut(failure)).isTrue();
        assertThat(((Problem) DatabaseFailures.translate(failure)).reason()).isEqualTo("took-too-long");
        assertThat(DatabaseFailures.timedOut(wrapped("23505"))).isFalse();
    }

    @Test
    void otherFailuresStayThemselves() {
        RuntimeException duplicate = wrapped("23505");
        Problem problem = Problem.conflict("clinic-exists");

        assertThat(DatabaseFailures.translate(duplicate)).isSameAs(duplicate);
        assertThat(DatabaseFailures.translate(problem)).isSameAs(problem);
    }
}
