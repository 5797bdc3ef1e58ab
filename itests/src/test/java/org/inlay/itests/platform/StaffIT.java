package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.TimeTravel;
import org.inlay.platform.Tokens;
import org.inlay.platform.TwoFactor;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class StaffIT {

    private static final String PASSWORD = "青石桥下-第七号";

    @Inject
    Access access;

    @Inject
    Staff staff;

    @Inject
    Tokens tokens;

    @Inject
    TwoFactor twoFactor;

    @Inject
    Clinics clinics;

    @Inject
    TimeTravel travel;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Sql sql;

    private String here = "";
    private String there = "";

    @BeforeEach
    void twoClinics() {
        here = clinic();
        there = clinic();
    }

    private String clinic() {
        String code = "S" + ids.next();
        access.asPlatform(() -> clinics.create(
                code, "润月", "dental", ZoneId.of("Asia/Shanghai"), CurrencyUnit.of("CNY"), LocalTime.MIDNIGHT));
        return code;
    }

    private Member member(Grant... roles) {
        String login = "m" + ids.next();
        return access.asPlatform(() -> staff.create(login, "李娜", PASSWORD, List.of(roles)));
    }

    private Caller caller(Member member) {
        return caller(member, Tokens.Scope.FULL);
    }

    private Caller caller(Member member, Tokens.Scope scope) {
        return tokens.authenticate(
                tokens.issue(member.login(), PASSWORD, null, scope).token(), Locale.CHINA);
    }

    private static void refused(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::reason)
                .isEqualTo(reason);
    }

    private void signInFails(String reason, String login, String password, @Nullable String otp) {
        refused(reason, () -> tokens.issue(login, password, otp, Tokens.Scope.FULL));
    }

    @Test
    @DisplayName("A token names its member with the permissions of the roles, clinic by clinic")
    void signIn() {
        Member li = member(new Grant("MANAGER", here), new Grant("HR", null));
        Caller caller = caller(li);

        assertThat(caller.staff()).isEqualTo(li.id());
        assertThat(caller.locale()).isEqualTo(Locale.CHINA);
        assertThat(caller.may("settings:write", here)).isTrue();
        assertThat(caller.may("settings:write", there)).isFalse();
        assertThat(caller.may("staff:read", there)).as("HR everywhere").isTrue();
        assertThat(staff.byLogin(" " + li.login().toUpperCase(Locale.ROOT))).isEqualTo(li);
    }

    @Test
    @DisplayName("A session at a screen ends when nobody used it for half an hour, and after twelve hours in any case")
    void idle() {
        Member li = member();
        Instant began = clock.instant();
        String session = tokens.signIn(li.login(), PASSWORD, null).token();
        String token =
                tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL).token();
        used(session, began.plus(Duration.ofMinutes(29)));
        assertThat(holds(session, began.plus(Duration.ofMinutes(58)))).isTrue();
        assertThat(holds(session, began.plus(Duration.ofMinutes(60)))).isFalse();
        used(session, began.plus(Duration.ofMinutes(60)));
        assertThat(holds(session, began.plus(Duration.ofMinutes(60))))
                .as("what has ended does not begin again")
                .isFalse();
        for (int minutes = 58; minutes < 12 * 60; minutes += 29) {
            used(session, began.plus(Duration.ofMinutes(minutes)));
        }
        assertThat(holds(session, began.plus(Duration.ofMinutes(12 * 60 - 1)))).isTrue();
        assertThat(holds(session, began.plus(Duration.ofMinutes(12 * 60 + 1)))).isFalse();
        used(token, began);
        assertThat(holds(token, began.plus(Duration.ofMinutes(12 * 60 - 1))))
                .as("a token over REST")
                .isTrue();
    }

    private void used(String token, Instant at) {
        travel.at(at, () -> {
            tokens.used(token);
            return token;
        });
    }

    private boolean holds(String token, Instant at) {
        return travel.at(at, () -> {
            try {
                tokens.authenticate(token, Locale.CHINA);
                return true;
            } catch (Problem ended) {
                return false;
            }
        });
    }

    @Test
    @DisplayName("A token is not in the database, ends after twelve hours and when it is revoked")
    void tokenEnds() {
        Member li = member();
        Tokens.Issued issued = tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL);

        assertThat(issued.token()).hasSize(43);
        assertThat(sql.dsl()
                        .fetchCount(
                                table("pl_token"), field("digest", String.class).eq(issued.token())))
                .isZero();
        assertThat(Duration.between(clock.instant(), issued.expiresAt()))
                .isBetween(Duration.ofMinutes(719), Duration.ofHours(12));
        assertThat(at(issued.expiresAt().minusSeconds(1), () -> tokens.authenticate(issued.token(), Locale.CHINA))
                        .login())
                .isEqualTo(li.login());
        refused(
                "unauthenticated",
                () -> at(issued.expiresAt(), () -> tokens.authenticate(issued.token(), Locale.CHINA)));
        tokens.revoke(issued.token());
        tokens.revoke(issued.token());
        refused("unauthenticated", () -> tokens.authenticate(issued.token(), Locale.CHINA));
        refused("unauthenticated", () -> tokens.authenticate("' or 1=1 --", Locale.CHINA));
    }

    @Test
    @DisplayName(
            "A scoped token is good for the permissions and clinics it names, and never for more than its member is")
    void scoped() {
        Member li = member(new Grant("MANAGER", ""), new Grant("DOCTOR", here));
        Tokens.Scope scope = new Tokens.Scope(Set.of("settings:write", "audit:read"), Set.of(here));
        Caller scoped = caller(li, scope);

        assertThat(scoped.may("settings:write", here)).isTrue();
        assertThat(scoped.may("settings:write", there)).isFalse();
        assertThat(scoped.may("settings:write", Clinic.ORGANISATION)).isFalse();
        assertThat(scoped.may("staff:read", here)).as("not named").isFalse();
        assertThat(caller(li).may("staff:read", there)).as("without a scope").isTrue();

        Member nobody = member(new Grant("DOCTOR", here));
        assertThat(caller(nobody, scope).permissions()).isEmpty();

        refused("validation", () -> caller(li, new Tokens.Scope(Set.of("settings:wipe"), Set.of())));
        refused("validation", () -> caller(li, new Tokens.Scope(Set.of(), Set.of("nowhere"))));
    }

    @Test
    @DisplayName("A role that is taken away ends with the next request, a member switched off at once")
    void revocation() {
        Member li = member(new Grant("MANAGER", here));
        String token =
                tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL).token();
        assertThat(tokens.authenticate(token, Locale.CHINA).may("settings:write", here))
                .isTrue();

        access.asPlatform(() -> staff.assign(li.id(), List.of(new Grant("DOCTOR", here))));
        assertThat(tokens.authenticate(token, Locale.CHINA).may("settings:write", here))
                .isFalse();

        access.asPlatform(() -> staff.activate(li.id(), false));
        refused("unauthenticated", () -> tokens.authenticate(token, Locale.CHINA));
        signInFails("bad-credentials", li.login(), PASSWORD, null);
        access.asPlatform(() -> staff.activate(li.id(), true));
        refused("unauthenticated", () -> tokens.authenticate(token, Locale.CHINA));
        assertThat(caller(li).login()).isEqualTo(li.login());
    }

    @Test
    @DisplayName("Ten failures lock a login for 15 minutes, known or not, with the same answers")
    void lockOut() {
        Instant now = clock.instant();
        for (String login : List.of(member().login(), "nobody" + ids.next())) {
            for (int i = 0; i < 10; i++) {
                at(now, () -> {
                    signInFails("bad-credentials", login, "wrong password", null);
                    return true;
                });
            }
            at(now.plusSeconds(899), () -> {
                signInFails("locked-out", login, PASSWORD, null);
                return true;
            });
        }
        Member li = member();
        for (int i = 0; i < 10; i++) {
            at(now, () -> {
                signInFails("bad-credentials", li.login(), "wrong password", null);
                return true;
            });
        }
        assertThat(at(now.plusSeconds(900), () -> tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL))
                        .token())
                .isNotEmpty();
    }

    @Test
    @DisplayName("A success forgets the failures before it")
    void successForgets() {
        Member li = member();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 6; i++) {
                signInFails("bad-credentials", li.login(), "wrong password", null);
            }
            assertThat(caller(li).login()).isEqualTo(li.login());
        }
    }

    @Test
    @DisplayName("With a second factor the password alone is not enough, and digits count once")
    void secondFactor() {
        Member li = member();
        Instant now = Instant.parse("2026-11-19T10:00:00Z");
        Caller caller = caller(li);
        TwoFactor.Enrolment enrolment = access.as(caller, twoFactor::enrol);

        assertThat(enrolment.uri()).contains("secret=" + enrolment.secret()).startsWith("otpauth://totp/Inlay:");
        assertThat(at(now, () -> tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL))
                        .token())
                .as("not confirmed yet")
                .isNotEmpty();
        refused("bad-otp", () -> at(now, () -> access.as(caller, () -> twoFactor.confirm("000000"))));
        assertThat(at(now, () -> access.as(caller, () -> twoFactor.confirm(otp(enrolment, now))))
                        .totp())
                .isTrue();

        Instant next = now.plusSeconds(30);
        at(next, () -> {
            signInFails("otp-required", li.login(), PASSWORD, null);
            signInFails("bad-credentials", li.login(), PASSWORD, "123");
            signInFails("bad-credentials", li.login(), PASSWORD, otp(enrolment, now));
            signInFails("bad-credentials", li.login(), "wrong password", otp(enrolment, next));
            assertThat(tokens.issue(li.login(), PASSWORD, otp(enrolment, next), Tokens.Scope.FULL)
                            .token())
                    .isNotEmpty();
            signInFails("bad-credentials", li.login(), PASSWORD, otp(enrolment, next));
            return true;
        });
        assertThat(sql.dsl()
                        .fetchCount(
                                table("pl_staff"),
                                field("totp_secret", String.class).like("%" + enrolment.secret() + "%")))
                .isZero();

        Instant later = next.plusSeconds(300);
        refused("totp-active", () -> access.as(caller, twoFactor::enrol));
        assertThat(at(later, () -> access.as(caller, () -> twoFactor.disable(otp(enrolment, later))))
                        .totp())
                .isFalse();
        assertThat(at(later, () -> tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL))
                        .token())
                .isNotEmpty();
    }

    @Test
    @DisplayName("A password is changed by who knows it, or reset by an administrator, and ends every sign-in")
    void passwords() {
        Member li = member();
        Caller caller = caller(li);
        String token =
                tokens.issue(li.login(), PASSWORD, null, Tokens.Scope.FULL).token();

        refused(
                "bad-credentials",
                () -> access.as(caller, () -> staff.changePassword("wrong password", "another-one-7")));
        refused("weak-password", () -> access.as(caller, () -> staff.changePassword(PASSWORD, "short")));
        refused("forbidden", () -> access.as(caller, () -> staff.resetPassword(li.id(), "another-one-7")));
        access.as(caller, () -> staff.changePassword(PASSWORD, "another-one-7"));
        refused("unauthenticated", () -> tokens.authenticate(token, Locale.CHINA));
        signInFails("bad-credentials", li.login(), PASSWORD, null);
        access.asPlatform(() -> staff.resetPassword(li.id(), PASSWORD));
        assertThat(caller(li).login()).isEqualTo(li.login());
    }

    @Test
    @DisplayName("Who manages staff in one clinic gives roles there and nowhere else")
    void scopeOfManaging() {
        Caller head = caller(member(new Grant("ADMIN", here)));
        String login = "n" + ids.next();

        Member nurse = access.as(head, () -> staff.create(login, "王芳", null, List.of(new Grant("NURSE", here))));
        signInFails("bad-credentials", login, "", null);
        refused(
                "login-exists",
                () -> access.as(head, () -> staff.create(login, "x", null, List.of(new Grant("NURSE", here)))));
        refused(
                "forbidden",
                () -> access.as(head, () -> staff.create("x" + login, "x", null, List.of(new Grant("NURSE", there)))));
        refused(
                "forbidden",
                () -> access.as(head, () -> staff.create("x" + login, "x", null, List.of(new Grant("ADMIN", null)))));
        refused("forbidden", () -> access.as(head, () -> staff.create("x" + login, "x", null, List.of())));
        refused("forbidden", () -> access.as(head, () -> staff.assign(nurse.id(), List.of(new Grant("NURSE", there)))));
        refused(
                "not-found",
                () -> access.asPlatform(() -> staff.assign(nurse.id(), List.of(new Grant("NURSE", "nowhere")))));
        assertThat(access.as(head, () -> staff.assign(nurse.id(), List.of(new Grant("DOCTOR", here))))
                        .roles())
                .containsExactly(new Grant("DOCTOR", here));
    }

    @Test
    @DisplayName("The last administrator stays, and a refusal leaves a record")
    void lastAdministrator() {
        Member admin = staff.byLogin("admin");

        assertThat(admin.roles())
                .contains(new Grant("ADMIN", null), new Grant("MANAGER", null), new Grant("AUDITOR", null));
        refused("last-administrator", () -> access.asPlatform(() -> staff.assign(admin.id(), List.of())));
        refused("last-administrator", () -> access.asPlatform(() -> staff.activate(admin.id(), false)));
        assertThat(access.asPlatform(() -> staff.get(admin.id()))).isEqualTo(admin);

        Member li = member();
        refused("forbidden", () -> access.as(caller(li), () -> staff.list(new PageRequest(10, null))));
        assertThat(sql.dsl()
                        .fetchCount(
                                table("pl_audit"),
                                field("caller", Long.class).eq(li.id().value()),
                                field("outcome", String.class).eq("REFUSED")))
                .isEqualTo(1);
        assertThatCode(() -> access.as(caller(admin(li)), () -> staff.list(new PageRequest(1, null))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("Staff are listed page by page")
    void pages() {
        member(new Grant("NURSE", here));
        member(new Grant("DOCTOR", here));
        var first = access.asPlatform(() -> staff.list(new PageRequest(1, null)));
        var second = access.asPlatform(() -> staff.list(new PageRequest(1, first.next())));

        assertThat(first.items()).hasSize(1);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(access.asPlatform(() -> staff.list(new PageRequest(200, "zzz")))
                        .next())
                .isNull();
    }

    @Test
    @DisplayName("Identifiers of many threads are all different and grow on each")
    void identifiers() {
        List<List<Id>> made = java.util.stream.IntStream.range(0, 8)
                .parallel()
                .mapToObj(thread ->
                        java.util.stream.Stream.generate(ids::next).limit(5_000).toList())
                .toList();

        assertThat(made).allSatisfy(each -> assertThat(each).isSorted());
        assertThat(made.stream().flatMap(List::stream).distinct().count()).isEqualTo(40_000);
    }

    private Member admin(Member member) {
        return access.asPlatform(() -> staff.assign(member.id(), List.of(new Grant("ADMIN", here))));
    }

    private <T> T at(Instant instant, Supplier<T> work) {
        return travel.at(instant, work);
    }

    private static String otp(TwoFactor.Enrolment enrolment, Instant instant) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(base32(enrolment.secret()), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(instant.getEpochSecond() / 30)
                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] base32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        long held = 0;
        int bits = 0;
        for (char c : text.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1L << bits) - 1;
            }
        }
        return bytes.array();
    }
}
