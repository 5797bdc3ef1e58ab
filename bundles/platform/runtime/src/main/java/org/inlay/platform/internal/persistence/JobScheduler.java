package org.inlay.platform.internal.persistence;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.inlay.platform.Id;
import org.inlay.platform.internal.domain.JobRunner;
import org.inlay.platform.internal.domain.JobSchedule;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * db-scheduler with one task: its instances are ids of runs, or {@code every:} and the id of a job that repeats itself.
 * What a dead node was running comes up again within a minute, on a restarted Derby at once.
 */
@Component
public final class JobScheduler implements JobSchedule {
    private static final String TABLE = "pl_scheduled_tasks";
    private static final String EVERY = "every:";
    private static final int THREADS = 3 + JobRunner.OF_PLUGINS;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Not the platform's clock: a thread that travels in time still wants its run now. */
    private static final InstantSource PRESENT = InstantSource.system();

    private final JobRunner runner;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    @Activate
    public JobScheduler(
            @Reference(target = "(osgi.jndi.service.name=inlay)") DataSource dataSource,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema,
            @Reference Sql sql,
            @Reference JobRunner runner) {
        this.runner = runner;
        this.task = Tasks.custom("inlay", Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, PRESENT.instant().plus(SOON)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> execute(instance.getId()));
        RecurringTask<Void> tend = Tasks.recurring("inlay-tend", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> runner.repeating().forEach(this::repeat));
        SchedulerBuilder builder = Scheduler.create(dataSource, List.of(task))
                .startTasks(tend)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(THREADS)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(SOON);
        if (sql.derby()) {
            builder.jdbcCustomization(new DerbyScheduling());
            release(sql);
        } else {
            builder.pollUsingLockAndFetch(0.5, 1.0);
        }
        this.scheduler = builder.build();
        runner.open();
        scheduler.start();
    }

    /** Derby admits one process: whatever is still marked as picked was picked by one that is dead. */
    private static void release(Sql sql) {
        sql.dsl()
                .execute("update pl_scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                        + " version = version + 1 where picked = true");
    }

    @Deactivate
    void stop() {
        runner.close();
        scheduler.stop();
    }

    @Override
    public void once(String run) {
        scheduler.schedule(task.instance(run), PRESENT.instant());
    }

    @Override
    public void repeat(String job) {
        scheduler.scheduleIfNotExists(task.instance(EVERY + job), PRESENT.instant());
    }

    @Override
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<Void> execute(String instance) {
        if (instance.startsWith(EVERY)) {
            return again(runner.repetition(instance.substring(EVERY.length())));
        }
        return runner.once(Id.parse(instance))
                .map(JobScheduler::again)
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    private static CompletionHandler<Void> again(Duration pause) {
        Instant next = PRESENT.instant().plus(pause);
        return (complete, operations) -> operations.reschedule(complete, next);
    }
}
