package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.RuleDefinition;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionedRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Access access = mock(Access.class);
    private final Audit audit = mock(Audit.class);
    private final Store store = new Store();
    private final Limit limit = new Limit();
    private final OneThread transactions = new OneThread();
    private final VersionedRules rules = rules();

    private VersionedRules rules() {
        Clock clock = mock(Clock.class);
        when(clock.instant()).thenReturn(NOW);
        return new VersionedRules(store, transactions, access, audit, mock(Clinics.class), clock);
    }

    @BeforeEach
    void open() {
        when(access.caller()).thenReturn(new Caller(new Id(5), "wang", Map.of(), Locale.CHINA));
        rules.add(limit);
    }

    @Test
    @DisplayName("G6 before a clinic publishes anything the shipped default is in force as version 0")
    void shipped() {
        assertThat(rules.at(limit, "A", NOW)).isEqualTo(new RuleVersion<>("limit", "A", 0, Instant.EPOCH, 10));
        assertThat(rules.version(limit, "A", 0).value()).isEqualTo(10);
        assertThat(rules.current("limit", "A").value()).isEqualTo(Map.of("limit", 10));
    }

    @Test
    @DisplayName("G6 a version is in force from its instant on, in its clinic only")
    void inForce() {
        Instant later = NOW.plusSeconds(60);
        rules.publish("limit", "A", Map.of("limit", 20), later);

        assertThat(rules.at(limit, "A", later.minusNanos(1000)).version()).isZero();
        assertThat(rules.at(limit, "A", later).value()).isEqualTo(20);
        assertThat(rules.at(limit, "B", later).value()).isEqualTo(10);
        assertThat(rules.current("limit", "A").version()).isZero();
    }

    @Test
    @DisplayName("G6 of two versions from the same instant the later published holds; both stay readable")
    void sameInstant() {
        rules.publish("limit", "A", Map.of("limit", 20), null);
        rules.publish("limit", "A", Map.of("limit", 30), null);

        assertThat(rules.at(limit, "A", NOW).value()).isEqualTo(30);
        assertThat(rules.version(limit, "A", 1).value()).isEqualTo(20);
        assertThat(rules.history("limit", "A")).extracting(RuleVersion::version).containsExactly(2L, 1L, 0L);
    }

    @Test
    @DisplayName("G6 a version is never back-dated: not before now, not before the latest version's instant")
    void backDated() {
        assertThatThrownBy(() -> rules.publish("limit", "A", Map.of("limit", 20), NOW.minusMillis(1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("back-dated"));
        rules.publish("limit", "A", Map.of("limit", 20), NOW.plusSeconds(60));
        assertThatThrownBy(() -> rules.publish("limit", "A", Map.of("limit", 30), NOW.plusSeconds(59)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("back-dated"));
        assertThatThrownBy(() -> rules.publish("limit", "A", Map.of("limit", 30), null))
                .isInstanceOf(Problem.class);
        assertThat(store.rows).hasSize(1);
    }

    @Test
    @DisplayName("G6 publishing is audited and told to the definition in the same transaction")
    void told() {
        RuleVersion<Map<String, Object>> version = rules.publish("limit", "A", Map.of("limit", "20"), null);

        assertThat(version.value()).isEqualTo(Map.of("limit", 20));
        assertThat(limit.told).containsExactly(new RuleVersion<>("limit", "A", 1, NOW, 20));
        verify(audit)
                .record(
                        "rules.published",
                        "rule",
                        "limit",
                        "A",
                        Map.of("version", 1L, "effectiveFrom", NOW.toString()));
    }

    @Test
    void badDocument() {
        assertThatThrownBy(() -> rules.publish("limit", "A", Map.of("limit", "many"), null))
                .isInstanceOf(Problem.class);
        assertThat(store.rows).isEmpty();
        verifyNoInteractions(audit);
    }

    @Test
    void unknownRule() {
        assertThatThrownBy(() -> rules.current("nonsense", "A")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> rules.publish("nonsense", "A", Map.of(), null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> rules.version(limit, "A", 3)).isInstanceOf(Problem.class);
    }

    @Test
    void permissions() {
        Problem forbidden = new Problem(Problem.Kind.FORBIDDEN, "forbidden");
        doThrow(forbidden).when(access).require("rules:read", "A");
        doThrow(forbidden).when(access).require("rules:write", "A");

        assertThatThrownBy(() -> rules.history("limit", "A")).isSameAs(forbidden);
        assertThatThrownBy(() -> rules.current("limit", "A")).isSameAs(forbidden);
        assertThatThrownBy(() -> rules.publish("limit", "A", Map.of("limit", 1), null))
                .isSameAs(forbidden);
        assertThatThrownBy(() -> rules.rehearse("limit", "A", Map.of("limit", 1), LocalDate.MIN, LocalDate.MAX))
                .isSameAs(forbidden);
    }

    @Test
    @DisplayName("G6 a stored version is read once and forgotten with its definition")
    void readOnce() {
        rules.publish("limit", "A", Map.of("limit", 20), null);
        int before = limit.reads;
        rules.at(limit, "A", NOW);
        rules.at(limit, "A", NOW);
        assertThat(limit.reads).isEqualTo(before + 1);

        rules.remove(limit);
        assertThat(rules.at(limit, "A", NOW).value()).isEqualTo(20);
        assertThat(limit.reads).isEqualTo(before + 2);
    }

    @Test
    @DisplayName("G6 a rehearsal ends in a roll-back")
    void rehearsal() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        Rehearsal result = rules.rehearse("limit", "A", Map.of("limit", 7), day, day.plusDays(1));

        assertThat(result.changed()).isEqualTo(7);
        assertThat(transactions.rolledBack).isEqualTo(1);
        assertThatThrownBy(() -> rules.rehearse("limit", "A", Map.of("limit", 7), day, day))
                .isInstanceOf(Problem.class);
    }

    /** A rule whose document is one number. */
    private static final class Limit implements RuleDefinition<Integer> {
        private final List<RuleVersion<Integer>> told = new ArrayList<>();
        private int reads;

        @Override
        public String id() {
            return "limit";
        }

        @Override
        public Integer defaultValue(String clinic) {
            return 10;
        }

        @Override
        public Integer read(String clinic, Map<String, Object> document) {
            reads++;
            try {
                return Integer.valueOf(String.valueOf(document.get("limit")));
            } catch (NumberFormatException e) {
                throw Problem.violation("limit", "must be a number");
            }
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
            return new Rehearsal(draft, draft, Money.zero(CurrencyUnit.of("CNY")), 1, List.of(), List.of());
        }
    }

    private static final class Store implements RuleStore {
        private record Row(String rule, String clinic, Stored stored) {}

        private final List<Row> rows = new ArrayList<>();

        @Override
        public Optional<Stamp> at(String rule, String clinic, Instant instant) {
            return all(rule, clinic).stream()
                    .filter(version -> !version.effectiveFrom().isAfter(instant))
                    .findFirst()
                    .map(version -> new Stamp(version.version(), version.effectiveFrom()));
        }

        @Override
        public Optional<Stored> find(String rule, String clinic, long version) {
            return all(rule, clinic).stream()
                    .filter(stored -> stored.version() == version)
                    .findFirst();
        }

        @Override
        public List<Stored> all(String rule, String clinic) {
            return rows.stream()
                    .filter(row -> row.rule().equals(rule) && row.clinic().equals(clinic))
                    .map(Row::stored)
                    .sorted((a, b) -> Long.compare(b.version(), a.version()))
                    .toList();
        }

        @Override
        public long lock(String rule, String clinic) {
            return all(rule, clinic).size();
        }

        @Override
        public void add(String rule, String clinic, Stored version, Id author) {
            rows.add(new Row(rule, clinic, version));
        }
    }

    private static final class OneThread implements Transactions {
        private int rolledBack;

        @Override
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T separately(Supplier<T> work) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                rolledBack++;
                throw e;
            }
        }

        @Override
        public void afterCommit(Runnable work) {
            work.run();
        }
    }
}
