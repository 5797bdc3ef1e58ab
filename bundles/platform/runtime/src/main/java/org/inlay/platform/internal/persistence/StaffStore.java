package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.GRANT;
import static org.inlay.platform.internal.persistence.Tables.GRANT_CLINIC;
import static org.inlay.platform.internal.persistence.Tables.GRANT_ROLE;
import static org.inlay.platform.internal.persistence.Tables.GRANT_STAFF;
import static org.inlay.platform.internal.persistence.Tables.STAFF;
import static org.inlay.platform.internal.persistence.Tables.STAFF_ACTIVE;
import static org.inlay.platform.internal.persistence.Tables.STAFF_CREATED_AT;
import static org.inlay.platform.internal.persistence.Tables.STAFF_ID;
import static org.inlay.platform.internal.persistence.Tables.STAFF_LOGIN;
import static org.inlay.platform.internal.persistence.Tables.STAFF_NAME;
import static org.inlay.platform.internal.persistence.Tables.STAFF_PASSWORD;
import static org.inlay.platform.internal.persistence.Tables.STAFF_PASSWORD_GIVEN;
import static org.inlay.platform.internal.persistence.Tables.STAFF_TOTP;
import static org.inlay.platform.internal.persistence.Tables.STAFF_TOTP_STEP;
import static org.inlay.platform.internal.persistence.Tables.STAFF_TOTP_WAITING;
import static org.inlay.platform.internal.persistence.Tables.STAFF_VERSION;
import static org.inlay.platform.internal.persistence.Tables.TOKEN;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_STAFF;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff.Colleague;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.internal.domain.Roles;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rows of staff and their grants. Grants without clinic are stored with {@link Clinic#ORGANISATION}. */
@Component(service = StaffStore.class)
public final class StaffStore {

    private final Sql sql;

    @Activate
    public StaffStore(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    /**
     * A password as it is stored.
     *
     * @param given set by somebody else: at the console its owner changes it before anything else
     */
    record Password(String hash, boolean given) {}

    /** A member with what signing in needs. */
    record Account(
            Id id,
            String login,
            String name,
            boolean active,
            @Nullable String password,
            boolean passwordGiven,
            @Nullable String totp,
            @Nullable String totpWaiting,
            long totpStep,
            long version) {

        Member member(List<Grant> grants) {
            return new Member(id, login, name, active, totp != null, grants, version);
        }
    }

    Optional<Account> byLogin(String login) {
        return fetch(STAFF_LOGIN.eq(login), 1).stream().findFirst();
    }

    Account get(Id id) {
        return fetch(STAFF_ID.eq(id), 1).stream().findFirst().orElseThrow(() -> Problem.notFound("staff"));
    }

    /** Up to {@code most} members by login, after the given one. */
    List<Account> after(@Nullable String login, int most) {
        return fetch(login == null ? DSL.noCondition() : STAFF_LOGIN.gt(login), most);
    }

    Member member(Account account) {
        return account.member(grants(List.of(account.id())).getOrDefault(account.id(), List.of()));
    }

    Map<Id, List<Grant>> grants(Collection<Id> members) {
        return sql.dsl()
                .select(GRANT_STAFF, GRANT_ROLE, GRANT_CLINIC)
                .from(GRANT)
                .where(Keys.among(GRANT_STAFF, members))
                .orderBy(GRANT_ROLE, GRANT_CLINIC)
                .fetchGroups(GRANT_STAFF, row -> grant(row.value2(), row.value3()));
    }

    /** Active members with a role in the clinic or everywhere, by name. */
    List<Colleague> colleagues(String clinic) {
        return sql.dsl()
                .select(STAFF_LOGIN, STAFF_NAME)
                .from(STAFF)
                .where(STAFF_ACTIVE.eq(DSL.inline(true)))
                .and(STAFF_ID.in(
                        DSL.select(GRANT_STAFF).from(GRANT).where(GRANT_CLINIC.in(clinic, Clinic.ORGANISATION))))
                .orderBy(STAFF_NAME, STAFF_LOGIN)
                .fetch(row -> new Colleague(row.value1(), row.value2()));
    }

    boolean empty() {
        return !sql.dsl().fetchExists(STAFF);
    }

    void insert(Id id, String login, String name, @Nullable Password password, Instant now) {
        sql.dsl()
                .insertInto(STAFF)
                .set(STAFF_ID, id)
                .set(STAFF_LOGIN, login)
                .set(STAFF_NAME, name)
                .set(STAFF_ACTIVE, true)
                .set(STAFF_PASSWORD, password == null ? null : password.hash())
                .set(STAFF_PASSWORD_GIVEN, password != null && password.given())
                .set(STAFF_TOTP_STEP, 0L)
                .set(STAFF_VERSION, 1L)
                .set(STAFF_CREATED_AT, now)
                .execute();
    }

    void replaceGrants(Id member, List<Grant> grants) {
        sql.dsl().deleteFrom(GRANT).where(GRANT_STAFF.eq(member)).execute();
        grants.stream()
                .distinct()
                .forEach(grant -> sql.dsl()
                        .insertInto(GRANT)
                        .set(GRANT_STAFF, member)
                        .set(GRANT_ROLE, grant.role())
                        .set(GRANT_CLINIC, scope(grant))
                        .execute());
    }

    /** Changes one column and the version; locks the row until the end of the transaction. */
    <T> void change(Id member, Field<T> column, @Nullable T value) {
        int changed = sql.dsl()
                .update(STAFF)
                .set(column, value)
                .set(STAFF_VERSION, STAFF_VERSION.plus(1))
                .where(STAFF_ID.eq(member))
                .execute();
        if (changed == 0) {
            throw Problem.notFound("staff");
        }
    }

    void setActive(Id member, boolean active) {
        change(member, STAFF_ACTIVE, active);
    }

    void setPassword(Id member, Password password) {
        change(member, STAFF_PASSWORD, password.hash());
        change(member, STAFF_PASSWORD_GIVEN, password.given());
    }

    void setTotp(Id member, @Nullable String secret) {
        change(member, STAFF_TOTP, secret);
        change(member, STAFF_TOTP_WAITING, null);
    }

    void setTotpWaiting(Id member, String secret) {
        change(member, STAFF_TOTP_WAITING, secret);
    }

    /** Takes a step of the second factor, once; false when it or a later one was taken. */
    boolean takeStep(Id member, long step) {
        return sql.dsl()
                        .update(STAFF)
                        .set(STAFF_TOTP_STEP, step)
                        .where(STAFF_ID.eq(member))
                        .and(STAFF_TOTP_STEP.lt(step))
                        .execute()
                == 1;
    }

    void endTokens(Id member) {
        sql.dsl().deleteFrom(TOKEN).where(TOKEN_STAFF.eq(member)).execute();
    }

    /** Whether somebody who may sign in administers every clinic. */
    boolean hasAdministrator() {
        return sql.dsl()
                .fetchExists(DSL.selectOne()
                        .from(GRANT)
                        .join(STAFF)
                        .on(STAFF_ID.eq(GRANT_STAFF))
                        .where(GRANT_ROLE.eq(Roles.ADMIN))
                        .and(GRANT_CLINIC.eq(Clinic.ORGANISATION))
                        .and(STAFF_ACTIVE.isTrue())
                        .and(STAFF_PASSWORD.isNotNull()));
    }

    static String scope(Grant grant) {
        String clinic = grant.clinic();
        return clinic == null ? Clinic.ORGANISATION : clinic;
    }

    private static Grant grant(String role, String clinic) {
        return new Grant(role, clinic.equals(Clinic.ORGANISATION) ? null : clinic);
    }

    private List<Account> fetch(Condition condition, int most) {
        return sql.dsl()
                .select(
                        STAFF_ID,
                        STAFF_LOGIN,
                        STAFF_NAME,
                        STAFF_ACTIVE,
                        STAFF_PASSWORD,
                        STAFF_PASSWORD_GIVEN,
                        STAFF_TOTP,
                        STAFF_TOTP_WAITING,
                        STAFF_TOTP_STEP,
                        STAFF_VERSION)
                .from(STAFF)
                .where(condition)
                .orderBy(STAFF_LOGIN)
                .limit(most)
                .fetch(row -> new Account(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }
}
