package org.inlay.platform.internal.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.inlay.platform.AuditTrail.Broken;
import org.inlay.platform.AuditTrail.Filter;
import org.inlay.platform.AuditTrail.Verification;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.inlay.platform.internal.domain.AuditRows.Head;
import org.inlay.platform.spi.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

class AuditProofTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static final AuditChain CHAIN = new AuditChain(new byte[] {1, 2, 3});

    private final Rows rows = new Rows();
    private final AuditProof proof = new AuditProof(rows, CHAIN);

    @BeforeEach
    void seal() {
        for (int i = 1; i <= 5; i++) {
            rows.list.add(row(i, "note " + i, null));
        }
        Transactions transactions = mock(Transactions.class);
        when(transactions.required(ArgumentMatchers.<Supplier<Integer>>any()))
                .thenAnswer(call -> call.<Supplier<Integer>>getArgument(0).get());
        new AuditSealing(rows, CHAIN, transactions).run(mock(Job.Context.class));
        rows.list.add(row(6, "not sealed yet", null));
    }

    @Test
    @DisplayName("G4 an untouched chain is intact up to its last sealed entry")
    void intact() {
        assertThat(proof.verify()).isEqualTo(new Verification(true, NOW.plusSeconds(5), 5, 1, null));
    }

    @Test
    @DisplayName("G4 an entry whose content was changed is named")
    void changed() {
        rows.replace(3, row -> row(3, "another note", row.seal()));
        assertThat(broken()).isEqualTo(new Broken(3, new Id(3), "CHANGED"));
    }

    @Test
    @DisplayName("G4 an entry that was changed and given a fitting digest is named, or the one after it")
    void changedWithDigest() {
        rows.replace(3, row -> {
            Seal seal = row.seal();
            String previous = seal == null ? "" : seal.previous();
            AuditRow forged = row(3, "another note", null);
            return row(3, "another note", new Seal(3, previous, CHAIN.digest(previous, forged)));
        });
        assertThat(broken()).isEqualTo(new Broken(4, new Id(4), "CHANGED"));
    }

    @Test
    @DisplayName("G4 a whole chain that was reckoned anew without the key does not hold")
    void forgedFromTheStart() {
        AuditChain forger = new AuditChain(new byte[] {3, 2, 1});
        List<Seal> seals = forger.seals(Head.START, List.copyOf(rows.list.subList(0, 5)));
        for (int i = 1; i <= 5; i++) {
            Seal seal = seals.get(i - 1);
            rows.replace(
                    i, row -> row((int) row.id().value(), "note " + row.id().value(), seal));
        }
        rows.head = new Head(5, seals.get(4).digest());
        assertThat(broken()).isEqualTo(new Broken(1, new Id(1), "CHANGED"));
    }

    @Test
    @DisplayName("G4 the place of a deleted entry is named, also at the beginning and the end")
    void deleted() {
        for (int gone : new int[] {1, 3, 5}) {
            AuditRow row = rows.remove(gone);
            assertThat(broken()).isEqualTo(new Broken(gone, null, "DELETED"));
            rows.list.add(row);
        }
        assertThat(proof.verify().intact()).isTrue();
    }

    @Test
    @DisplayName(
            "G4 a trail whose last entries, or all, were deleted is broken at the first that is gone, also without its end")
    void emptied() {
        rows.remove(4);
        rows.remove(5);
        assertThat(broken()).isEqualTo(new Broken(4, null, "DELETED"));
        rows.list.clear();
        assertThat(broken()).isEqualTo(new Broken(1, null, "DELETED"));
        rows.head = null;
        assertThat(broken()).isEqualTo(new Broken(1, null, "DELETED"));
    }

    @Test
    @DisplayName("G4 an entry that was slipped in is named, behind the end or at a place that is taken")
    void inserted() {
        AuditRow behind = row(9, "forged", new Seal(6, "x", "y"));
        rows.list.add(behind);
        assertThat(broken()).isEqualTo(new Broken(6, null, "INSERTED"));
        rows.list.remove(behind);

        rows.list.add(row(9, "forged", new Seal(3, "x", "y")));
        assertThat(broken()).isEqualTo(new Broken(3, new Id(9), "INSERTED"));
    }

    @Test
    @DisplayName("G4 an entry whose seal was taken off is missed at its place")
    void unsealed() {
        rows.replace(4, row -> row(4, "note 4", null));
        assertThat(broken()).isEqualTo(new Broken(4, null, "DELETED"));
    }

    @Test
    @DisplayName("Fields do not flow into each other")
    void canonical() {
        AuditRow one = new AuditRow(new Id(1), NOW, new Id(0), "ab", "c", "", "", "DONE", "{}", null);
        AuditRow other = new AuditRow(new Id(1), NOW, new Id(0), "a", "bc", "", "", "DONE", "{}", null);
        assertThat(CHAIN.digest("", one)).isNotEqualTo(CHAIN.digest("", other));
    }

    private @Nullable Broken broken() {
        Verification verification = proof.verify();
        assertThat(verification.intact()).isFalse();
        return verification.firstBroken();
    }

    private static AuditRow row(long id, String details, @Nullable Seal seal) {
        return new AuditRow(new Id(id), NOW.plusSeconds(id), new Id(7), "x.done", "x", "1", "A", "DONE", details, seal);
    }

    private static final class Rows implements AuditRows {
        private final List<AuditRow> list = new ArrayList<>();
        private @Nullable Head head = Head.START;

        void replace(long id, UnaryOperator<AuditRow> change) {
            list.replaceAll(row -> row.id().value() == id ? change.apply(row) : row);
        }

        AuditRow remove(long id) {
            AuditRow row = list.stream()
                    .filter(each -> each.id().value() == id)
                    .findFirst()
                    .orElseThrow();
            list.remove(row);
            return row;
        }

        @Override
        public Optional<Head> head() {
            return Optional.ofNullable(head);
        }

        @Override
        public Head lockHead() {
            return requireNonNull(head);
        }

        @Override
        public void moveHead(Head moved) {
            head = moved;
        }

        @Override
        public List<AuditRow> unsealed(int limit) {
            return list.stream().filter(row -> row.seal() == null).limit(limit).toList();
        }

        @Override
        public void seal(Id id, Seal seal) {
            replace(id.value(), row -> row(id.value(), row.details(), seal));
        }

        @Override
        public List<AuditRow> sealed(long afterSeq, Id afterId, int limit) {
            return list.stream()
                    .filter(row -> seq(row) > afterSeq
                            || seq(row) == afterSeq && seq(row) > 0 && row.id().compareTo(afterId) > 0)
                    .sorted(Comparator.comparingLong(Rows::seq).thenComparing(AuditRow::id))
                    .limit(limit)
                    .toList();
        }

        private static long seq(AuditRow row) {
            Seal seal = row.seal();
            return seal == null ? 0 : seal.seq();
        }

        @Override
        public long highestSeq() {
            return list.stream().mapToLong(Rows::seq).max().orElse(0);
        }

        @Override
        public long countUnsealed() {
            return unsealed(Integer.MAX_VALUE).size();
        }

        @Override
        public List<AuditRow> find(Filter filter, @Nullable Id below, int limit) {
            throw new UnsupportedOperationException("not read here");
        }
    }
}
