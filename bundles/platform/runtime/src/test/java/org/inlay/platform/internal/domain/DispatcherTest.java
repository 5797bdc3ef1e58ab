package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Deliveries.Delivery;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.EventHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Box box = new Box();
    private final Map<String, PluginBook.Wanted> wanted = new ConcurrentHashMap<>();
    private final List<Dispatcher> nodes = new ArrayList<>();
    private final List<Integer> seen = new CopyOnWriteArrayList<>();

    private record Counted(int number) {}

    @BeforeEach
    void open() {
        nodes.add(node());
        nodes.add(node());
    }

    @AfterEach
    void close() throws InterruptedException {
        for (Dispatcher node : nodes) {
            node.stop();
        }
    }

    @Test
    @DisplayName("Of two nodes that see the same deliveries each is handled by one")
    void twoNodes() {
        IntStream.rangeClosed(1, 200).forEach(number -> box.put(number, 0));
        nodes.forEach(node -> node.add(new Counter(false), null));
        Awaitility.await().until(box::isEmpty);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 200).boxed().toList());
        assertThat(box.subscribed).containsOnly("counter");
    }

    @Test
    @DisplayName("A delivery that failed is due again after its pause, the twelfth time it is parked")
    void parked() {
        box.put(1, 10);
        nodes.get(0).add(new Counter(true), null);
        Awaitility.await().until(() -> box.attempts(1) == 11);
        assertThat(box.due(1)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));

        box.put(2, 11);
        nodes.get(0).wake();
        Awaitility.await().until(() -> box.attempts(2) == 12);
        assertThat(box.due(2)).isNull();
        assertThat(box.failure(2)).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    @DisplayName("A delivery that its subscription cannot handle is not lost")
    void otherType() {
        box.rows.add(new Row(new Outbox.Parcel(new Id(1), "counter", new Id(1), "gone.Type", Map.of(), 0)));
        nodes.get(0).add(new Counter(false), null);
        Awaitility.await().until(() -> box.attempts(1) == 1);
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("A plugin is not told what happened in a clinic where it is off")
    void pluginOff() {
        wanted.put("stars", new PluginBook.Wanted(1, Set.of("A")));
        box.rows.add(new Row(new Outbox.Parcel(
                new Id(1), "counter", new Id(1), Counted.class.getName(), Map.of("number", 1, "clinic", "A"), 0)));
        box.rows.add(new Row(new Outbox.Parcel(
                new Id(2), "counter", new Id(2), Counted.class.getName(), Map.of("number", 2, "clinic", "B"), 0)));
        nodes.get(0).add(new Counter(false), "stars");
        Awaitility.await().until(box::isEmpty);
        assertThat(seen).containsExactly(1);
    }

    @Test
    @DisplayName("What is for a plugin that is being taken out waits")
    void pluginGoing() {
        box.put(1, 0);
        nodes.get(0).add(new Counter(false), "stars");
        Awaitility.await().until(() -> box.attempts(1) == 1);
        assertThat(seen).isEmpty();
    }

    private Dispatcher node() {
        return new Dispatcher(
                box, new Direct(), new Direct(), Clock.fixed(NOW, ZoneOffset.UTC), new WantedPlugins(wanted));
    }

    private final class Counter implements EventHandler<Counted> {
        private final boolean fails;

        Counter(boolean fails) {
            this.fails = fails;
        }

        @Override
        public String id() {
            return "counter";
        }

        @Override
        public Class<Counted> type() {
            return Counted.class;
        }

        @Override
        public void handle(Counted event) {
            if (fails) {
                throw new IllegalStateException("secret");
            }
            seen.add(event.number());
        }
    }

    /** Runs everything at once, as if everybody might do everything. */
    private static final class Direct implements Transactions, Access {
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

        @Override
        public <T> T as(Caller caller, Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T asPlatform(Supplier<T> work) {
            return work.get();
        }

        @Override
        public Caller caller() {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public void require(String permission, String clinic) {}

        @Override
        public void requireAnywhere(String permission) {}

        @Override
        public void requireEverywhere(String permission) {}
    }

    private static final class Row {
        private final Outbox.Parcel parcel;
        private @Nullable Instant due = Instant.EPOCH;
        private @Nullable String owner;
        private @Nullable String failure;
        private int attempts;

        Row(Outbox.Parcel parcel) {
            this.parcel = parcel;
            this.attempts = parcel.attempts();
        }
    }

    /** Every delivery has an aggregate of its own. */
    private static final class Box implements Outbox {
        private final List<Row> rows = new CopyOnWriteArrayList<>();
        private final List<String> subscribed = new CopyOnWriteArrayList<>();

        void put(int number, int attempts) {
            rows.add(new Row(new Parcel(
                    new Id(number),
                    "counter",
                    new Id(number),
                    Counted.class.getName(),
                    Map.of("number", number),
                    attempts)));
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        synchronized int attempts(long id) {
            return row(new Id(id)).attempts;
        }

        synchronized @Nullable Instant due(long id) {
            return row(new Id(id)).due;
        }

        synchronized @Nullable String failure(long id) {
            return row(new Id(id)).failure;
        }

        private Row row(Id id) {
            return rows.stream()
                    .filter(row -> row.parcel.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void subscribe(String subscription, String event) {
            subscribed.add(subscription);
        }

        @Override
        public Map<String, List<String>> subscriptions() {
            throw new UnsupportedOperationException("not published here");
        }

        @Override
        public void add(List<Parcel> parcels, Instant createdAt) {
            throw new UnsupportedOperationException("not published here");
        }

        @Override
        public synchronized List<Parcel> due(Collection<String> subscriptions, Instant now, int limit) {
            return rows.stream()
                    .filter(row -> row.due != null && !row.due.isAfter(now))
                    .limit(limit)
                    .map(row -> row.parcel)
                    .toList();
        }

        @Override
        public synchronized boolean claim(Id delivery, String owner, Instant now, Instant leaseEnd) {
            return rows.stream()
                    .filter(row -> row.parcel.id().equals(delivery) && row.due != null && !row.due.isAfter(now))
                    .peek(row -> {
                        row.owner = owner;
                        row.due = leaseEnd;
                    })
                    .findFirst()
                    .isPresent();
        }

        @Override
        public synchronized boolean remove(Id delivery, String owner) {
            return rows.removeIf(row -> row.parcel.id().equals(delivery) && owner.equals(row.owner));
        }

        @Override
        public synchronized void giveBack(
                Id delivery, String owner, int attempts, @Nullable Instant next, @Nullable String failure) {
            Row row = row(delivery);
            row.owner = null;
            row.attempts = attempts;
            row.due = next;
            row.failure = failure;
        }

        @Override
        public List<Delivery> parked(int limit) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public boolean unpark(Id delivery) {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
