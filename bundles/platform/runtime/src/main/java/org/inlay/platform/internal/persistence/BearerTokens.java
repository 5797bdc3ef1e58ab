package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.GRANT;
import static org.inlay.platform.internal.persistence.Tables.GRANT_CLINIC;
import static org.inlay.platform.internal.persistence.Tables.GRANT_ROLE;
import static org.inlay.platform.internal.persistence.Tables.GRANT_STAFF;
import static org.inlay.platform.internal.persistence.Tables.STAFF;
import static org.inlay.platform.internal.persistence.Tables.STAFF_ACTIVE;
import static org.inlay.platform.internal.persistence.Tables.STAFF_ID;
import static org.inlay.platform.internal.persistence.Tables.STAFF_LOGIN;
import static org.inlay.platform.internal.persistence.Tables.TOKEN;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_CLINICS;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_DIGEST;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_ENDS_AT;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_EXPIRES_AT;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_ISSUED_AT;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_PERMISSIONS;
import static org.inlay.platform.internal.persistence.Tables.TOKEN_STAFF;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Tokens;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.AuditWriter;
import org.inlay.platform.internal.domain.AuditWriter.Outcome;
import org.inlay.platform.internal.domain.Digests;
import org.inlay.platform.internal.domain.RolePermissions;
import org.inlay.platform.internal.persistence.StaffStore.Account;
import org.inlay.platform.persistence.Sql;
import org.jooq.Record6;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens of signed-in members. Every request reads token, member and roles in one statement of three primary keys. */
@Component
public final class BearerTokens implements Tokens {

    private static final Duration LIFE = Duration.ofHours(12);

    /** Minutes after which a screen that nobody uses is signed out, as the start script gives them. */
    private static final String IDLE = "inlay.idle.minutes";

    private static final String HALF_AN_HOUR = "30";
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;

    private final Transactions transactions;
    private final Sql sql;
    private final SignIn signIn;
    private final RolePermissions permissions;
    private final Clinics clinics;
    private final AuditWriter audit;
    private final Clock clock;
    private final Duration idle;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public BearerTokens(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference SignIn signIn,
            @Reference RolePermissions permissions,
            @Reference Clinics clinics,
            @Reference AuditWriter audit,
            @Reference Clock clock,
            @Reference FirstAccount firstAccount,
            BundleContext context) {
        this.transactions = transactions;
        this.sql = sql;
        this.signIn = signIn;
        this.permissions = permissions;
        this.clinics = clinics;
        this.audit = audit;
        this.clock = clock;
        this.idle =
                Duration.ofMinutes(Long.parseLong(Objects.requireNonNullElse(context.getProperty(IDLE), HALF_AN_HOUR)));
    }

    @Override
    public Issued issue(String login, String password, @Nullable String otp, Scope scope) {
        return issue(login, password, otp, scope, null);
    }

    @Override
    public Issued signIn(String login, String password, @Nullable String otp) {
        return issue(login, password, otp, Scope.FULL, idle);
    }

    private Issued issue(String login, String password, @Nullable String otp, Scope scope, @Nullable Duration most) {
        Account account = signIn.check(login, password, otp);
        check(scope);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        Instant expiry = most == null ? end : now.plus(most);
        transactions.run(() -> {
            sql.dsl().deleteFrom(TOKEN).where(TOKEN_EXPIRES_AT.lt(now)).execute();
            sql.dsl()
                    .insertInto(TOKEN)
                    .set(TOKEN_DIGEST, Digests.sha256(token))
                    .set(TOKEN_STAFF, account.id())
                    .set(TOKEN_ISSUED_AT, now)
                    .set(TOKEN_EXPIRES_AT, expiry)
                    .set(TOKEN_ENDS_AT, most == null ? null : end)
                    .set(TOKEN_PERMISSIONS, words(scope.permissions()))
                    .set(TOKEN_CLINICS, words(scope.clinics()))
                    .execute();
            record("staff.signed-in", account.id());
        });
        return new Issued(token, expiry, account.passwordGiven());
    }

