package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Checks.Item;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.InvariantCheck;
import org.inlay.platform.spi.InvariantCheck.Result;
import org.inlay.platform.spi.Job;
import org.inlay.platform.spi.RuleDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

class WhiteboardTest {
    private static long bundles = 4711;

    private final PluginCalls calls = new Lent().calls();
    private final Access access = mock(Access.class);
    private final VersionedRules rules = mock(VersionedRules.class);
    private final JobSchedule schedule = mock(JobSchedule.class);
    private final JobRunner jobs = new JobRunner(
            mock(JobStore.class), mock(Transactions.class), access, mock(Ids.class), Clock.systemUTC(), calls);
    private final CheckRunner checks = new CheckRunner(access, mock(Audit.class), calls, Duration.ofSeconds(10));
    private final Whiteboard whiteboard = new Whiteboard(rules, jobs, schedule, checks, calls);

    WhiteboardTest() {
        when(access.asPlatform(ArgumentMatchers.<Supplier<Object>>any()))
                .thenAnswer(call -> call.<Supplier<Object>>getArgument(0).get());
    }

    /** Of a plugin, or of the core where none is named. */
    @SuppressWarnings("unchecked") // a mock of a generic type
    private static <T> ServiceReference<T> of(String... plugin) {
        Hashtable<String, String> headers = new Hashtable<>();
        List.of(plugin).forEach(id -> headers.put("Inlay-Plugin", id));
        Bundle bundle = mock(Bundle.class);
        when(bundle.getBundleId()).thenReturn(bundles++);
        when(bundle.getHeaders("")).thenReturn(headers);
        ServiceReference<T> reference = mock(ServiceReference.class);
        when(reference.getBundle()).thenReturn(bundle);
        return reference;
    }

    private static Job job(String id) {
        Job job = mock(Job.class);
        when(job.id()).thenReturn(id);
        when(job.every()).thenReturn(Optional.of(Duration.ofHours(1)));
        return job;
    }

    private static InvariantCheck check(String id, Result result) {
        InvariantCheck check = mock(InvariantCheck.class);
        when(check.id()).thenReturn(id);
        when(check.check()).thenReturn(result);
        return check;
    }

    @Test
    @DisplayName("What a plugin brings goes by its plugin's name and takes nobody else's place")
    void foreignNames() {
        whiteboard.addJob(job("audit.seal"), of());
        whiteboard.addCheck(check("audit.chain", new Result(1, List.of("cut off"))), of());
        Job thief = job("audit.seal");
        InvariantCheck liar = check("audit.chain", new Result(1, List.of()));
        RuleDefinition<?> rule = mock(RuleDefinition.class);
        when(rule.id()).thenReturn("deal");

        whiteboard.addJob(thief, of("stars"));
        whiteboard.addCheck(liar, of("stars"));
        whiteboard.addRule(rule, of("stars"));
        whiteboard.removeJob(thief);
        whiteboard.removeCheck(liar);

        assertThat(jobs.repeating()).isEqualTo(Set.of("audit.seal"));
        assertThat(checks.run()).extracting(Item::ok).containsExactly(false);
        verify(rules, never()).add(any());
        assertThat(calls.condemned("stars"))
                .hasValueSatisfying(why -> assertThat(why).contains("deal is not of its own name"));

        whiteboard.addJob(job("stars.expire"), of("stars"));
        whiteboard.addCheck(check("stars.sums", new Result(1, List.of())), of("stars"));
        assertThat(jobs.repeating()).contains("stars.expire");
        assertThat(checks.run()).extracting(Item::check).containsExactly("audit.chain", "stars.sums");
        verify(schedule).repeat("stars.expire");
    }
}
