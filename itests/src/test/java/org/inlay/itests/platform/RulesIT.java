package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.Rules;
import org.inlay.platform.spi.RuleDefinition;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class RulesIT {
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    @Inject
    BundleContext context;

    @Inject
    Rules rules;

    @Inject
    Access access;

    @Inject
    Clinics clinics;

    @Inject
    Clock clock;

    private final Limit limit = new Limit();
    private String clinic = "";
    private @Nullable ServiceRegistration<?> registration;

    @BeforeEach
    void open() {
        clinic = SomeClinic.open(clinics, access);
        registration = context.registerService(RuleDefinition.class, limit, null);
        Awaitility.await().ignoreExceptions().until(() -> history().size() == 1);
    }

    @AfterEach
    void close() {
        if (registration != null) {
            registration.unregister();
        }
    }

    @Test
    @DisplayName("G6 the version in force is found by the instant, also long afterwards")
    void inForce() {
        Instant later = clock.instant().plusSeconds(3600);
        publish(20, null);
        publish(30, later);

        assertThat(rules.at(limit, clinic, Instant.EPOCH).version()).isZero();
        assertThat(rules.at(limit, clinic, clock.instant()).value()).isEqualTo(20);
        assertThat(rules.at(limit, clinic, later.minusNanos(1000)).value()).isEqualTo(20);
        assertThat(rules.at(limit, clinic, later).value()).isEqualTo(30);
        assertThat(rules.version(limit, clinic, 1).value()).isEqualTo(20);
        assertThat(access.asPlatform(() -> rules.current("itests:limit", clinic))
                        .value())
                .isEqualTo(Map.of("limit", 20));
        assertThat(limit.told).extracting(RuleVersion::version).containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("G6 no version is back-dated, and a refused one leaves nothing")
    void backDated() {
        assertThatThrownBy(() -> publish(20, clock.instant().minusSeconds(1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("back-dated"));
        publish(20, FAR);
        assertThatThrownBy(() -> publish(30, FAR.minusSeconds(1))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> publish(30, null)).isInstanceOf(Problem.class);
        assertThat(history()).extracting(RuleVersion::version).containsExactly(1L, 0L);
    }

    @Test
    @DisplayName("G6 of eight who publish at once every one gets a version of its own")
    void atOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> published = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                int value = i;
                published.add(threads.submit(() -> publish(value, FAR).version()));
            }
            List<Long> versions = new ArrayList<>();
            for (Future<Long> version : published) {
                versions.add(version.get(60, TimeUnit.SECONDS));
            }
            assertThat(versions)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 8).boxed().toList());
            assertThat(history().stream()
                            .limit(8)
                            .map(version -> version.value().get("limit")))
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("G6 a rehearsal answers and leaves nothing behind")
    void rehearsal() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        Rehearsal result = access.asPlatform(
                () -> rules.rehearse("itests:limit", clinic, Map.of("limit", 7), day, day.plusDays(1)));
        assertThat(result.changed()).isEqualTo(7);
        assertThat(history()).hasSize(1);
    }

    @Test
    @DisplayName("Rules of a clinic are read and written only by who may in that clinic")
    void permissions() {
        Caller elsewhere = new Caller(
                new Id(1), "li", Map.of("rules:read", Set.of("X"), "rules:write", Set.of("X")), Locale.CHINA);
        assertThatThrownBy(() -> access.as(elsewhere, () -> rules.current("itests:limit", clinic)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("forbidden"));
        assertThatThrownBy(() ->
                        access.as(elsewhere, () -> rules.publish("itests:limit", clinic, Map.of("limit", 1), null)))
                .isInstanceOf(Problem.class);
    }

    private RuleVersion<Map<String, Object>> publish(int value, @Nullable Instant from) {
        return access.asPlatform(() -> rules.publish("itests:limit", clinic, Map.of("limit", value), from));
    }

    private List<RuleVersion<Map<String, Object>>> history() {
        return access.asPlatform(() -> rules.history("itests:limit", clinic));
    }

    /** A rule whose document is one number; its rehearsal tries to leave a version behind. */
    private final class Limit implements RuleDefinition<Integer> {
        private final List<RuleVersion<Integer>> told = new CopyOnWriteArrayList<>();

        @Override
        public String id() {
            return "itests:limit";
        }

        @Override
        public Integer defaultValue(String clinic) {
            return 10;
        }

        @Override
        public Integer read(String clinic, Map<String, Object> document) {
            return (Integer) document.getOrDefault("limit", 10);
        }

        @Override
        public Map<String, Object> write(Integer value) {
            return Map.of("limit", value);
        }

        @Override
        public void changed(RuleVersion<Integer> version) {
            told.add(version);
        }

        @Override
        public Rehearsal rehearse(String clinic, Integer draft, LocalDate from, LocalDate to) {
            publish(draft, null);
            return new Rehearsal(draft, draft, Money.zero(CurrencyUnit.of("CNY")), 1, List.of(), List.of());
        }
    }
}
