package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.inlay.platform.Plugins.Preview;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PluginReconcilerTest {
    private final Map<String, Wanted> wanted = new ConcurrentHashMap<>();
    private final Fitter fitter = new Fitter();
    private final PluginSwitches switches = new PluginSwitches();
    private final Archives archives = new Archives();
    private final Lent lending = new Lent();
    private final PluginCalls calls = new PluginCalls(
            lending, new CurrentCaller(), switches, new RolePermissions(), Clock.systemUTC(), () -> true);
    private final PluginReconciler reconciler =
            new PluginReconciler(new WantedPlugins(wanted), archives, fitter, switches, calls, new Direct());

    @AfterEach
    void stop() throws InterruptedException {
        reconciler.stop();
    }

    private void start() {
        wanted.put("last", new Wanted(1, Set.of()));
        reconciler.wake();
        await().until(() -> fitter.done.contains("fit last"));
    }

    private void look(String until) {
        reconciler.wake();
        await().until(() -> fitter.done.contains(until));
    }

    @Test
    @DisplayName("A node fits what is wanted and takes out what is not, and one that fails harms no other")
    void converges() {
        wanted.put("good", new Wanted(1, Set.of("A")));
        wanted.put("bad", new Wanted(1, Set.of("A")));
        fitter.there.add("left");

        start();

        assertThat(fitter.there).containsExactlyInAnyOrder("good", "last");
        assertThat(reconciler.failure("bad", new Wanted(1, Set.of()))).contains("bad does not start");
        assertThat(reconciler.failure("good", new Wanted(1, Set.of()))).isEmpty();
        assertThat(switches.isOn("good", "A")).isTrue();
        assertThat(switches.isOn("good", "B")).isFalse();
    }

    @Test
    @DisplayName("What failed is tried again when somebody asks for it anew, not before")
    void triedAgain() {
        wanted.put("bad", new Wanted(1, Set.of()));
        start();
        wanted.put("more", new Wanted(1, Set.of()));
        look("fit more");
        assertThat(fitter.done).containsOnlyOnce("fit bad");

        wanted.put("bad", new Wanted(2, Set.of()));
        wanted.put("other", new Wanted(1, Set.of()));
        look("fit other");

        assertThat(fitter.done).filteredOn("fit bad"::equals).hasSize(2);
    }

    @Test
    @DisplayName("What is no longer wanted is off before it is taken out, and its failure is forgotten")
    void takenOut() {
        wanted.put("good", new Wanted(1, Set.of("A")));
        wanted.put("bad", new Wanted(1, Set.of("A")));
        start();
        wanted.clear();
        fitter.beforeRemoval = () -> assertThat(switches.isWanted("good")).isFalse();

        look("remove good");

        await().untilAsserted(() -> assertThat(fitter.there).isEmpty());
        assertThat(reconciler.failure("bad", new Wanted(1, Set.of()))).isEmpty();
    }

    @Test
    @DisplayName(
            "What was brought is offered; another archive of the same plugin takes its place, which is first taken out")
    void offered() {
        archives.kept.put("brought", "one");
        wanted.put("brought", new Wanted(1, Set.of()));
        start();
        assertThat(fitter.offers).containsEntry("brought", "one");
        assertThat(fitter.there).contains("brought");

        archives.kept.put("brought", "two");
        wanted.put("brought", new Wanted(2, Set.of()));
        look("offer brought two");
        await().until(() -> fitter.there.contains("brought"));
        assertThat(fitter.done.subList(fitter.done.indexOf("fit brought"), fitter.done.size()))
                .containsSubsequence("remove brought", "withdraw brought", "offer brought two", "fit brought");

        wanted.remove("brought");
        archives.kept.clear();
        reconciler.wake();
        await().until(() -> fitter.offers.isEmpty());
    }

    private static final class Archives implements ArchiveBook {
        private final Map<String, String> kept = new ConcurrentHashMap<>();

        @Override
        public Map<String, String> digests() {
            return Map.copyOf(kept);
        }

        @Override
        public Optional<PluginArchive> find(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> content(String id, String digest) {
            return Optional.of(new byte[0]);
        }

        @Override
        public void put(PluginArchive archive, byte[] content) {
            kept.put(archive.id(), archive.digest());
        }

        @Override
        public boolean drop(String id) {
            return kept.remove(id) != null;
        }
    }

    /** Fits everything but what is called bad. */
    private static final class Fitter implements PluginFitter {
        private final Set<String> there = ConcurrentHashMap.newKeySet();
        private final List<String> done = new CopyOnWriteArrayList<>();
        private Runnable beforeRemoval = () -> {};

        private final Map<String, String> offers = new ConcurrentHashMap<>();

        @Override
        public Map<String, String> offered() {
            return Map.copyOf(offers);
        }

        @Override
        public void offer(String id, String digest, byte[] archive) {
            offers.put(id, digest);
            done.add("offer " + id + " " + digest);
        }

        @Override
        public void withdraw(String id) {
            offers.remove(id);
            done.add("withdraw " + id);
        }

        @Override
        public List<Found> found() {
            return List.of();
        }

        @Override
        public Preview preview(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> fitted() {
            return Set.copyOf(there);
        }

        @Override
        public boolean active(String id) {
            return there.contains(id);
        }

        @Override
        public void fit(String id) {
            if (id.equals("bad")) {
                done.add("fit " + id);
                throw new IllegalStateException("bad does not start");
            }
            there.add(id);
            done.add("fit " + id);
        }

        @Override
        public void remove(String id) {
            beforeRemoval.run();
            there.remove(id);
            done.add("remove " + id);
        }
    }

    private static final class Direct implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T separately(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable work) {
            work.run();
        }
    }
}
