package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.SIGN_IN;
import static org.inlay.platform.internal.persistence.Tables.SIGN_IN_FAILURES;
import static org.inlay.platform.internal.persistence.Tables.SIGN_IN_LOGIN;
import static org.inlay.platform.internal.persistence.Tables.SIGN_IN_UNTIL;

import java.time.Clock;
import java.util.Map;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.AuditWriter;
import org.inlay.platform.internal.domain.AuditWriter.Outcome;
import org.inlay.platform.internal.domain.Digests;
import org.inlay.platform.internal.domain.LockOut;
import org.inlay.platform.internal.domain.StaffRules;
import org.inlay.platform.persistence.Sql;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Failed sign-ins per login, known or not; the database holds the login's digest only. */
@Component(service = SignInFailures.class)
public final class SignInFailures {

    private final Transactions transactions;
    private final Sql sql;
    private final AuditWriter audit;
    private final Clock clock;

    @Activate
    public SignInFailures(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference AuditWriter audit,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses with {@code locked-out} while there are too many failures. */
    void check(String login) {
        if (read(key(login)).locked(clock.instant())) {
            throw new Problem(Problem.Kind.THROTTLED, "locked-out");
        }
    }

    /**
     * Counts a failure, whatever becomes of the caller's transaction.
     *
     * @param member whose login it is; 0 when nobody's
     */
    void count(String login, Id member) {
        String key = key(login);
        try {
            transactions.separately(() -> add(key, member));
        } catch (IntegrityConstraintViolationException e) {
            transactions.separately(() -> add(key, member)); // somebody else counted the first one meanwhile
        }
    }

    /** Forgets the failures of a login that has signed in. */
    void forget(String login) {
        sql.dsl().deleteFrom(SIGN_IN).where(SIGN_IN_LOGIN.eq(key(login))).execute();
    }

    private LockOut add(String key, Id member) {
        sql.dsl().deleteFrom(SIGN_IN).where(SIGN_IN_UNTIL.lt(clock.instant())).execute();
        int locked = sql.dsl()
                .update(SIGN_IN)
                .set(SIGN_IN_FAILURES, SIGN_IN_FAILURES.plus(0))
                .where(SIGN_IN_LOGIN.eq(key))
                .execute();
        LockOut failures = read(key).failed(clock.instant());
        if (locked == 0) {
            sql.dsl()
                    .insertInto(SIGN_IN)
                    .set(SIGN_IN_LOGIN, key)
                    .set(SIGN_IN_FAILURES, failures.failures())
                    .set(SIGN_IN_UNTIL, failures.until())
                    .execute();
        } else {
            sql.dsl()
                    .update(SIGN_IN)
                    .set(SIGN_IN_FAILURES, failures.failures())
                    .set(SIGN_IN_UNTIL, failures.until())
                    .where(SIGN_IN_LOGIN.eq(key))
                    .execute();
        }
        audit.write(new AuditWriter.Entry(
                member,
                "staff.sign-in-refused",
                "login",
                key,
                Clinic.ORGANISATION,
                Outcome.REFUSED,
                Map.of("failures", failures.failures())));
        return failures;
    }

    private LockOut read(String key) {
        return sql.dsl()
                .select(SIGN_IN_FAILURES, SIGN_IN_UNTIL)
                .from(SIGN_IN)
                .where(SIGN_IN_LOGIN.eq(key))
                .fetchOptional(row -> new LockOut(row.value1(), row.value2()))
                .orElse(LockOut.NONE);
    }

    private static String key(String login) {
        return Digests.sha256(StaffRules.login(login));
    }
}
