package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Jobs;
import org.inlay.platform.Jobs.Run;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.Job;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class JobsIT {
    @Inject
    BundleContext context;

    @Inject
    Jobs jobs;

    @Inject
    Transactions transactions;

    @Inject
    Access access;

    @Inject
    Sql sql;

    @Inject
    Audit audit;

    private final String id = "itests." + UUID.randomUUID();
    private @Nullable ServiceRegistration<?> registration;

    @AfterEach
    void close() {
        withdraw();
        sql.dsl().execute("delete from pl_scheduled_tasks where task_instance like 'every:itests.%'");
    }

    @Test
    @DisplayName("A run starts with the commit, is told its parameters, shows its progress and its outcome")
    void progress() {
        CountDownLatch more = new CountDownLatch(1);
        offer(work -> {
            work.progress(1, 3);
            until(() -> {
                work.progress(2, 3);
                return more.getCount() == 0;
            });
            work.progress(3, 3);
            work.outcome("tea for " + work.parameters().get("guest"));
        });
        Run run = jobs.start(id, "k", Map.of("guest", "Ms Wang"));
        assertThat(run.state()).isEqualTo("WAITING");
        eventually().until(() -> seen(run).done() == 2);
        assertThat(seen(run).state()).isEqualTo("RUNNING");
        assertThat(seen(run).total()).isEqualTo(3);
        more.countDown();
        eventually().until(() -> state(run).equals("DONE"));
        assertThat(seen(run).done()).isEqualTo(3);
        assertThat(seen(run).outcome()).isEqualTo("tea for Ms Wang");
        assertThat(seen(run).endedAt()).isNotNull();
        assertThat(access.asPlatform(() -> jobs.latest(200))).contains(seen(run));
    }

    @Test
    @DisplayName("Derby's indexes are counted once they have grown, and not again before they grow")
    void statistics() {
        if (!sql.derby()) {
            return;
        }
        for (int i = 0; i < 10; i++) {
            access.asPlatform(() -> transactions.required(() -> {
                for (int n = 0; n < 100; n++) {
                    audit.record("tests.counted", "test", UUID.randomUUID().toString(), "", Map.of("n", n));
                }
                return null;
            }));
        }
        // rows grow once more when they are sealed
        eventually().until(() -> !sql.dsl().fetchExists(DSL.table("pl_audit"), DSL.condition("seq is null")));
        count("first");
        Object counted = countedAt();
        assertThat(counted).isNotNull();
        count("again");
        assertThat(countedAt()).isEqualTo(counted);
    }

    /** When the indexes of the audit trail were counted; other tables grow beside this test. */
    private @Nullable Object countedAt() {
        return sql.dsl()
                .fetchValue("select max(s.creationtimestamp) from sys.sysstatistics s join sys.systables t"
                        + " on t.tableid = s.tableid where lower(t.tablename) = 'pl_audit'");
    }

    private void count(String key) {
        Run run = jobs.start("platform.statistics", key, Map.of());
        eventually().until(() -> state(run).equals("DONE"));
        assertThat(seen(run).outcome()).startsWith("counted ");
    }

    @Test
    @DisplayName("A run that was rolled back never was")
    void rolledBack() {
        List<String> seen = new CopyOnWriteArrayList<>();
        offer(work -> seen.add(work.parameters().getOrDefault("n", "")));
        assertThatThrownBy(() -> transactions.run(() -> {
                    jobs.start(id, "k", Map.of("n", "1"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        Run second = jobs.start(id, "k", Map.of("n", "2"));
        eventually().until(() -> state(second).equals("DONE"));
        assertThat(seen).containsExactly("2");
    }

    @Test
    @DisplayName("One job and key has one live run; when it has ended another may start")
    void oneLiveRun() {
        CountDownLatch more = new CountDownLatch(1);
        offer(work -> await(more));
        Run first = jobs.start(id, "k", Map.of());
        assertThat(jobs.start(id, "k", Map.of()).id()).isEqualTo(first.id());
        Run other = jobs.start(id, "other", Map.of());
        assertThat(other.id()).isNotEqualTo(first.id());
        more.countDown();
        eventually().until(() -> state(first).equals("DONE") && state(other).equals("DONE"));
        assertThat(jobs.start(id, "k", Map.of()).id()).isNotEqualTo(first.id());
    }

    @Test
    @DisplayName("A cancelled run stops after its chunk; one that waits never begins")
    void cancelled() {
        Run waiting = jobs.start(id, "waits", Map.of());
        access.asPlatform(() -> jobs.cancel(waiting.id()));
        assertThat(state(waiting)).isEqualTo("CANCELLED");

        AtomicInteger begun = new AtomicInteger();
        offer(work -> {
            begun.incrementAndGet();
            until(work::cancelled);
        });
        Run run = jobs.start(id, "k", Map.of());
        eventually().until(() -> begun.get() == 1);
        access.asPlatform(() -> jobs.cancel(run.id()));
        eventually().until(() -> state(run).equals("CANCELLED"));
        assertThat(begun.get()).isEqualTo(1);
    }

    @Test
    @DisplayName("A run fails when its job throws, and says what it was")
    void failed() {
        offer(work -> {
            throw new IllegalArgumentException("secret");
        });
        Run run = jobs.start(id, "k", Map.of());
        eventually().until(() -> state(run).equals("FAILED"));
        assertThat(seen(run).outcome()).isEqualTo(IllegalArgumentException.class.getName());
    }

    @Test
    @DisplayName("A run waits for its job and, when the job goes midway, resumes from its checkpoint")
    void resumed() {
        Run run = jobs.start(id, "k", Map.of());
        List<String> checkpoints = new CopyOnWriteArrayList<>();
        offer(work -> {
            checkpoints.add(work.checkpoint());
            transactions.run(() -> work.checkpoint("1000"));
            until(work::cancelled);
        });
        eventually().until(() -> checkpoints.size() == 1);
        withdraw();
        assertThat(state(run)).isEqualTo("RUNNING");

        offer(work -> checkpoints.add(work.checkpoint()));
        eventually().until(() -> state(run).equals("DONE"));
        assertThat(checkpoints).containsExactly("", "1000");
    }

    @Test
    @DisplayName("A checkpoint is rolled back with its chunk")
    void checkpointOfChunk() {
        List<String> checkpoints = new CopyOnWriteArrayList<>();
        offer(work -> {
            transactions.run(() -> work.checkpoint("first"));
            try {
                transactions.run(() -> {
                    work.checkpoint("second");
                    throw new IllegalStateException("chunk failed");
                });
            } catch (IllegalStateException expected) {
                checkpoints.add(work.checkpoint());
            }
        });
        Run run = jobs.start(id, "k", Map.of());
        eventually().until(() -> state(run).equals("DONE"));
        assertThat(checkpoints).containsExactly("first");
    }

    @Test
    @DisplayName("What a dead node was running is taken up by another")
    void deadNode() {
        AtomicInteger begun = new AtomicInteger();
        Run run = jobs.start(id, "k", Map.of());
        eventually().until(() -> pretendDead(run) == 1);
        offer(work -> begun.incrementAndGet());
        eventually().until(() -> state(run).equals("DONE"));
        assertThat(begun.get()).isEqualTo(1);
    }

    @Test
    @DisplayName("A job that repeats itself goes on after a failure, and has one run for all repetitions")
    void repeats() {
        AtomicInteger calls = new AtomicInteger();
        registration = context.registerService(
                Job.class,
                new Repeating(id, work -> {
                    if (calls.incrementAndGet() == 2) {
                        throw new IllegalStateException("this time");
                    }
                    work.outcome("call " + calls.get());
                }),
                null);
        eventually().until(() -> calls.get() >= 4);
        List<Run> runs = access.asPlatform(() -> jobs.latest(200)).stream()
                .filter(run -> run.job().equals(id))
                .toList();
        assertThat(runs).hasSize(1);
        eventually().until(() -> state(runs.get(0)).equals("DONE"));
    }

    private int pretendDead(Run run) {
        return sql.dsl()
                .update(DSL.table("pl_scheduled_tasks"))
                .set(DSL.field(DSL.name("picked"), Boolean.class), true)
                .set(DSL.field(DSL.name("picked_by"), String.class), "a dead node")
                .set(
                        DSL.field(DSL.name("last_heartbeat"), Columns.INSTANT),
                        Instant.now().minusSeconds(3600))
                .where(DSL.field(DSL.name("task_instance"), String.class)
                        .eq(run.id().toString()))
                .and(DSL.field(DSL.name("picked"), Boolean.class).eq(false))
                .execute();
    }

    private String state(Run run) {
        return seen(run).state();
    }

    private void offer(Work work) {
        registration = context.registerService(Job.class, new OneOff(id, work), null);
    }

    private void withdraw() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private static void until(Callable<Boolean> condition) {
        eventually().until(condition);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run(Job.Context context);
    }

    private record OneOff(String id, Work work) implements Job {
        @Override
        public void run(Context context) {
            work.run(context);
        }
    }

    private record Repeating(String id, Work work) implements Job {
        @Override
        public Optional<Duration> every() {
            return Optional.of(Duration.ofMillis(100));
        }

        @Override
        public void run(Context context) {
            work.run(context);
        }
    }

    private Run seen(Run run) {
        return access.asPlatform(() -> jobs.get(run.id()));
    }
}