    @Override
    public void used(String token) {
        String digest = Digests.sha256(token);
        Instant now = clock.instant();
        transactions.run(() -> sql.dsl()
                .select(TOKEN_EXPIRES_AT, TOKEN_ENDS_AT)
                .from(TOKEN)
                .where(TOKEN_DIGEST.eq(digest))
                .and(TOKEN_EXPIRES_AT.gt(now))
                .and(TOKEN_ENDS_AT.isNotNull())
                .fetchOptional()
                .ifPresent(row -> hold(digest, row.value1(), earlier(now.plus(idle), row.value2()))));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Once a minute is enough. */
    private void hold(String digest, Instant present, Instant until) {
        if (present.plus(NOTED).isBefore(until)) {
            sql.dsl()
                    .update(TOKEN)
                    .set(TOKEN_EXPIRES_AT, until)
                    .where(TOKEN_DIGEST.eq(digest))
                    .execute();
        }
    }

    @Override
    public Caller authenticate(String token, Locale locale) {
        List<Record6<Id, String, String, String, String, String>> rows = rows(token);
        return caller(rows.isEmpty() ? transactions.required(() -> present(token)) : rows, locale);
    }

    /** A second look, in a transaction: it doubts what a falling database does not find. */
    private List<Record6<Id, String, String, String, String, String>> present(String token) {
        List<Record6<Id, String, String, String, String, String>> rows = rows(token);
        if (rows.isEmpty()) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "unauthenticated");
        }
        return rows;
    }

    private List<Record6<Id, String, String, String, String, String>> rows(String token) {
        return sql.dsl()
                .select(STAFF_ID, STAFF_LOGIN, GRANT_ROLE, GRANT_CLINIC, TOKEN_PERMISSIONS, TOKEN_CLINICS)
                .from(TOKEN)
                .join(STAFF)
                .on(STAFF_ID.eq(TOKEN_STAFF))
                .leftJoin(GRANT)
                .on(GRANT_STAFF.eq(STAFF_ID))
                .where(TOKEN_DIGEST.eq(Digests.sha256(token)))
                .and(TOKEN_EXPIRES_AT.gt(clock.instant()))
                .and(STAFF_ACTIVE.isTrue())
                .fetch();
    }

    private Caller caller(List<Record6<Id, String, String, String, String, String>> rows, Locale locale) {
        Map<String, Set<String>> clinicsByRole = new HashMap<>();
        rows.stream()
                .filter(row -> row.value3() != null)
                .forEach(row -> clinicsByRole
                        .computeIfAbsent(row.value3(), role -> new HashSet<>())
                        .add(row.value4()));
        Record6<Id, String, String, String, String, String> first = rows.get(0);
        Scope scope = new Scope(set(first.value5()), set(first.value6()));
        return new Caller(first.value1(), first.value2(), scope.within(permissions.of(clinicsByRole)), locale);
    }

    private void check(Scope scope) {
        if (!scope.permissions().stream().allMatch(permissions::declared)) {
            throw Problem.violation("permissions", "staff.unknown-permission");
        }
        if (!clinics.list().stream().map(Clinic::code).toList().containsAll(scope.clinics())) {
            throw Problem.violation("clinics", "staff.unknown-clinic");
        }
    }

    private static String words(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> set(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }

    @Override
    public void revoke(String token) {
        String digest = Digests.sha256(token);
        transactions.run(() -> sql.dsl()
                .select(TOKEN_STAFF)
                .from(TOKEN)
                .where(TOKEN_DIGEST.eq(digest))
                .fetchOptional(TOKEN_STAFF)
                .ifPresent(member -> {
                    sql.dsl().deleteFrom(TOKEN).where(TOKEN_DIGEST.eq(digest)).execute();
                    record("staff.signed-out", member);
                }));
    }

    private void record(String action, Id member) {
        audit.write(new AuditWriter.Entry(
                member, action, "staff", member.toString(), Clinic.ORGANISATION, Outcome.DONE, Map.of()));
    }
}
