package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.EventHandler;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class EventsIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    BundleContext context;

    @Inject
    Events events;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Sql sql;

    private final List<Poured> seen = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final String subscription = "itests." + UUID.randomUUID();

    /** Tea was poured. */
    public record Poured(Id cup, int number, Money price) {}

    @AfterEach
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        sql.dsl().execute("delete from pl_subscription where id like 'itests.%'");
        sql.dsl().execute("delete from pl_delivery where subscription like 'itests.%'");
    }

    @Test
    @DisplayName("An event is delivered once its transaction has committed, and within a second or so")
    void delivered() {
        subscribe(subscription, seen::add);
        Poured poured = poured(ids.next(), 1);
        transactions.run(() -> {
            events.publish(poured, poured.cup());
            assertThat(seen).isEmpty();
        });
        Awaitility.await().atMost(LONG).until(() -> seen.equals(List.of(poured)));
        Awaitility.await().atMost(LONG).until(() -> waiting() == 0);
    }

    @Test
    @DisplayName("What is rolled back was never told")
    void rolledBack() {
        subscribe(subscription, seen::add);
        Id cup = ids.next();
        assertThatThrownBy(() -> transactions.run(() -> {
                    events.publish(poured(cup, 1), cup);
                    throw new IllegalStateException("spilt");
                }))
                .hasMessage("spilt");
        publish(cup, 2);
        Awaitility.await().atMost(LONG).until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly(poured(cup, 2));
    }

    @Test
    @DisplayName("Deliveries of one aggregate keep their order, whatever fails between")
    void inOrder() {
        AtomicInteger failures = new AtomicInteger();
        subscribe(subscription, event -> {
            if (event.number() == 3 && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("not now");
            }
            seen.add(event);
        });
        List<Id> cups = List.of(ids.next(), ids.next(), ids.next());
        for (int number = 1; number <= 5; number++) {
            for (Id cup : cups) {
                publish(cup, number);
            }
        }
        Awaitility.await().atMost(LONG).until(() -> seen.size() == 15);
        Map<Id, List<Integer>> numbers = new HashMap<>();
        seen.forEach(event ->
                numbers.computeIfAbsent(event.cup(), cup -> new ArrayList<>()).add(event.number()));
        assertThat(numbers.values()).allSatisfy(each -> assertThat(each).containsExactly(1, 2, 3, 4, 5));
        assertThat(failures.get()).isGreaterThan(2);
    }

    @Test
    @DisplayName("A handler's own changes and the end of its delivery commit together")
    void handlersTransaction() {
        AtomicInteger calls = new AtomicInteger();
        Id echo = ids.next();
        subscribe(subscription, event -> {
            if (!event.cup().equals(echo)) {
                events.publish(poured(echo, calls.incrementAndGet()), echo);
                if (calls.get() == 1) {
                    throw new IllegalStateException("after it has published");
                }
            } else {
                seen.add(event);
            }
        });
        publish(ids.next(), 1);
        Awaitility.await().atMost(LONG).until(() -> !seen.isEmpty() && waiting() == 0);
        assertThat(seen).containsExactly(poured(echo, 2));
    }

    @Test
    @DisplayName("Deliveries wait while their handler is absent, and each handler gets its own")
    void absent() {
        subscribe(subscription, seen::add);
        List<Poured> others = new CopyOnWriteArrayList<>();
        subscribe(subscription + ".other", others::add);
        Id cup = ids.next();
        publish(cup, 1);
        Awaitility.await().atMost(LONG).until(() -> seen.size() == 1 && others.size() == 1);

        registrations.remove(0).unregister();
        publish(cup, 2);
        publish(cup, 3);
        Awaitility.await().atMost(LONG).until(() -> others.size() == 3);
        assertThat(seen).hasSize(1);
        assertThat(waiting()).isEqualTo(2);

        subscribe(subscription, seen::add);
        Awaitility.await().atMost(LONG).until(() -> seen.size() == 3);
        assertThat(seen).extracting(Poured::number).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("An event that nobody wants writes nothing")
    void nobody() {
        publish(ids.next(), 1);
        assertThat(sql.dsl()
                        .fetchCount(DSL.selectOne()
                                .from("pl_delivery")
                                .where(DSL.condition("event = {0}", DSL.val(Poured.class.getName())))))
                .isZero();
    }

    private void subscribe(String id, Consumer<Poured> handler) {
        registrations.add(context.registerService(EventHandler.class, new Handler(id, handler), null));
        Awaitility.await()
                .until(() -> sql.dsl().fetchCount(DSL.table("pl_subscription"), DSL.condition("id = {0}", DSL.val(id)))
                        == 1);
    }

    private void publish(Id cup, int number) {
        events.publish(poured(cup, number), cup);
    }

    private int waiting() {
        return sql.dsl()
                .fetchCount(DSL.table("pl_delivery"), DSL.condition("subscription = {0}", DSL.val(subscription)));
    }

    private static Poured poured(Id cup, int number) {
        return new Poured(cup, number, Money.ofMinor(CurrencyUnit.of("CNY"), 990 + number));
    }

    private record Handler(String id, Consumer<Poured> work) implements EventHandler<Poured> {
        @Override
        public Class<Poured> type() {
            return Poured.class;
        }

        @Override
        public void handle(Poured event) {
            work.accept(event);
        }
    }
}
