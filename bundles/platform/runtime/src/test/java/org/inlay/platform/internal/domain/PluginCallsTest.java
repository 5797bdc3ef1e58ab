package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.inlay.platform.PluginGate;
import org.inlay.platform.PluginGate.Passage;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.inlay.platform.spi.EventHandler;
import org.inlay.platform.spi.PermissionContributor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PluginCallsTest {
    private final Lent lending = new Lent();
    private final PluginSwitches switches = new PluginSwitches();
    private boolean beating = true;
    private final PluginCalls calls = new PluginCalls(
            lending, new CurrentCaller(), switches, new RolePermissions(), Clock.systemUTC(), () -> beating);

    /** Something that happened. */
    private record Happened() {}

    private static final class Handler implements EventHandler<Happened> {
        private final Runnable work;

        Handler(Runnable work) {
            this.work = work;
        }

        @Override
        public String id() {
            return "stars.handler";
        }

        @Override
        public Class<Happened> type() {
            return Happened.class;
        }

        @Override
        public void handle(Happened event) {
            work.run();
        }
    }

    @SuppressWarnings("unchecked") // the proxy of the point
    private EventHandler<Happened> guarded(boolean held, Runnable work) {
        return calls.guard(EventHandler.class, "stars", new Handler(work), held);
    }

    @Test
    @DisplayName("Calls are counted, failures with what failed; a typed refusal is none")
    void counted() {
        guarded(false, () -> {}).handle(new Happened());
        assertThatThrownBy(() -> guarded(false, () -> {
                            throw new IllegalStateException("no stars");
                        })
                        .handle(new Happened()))
                .hasMessage("no stars");
        assertThatThrownBy(() -> guarded(false, () -> {
                            throw Problem.conflict("too-few");
                        })
                        .handle(new Happened()))
                .isInstanceOf(Problem.class);

        assertThat(calls.health("stars").calls()).isEqualTo(3);
        assertThat(calls.health("stars").failures()).isEqualTo(1);
        assertThat(calls.health("stars").lastFailure()).contains("EventHandler.handle", "no stars");
        assertThat(calls.health("stars").running()).isZero();
    }

    @Test
    @DisplayName("An error of the virtual machine's linker comes out as a failure of the plugin")
    void errors() {
        assertThatThrownBy(() -> guarded(false, () -> {
                            throw new NoClassDefFoundError("gone");
                        })
                        .handle(new Happened()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gone");
    }

    @Test
    @DisplayName("A transaction that a call leaves behind is its failure")
    void leftBehind() {
        lending.left = true;

        guarded(false, () -> {}).handle(new Happened());

        assertThat(calls.health("stars").lastFailure()).contains("left a transaction behind");
    }

    @Test
    @DisplayName("Two overdue calls are accidents; with the third the plugin is condemned, until it is fitted again")
    void overdue() {
        AtomicInteger told = new AtomicInteger();
        calls.whenCondemned(told::incrementAndGet);
        lending.running = true;
        lending.overdue = true;
        for (int i = 0; i < 3; i++) {
            assertThat(calls.condemned("stars")).isEmpty();
            assertThatThrownBy(() -> guarded(false, () -> {}).handle(new Happened()))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.arguments()).containsEntry("plugin", "stars"));
        }

        assertThat(calls.condemned("stars"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("EventHandler.handle took longer than 10 s"));
        assertThat(told).hasValue(1);
        calls.begin("stars");
        assertThat(calls.condemned("stars")).isEmpty();
    }

    @Test
    @DisplayName("What answers no question without arguments, or goes by another one's name, is borne twice")
    void silent() {
        PermissionContributor dumb = calls.guard(
                PermissionContributor.class,
                "stars",
                (PermissionContributor) () -> {
                    throw new IllegalStateException("no word");
                },
                false);
        EventHandler<?> thief = calls.guard(EventHandler.class, "star", new Handler(() -> {}), false);
        for (int i = 0; i < 3; i++) {
            assertThat(calls.condemned("stars")).isEmpty();
            assertThatThrownBy(dumb::permissions)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.reason()).isEqualTo("plugin-failed"));
            assertThatThrownBy(thief::id).isInstanceOf(Problem.class);
        }
        assertThat(calls.condemned("stars"))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("PermissionContributor.permissions", "no word"));
        assertThat(calls.condemned("star"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("stars.handler is not of its own name"));
        assertThat(guarded(false, () -> {}).id()).isEqualTo("stars.handler");
    }

    @Test
    @DisplayName("Somebody who gave up waiting for it says so; the core's own extensions are borne")
    void givenUp() {
        EventHandler<Happened> slow = guarded(false, () -> {});
        for (int i = 0; i < 3; i++) {
            PluginGate.overdue(slow, "took longer than 5 s");
            PluginGate.overdue(new Handler(() -> {}), "took longer than 5 s");
        }
        assertThat(calls.condemned("stars"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("EventHandler took longer than 5 s"));
    }

    @Test
    @DisplayName("Nobody is to blame for waiting while the database says nothing")
    void databaseSilent() {
        beating = false;
        EventHandler<Happened> waiting = guarded(false, () -> {});
        for (int i = 0; i < 3; i++) {
            PluginGate.overdue(waiting, "took longer than 5 s");
        }
        assertThat(calls.condemned("stars")).isEmpty();
    }

    @Test
    @DisplayName(
            "Taking out lets nobody in any more and waits for who is within; the transaction that holds it goes on")
    void emptied() throws Exception {
        lending.running = true;
        calls.holdForTransaction("stars");
        CompletableFuture<Boolean> emptied = CompletableFuture.supplyAsync(() -> calls.empty("stars"));
        while (!refused()) {
            Thread.onSpinWait();
        }
        CountDownLatch called = new CountDownLatch(1);
        guarded(true, called::countDown).handle(new Happened());
        assertThat(called.getCount()).isZero();
        assertThat(emptied).isNotDone();

        lending.atEnd.forEach(Runnable::run);

        assertThat(emptied.get()).isTrue();
    }

    private boolean refused() {
        try (Passage passage = calls.enter("stars", null)) {
            return false;
        } catch (Problem refusal) {
            return refusal.reason().equals("plugin-stopping");
        }
    }

    @Test
    @DisplayName("A request enters where the plugin is on")
    void gate() {
        switches.take(Map.of("stars", new Wanted(1, Set.of("A"))));

        try (Passage passage = calls.enter("stars", "A")) {
            passage.failed(new IllegalStateException("broken"));
        }
        assertThatThrownBy(() -> calls.enter("stars", "B"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("plugin-off"));
        assertThat(calls.health("stars").calls()).isEqualTo(1);
        assertThat(calls.health("stars").lastFailure()).contains("broken");
    }

    @Test
    @DisplayName("A guarded extension is equal to itself only and says whose it is")
    void identity() {
        PermissionContributor contributor =
                calls.guard(PermissionContributor.class, "stars", (PermissionContributor) List::of, false);

        assertThat(Set.<Object>of(contributor, guarded(false, () -> {})))
                .hasSize(2)
                .contains(contributor);
        assertThat(contributor).hasToString("PermissionContributor of plugin stars");
        assertThat(contributor.permissions()).isEmpty();
    }
}
