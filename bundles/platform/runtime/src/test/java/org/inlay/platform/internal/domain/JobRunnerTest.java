package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

class JobRunnerTest {
    private static final Duration EVERY = Duration.ofHours(1);

    private final JobStore store = mock(JobStore.class);
    private final Access access = mock(Access.class);
    private final Transactions transactions = mock(Transactions.class);
    private final PluginCalls calls = new Lent().calls();
    private final JobRunner runner =
            new JobRunner(store, transactions, access, mock(Ids.class), Clock.systemUTC(), calls);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();
    private final List<CompletableFuture<Duration>> runs = new ArrayList<>();

    JobRunnerTest() {
        when(access.asPlatform(ArgumentMatchers.<Supplier<Object>>any()))
                .thenAnswer(call -> call.<Supplier<Object>>getArgument(0).get());
        when(transactions.separately(ArgumentMatchers.<Supplier<Object>>any()))
                .thenAnswer(call -> call.<Supplier<Object>>getArgument(0).get());
        runner.open();
    }

    @AfterEach
    void letGo() {
        end.countDown();
        runs.forEach(CompletableFuture::join);
    }

    /** A job that repeats itself. */
    private record Repeating(String id, Runnable work) implements Job {
        @Override
        public Optional<Duration> every() {
            return Optional.of(EVERY);
        }

        @Override
        public void run(Context context) {
            work.run();
        }
    }

    private void hang() {
        atWork.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangs(String id, String plugin) {
        runner.add(new Repeating(id, this::hang), plugin);
        int before = atWork.get();
        runs.add(CompletableFuture.supplyAsync(() -> runner.repetition(id), work -> new Thread(work).start()));
        await().until(() -> atWork.get() == before + 1);
    }

    private Duration comesAgainIn(String id, String plugin) {
        runner.add(new Repeating(id, () -> {}), plugin);
        return runner.repetition(id);
    }

    @Test
    @DisplayName(
            "Runs of a plugin that hang leave threads to other plugins, and those of all plugins leave the core its own")
    void hanging() {
        hangs("stars.one", "stars");
        hangs("stars.two", "stars");
        assertThat(comesAgainIn("stars.three", "stars")).as("it waits").isLessThan(EVERY);
        assertThat(comesAgainIn("recalls.one", "recalls")).isEqualTo(EVERY);
        hangs("recalls.two", "recalls");
        assertThat(comesAgainIn("images.one", "images")).isLessThan(EVERY);
        for (String id : List.of("audit.seal", "customers.day-close")) {
            runner.add(new Repeating(id, () -> {}), null);
            assertThat(runner.repetition(id)).as("the core's").isEqualTo(EVERY);
        }
        end.countDown();
        runs.forEach(CompletableFuture::join);
        assertThat(runner.repetition("stars.three")).isEqualTo(EVERY);
    }

    @Test
    @DisplayName("What a plugin's job throws is counted as the plugin's")
    void failing() {
        when(store.create(any(), any(), any(), any(), any())).thenReturn(new Id(1));
        when(store.begin(new Id(1))).thenReturn(Optional.of(1));
        runner.add(
                new Repeating("stars.one", () -> {
                    throw new AssertionError("no stars");
                }),
                "stars");

        assertThat(runner.repetition("stars.one")).isEqualTo(EVERY);

        assertThat(calls.health("stars").failures()).isEqualTo(1);
        assertThat(calls.health("stars").lastFailure()).contains("stars.one", "no stars");
    }
}
