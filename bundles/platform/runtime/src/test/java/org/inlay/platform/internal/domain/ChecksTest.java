package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Checks.Item;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Notices;
import org.inlay.platform.Page;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.spi.InvariantCheck;
import org.inlay.platform.spi.Job;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

class ChecksTest {
    private final Staff staff = mock(Staff.class);
    private final Notices notices = mock(Notices.class);
    private final Access access = mock(Access.class);
    private final Audit audit = mock(Audit.class);
    private final PluginCalls calls = new Lent().calls();
    private final CheckRunner checks = new CheckRunner(access, audit, calls, Duration.ofMillis(100));

    @BeforeEach
    void platform() {
        when(access.asPlatform(ArgumentMatchers.<Supplier<Object>>any()))
                .thenAnswer(call -> call.<Supplier<Object>>getArgument(0).get());
        checks.add(check("b.sums", () -> new InvariantCheck.Result(7, List.of("order 1: 3 is not 4"))), null);
        checks.add(check("a.fine", () -> new InvariantCheck.Result(5, List.of())), null);
        checks.add(
                check("c.broken", () -> {
                    throw new IllegalStateException("secret");
                }),
                null);
    }

    @Test
    @DisplayName("All checks run, by id; one that throws has failed and stops no other")
    void runs() {
        List<Item> items = checks.run();
        assertThat(items).extracting(Item::check).containsExactly("a.fine", "b.sums", "c.broken");
        assertThat(items).extracting(Item::ok).containsExactly(true, false, false);
        assertThat(items.get(1).problems()).containsExactly("order 1: 3 is not 4");
        assertThat(items.get(2).problems())
                .containsExactly("could not be made: " + IllegalStateException.class.getName());
        verify(audit).record("checks.run", "checks", "all", "", Map.of("checks", 3, "failed", 2L));
        verify(audit)
                .record(
                        "checks.failed",
                        "check",
                        "b.sums",
                        "",
                        Map.of("problems", 1, "first", List.of("order 1: 3 is not 4")));
    }

    @Test
    @DisplayName("A plugin's check that does not end is given up, one that throws is counted; the core's are made")
    void ofPlugins() {
        CountDownLatch end = new CountDownLatch(1);
        checks.add(
                check("stars.endless", () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new InvariantCheck.Result(1, List.of());
                }),
                "stars");
        checks.add(check("images.fine", () -> new InvariantCheck.Result(3, List.of())), "images");
        checks.add(
                check("images.broken", () -> {
                    throw new AssertionError("no image");
                }),
                "images");

        List<Item> items = checks.run();
        end.countDown();

        assertThat(items)
                .extracting(Item::check, Item::ok)
                .containsExactly(
                        tuple("a.fine", true),
                        tuple("b.sums", false),
                        tuple("c.broken", false),
                        tuple("images.broken", false),
                        tuple("images.fine", true),
                        tuple("stars.endless", false));
        assertThat(calls.health("stars").lastFailure()).contains("InvariantCheck took longer than");
        assertThat(calls.health("images").lastFailure()).contains("no image");
    }

    @Test
    @DisplayName("Checks are run by who may")
    void permission() {
        Problem forbidden = new Problem(Problem.Kind.FORBIDDEN, "forbidden");
        doThrow(forbidden).when(access).requireEverywhere("checks:run");
        assertThatThrownBy(checks::run).isSameAs(forbidden);
    }

    @Test
    @DisplayName("Checks run once a night, between 2 and 5 at the first clinic")
    void nightly() {
        Job.Context context = mock(Job.Context.class);
        when(context.checkpoint()).thenReturn("2026-02-28", "2026-02-28", "2026-03-01");

        job("2026-03-01T01:59:59+08:00").run(context);
        job("2026-03-01T05:00:00+08:00").run(context);
        verify(audit, never()).record(eq("checks.failed"), any(), any(), any(), any());

        job("2026-03-01T02:00:00+08:00").run(context);
        verify(context).checkpoint("2026-03-01");
        verify(context).outcome("3 checks, 2 failed");
        verify(notices).tell("head", "notice.checks-failed", Map.of("count", "2"), "/app/audit?action=checks.failed");
        verify(notices, never()).tell(eq("left"), any(), any(), any());
        verify(notices, never()).tell(eq("of-one-clinic"), any(), any(), any());
        job("2026-03-01T04:59:59+08:00").run(context);
        job("2026-03-01T04:59:59+08:00").run(context);
        verify(audit, times(2)).record(eq("checks.failed"), eq("check"), eq("b.sums"), any(), any());
    }

    private static Member member(String login, boolean active, @Nullable String clinic) {
        return new Member(new Id(1), login, login, active, false, List.of(new Grant("ADMIN", clinic)), 1);
    }

    private NightlyChecks job(String time) {
        when(staff.list(any()))
                .thenReturn(new Page<>(
                        List.of(
                                member("head", true, null),
                                member("left", false, null),
                                member("of-one-clinic", true, "A")),
                        null));
        Clinics clinics = mock(Clinics.class);
        when(clinics.list())
                .thenReturn(List.of(new Clinic(
                        "A",
                        "A",
                        "dental",
                        ZoneId.of("Asia/Shanghai"),
                        CurrencyUnit.of("CNY"),
                        LocalTime.MIDNIGHT,
                        1)));
        Instant now = OffsetDateTime.parse(time).toInstant();
        return new NightlyChecks(checks, staff, notices, clinics, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static InvariantCheck check(String id, Supplier<InvariantCheck.Result> result) {
        return new InvariantCheck() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Result check() {
                return result.get();
            }
        };
    }
}
