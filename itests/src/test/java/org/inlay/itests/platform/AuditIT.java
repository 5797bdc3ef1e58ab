package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.AuditTrail;
import org.inlay.platform.AuditTrail.Broken;
import org.inlay.platform.AuditTrail.Entry;
import org.inlay.platform.AuditTrail.Filter;
import org.inlay.platform.AuditTrail.Verification;
import org.inlay.platform.Caller;
import org.inlay.platform.Checks;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class AuditIT {
    private static final Caller AUDITOR =
            new Caller(new Id(99), "auditor", Map.of("audit:read", Set.of("")), Locale.CHINA);

    @Inject
    Audit audit;

    @Inject
    AuditTrail trail;

    @Inject
    Checks checks;

    @Inject
    Access access;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private final String subject = UUID.randomUUID().toString();
    private List<Entry> entries = List.of();

    @BeforeEach
    void write() {
        access.as(AUDITOR, () -> {
            IntStream.rangeClosed(1, 5)
                    .forEach(i -> audit.record("itests.noted", "note", subject, "A", Map.of("number", i)));
            return subject;
        });
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            entries = find(null, 200).items();
            return entries.size() == 5 && entries.stream().allMatch(entry -> entry.seq() != null);
        });
    }

    @Test
    @DisplayName("G4 entries are sealed within seconds, are found, and their reading is recorded")
    void sealed() {
        assertThat(entries).extracting(entry -> entry.details().get("number")).containsExactly(5, 4, 3, 2, 1);
        assertThat(entries).extracting(Entry::caller).containsOnly(new Id(99));
        assertThat(verify().intact()).isTrue();
        assertThat(verify().sealed()).isGreaterThanOrEqualTo(5);

        Page<Entry> first = find(null, 3);
        assertThat(first.items()).hasSize(3);
        Page<Entry> rest = find(first.next(), 3);
        assertThat(rest.items())
                .extracting(entry -> entry.details().get("number"))
                .containsExactly(2, 1);
        assertThat(rest.next()).isNull();

        List<Entry> readings = access.asPlatform(
                        () -> trail.list(new Filter("A", "audit.read", null, null, null), new PageRequest(200, null)))
                .items();
        assertThat(readings).anySatisfy(entry -> assertThat(entry.caller()).isEqualTo(new Id(99)));
    }

    @Test
    @DisplayName("G4 a changed entry is found and named, and the check fails")
    void changed() {
        tampered(
                "update pl_audit set details = '{\"number\":9}' where id = "
                        + target().id().value(),
                new Broken(place(), target().id(), "CHANGED"));
    }

    @Test
    @DisplayName("G4 a deleted entry is found and its place named")
    void deleted() {
        tampered("delete from pl_audit where id = " + target().id().value(), new Broken(place(), null, "DELETED"));
    }

    @Test
    @DisplayName("G4 an entry slipped in at a place that is taken is found and named")
    void inserted() {
        long forged = entries.get(0).id().value() + 1;
        tampered(
                "insert into pl_audit (id, happened_at, caller, action, subject_type, subject, clinic, outcome, details,"
                        + " seq, previous_digest, digest) select " + forged
                        + ", happened_at, caller, action, subject_type, subject, clinic, outcome, details, seq,"
                        + " previous_digest, digest from pl_audit where id = "
                        + target().id().value(),
                new Broken(place(), new Id(forged), "INSERTED"));
    }

    @Test
    @DisplayName("Only auditors read the trail, and only of their clinics")
    void permission() {
        Caller ofA = new Caller(new Id(98), "a", Map.of("audit:read", Set.of("A")), Locale.CHINA);
        PageRequest page = new PageRequest(10, null);
        assertThat(access.as(ofA, () -> trail.list(new Filter("A", null, null, null, null), page))
                        .items())
                .isNotEmpty();
        assertThatThrownBy(() -> access.as(ofA, () -> trail.list(new Filter("B", null, null, null, null), page)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        access.asPlatform(() -> trail.list(new Filter("z".repeat(64), null, null, null, null), page)))
                .hasMessageContaining("not-found");
        assertThatThrownBy(() -> access.as(ofA, () -> trail.list(new Filter(null, null, null, null, null), page)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> access.as(ofA, trail::verify)).isInstanceOf(Problem.class);
    }

    /** Tampers, looks, and takes it back, in one transaction that is rolled back. */
    private void tampered(String statement, Broken expected) {
        assertThatThrownBy(() -> transactions.run(() -> {
                    assertThat(sql.dsl().execute(statement)).isEqualTo(1);
                    Verification verification = verify();
                    assertThat(verification.intact()).isFalse();
                    assertThat(verification.firstBroken()).isEqualTo(expected);
                    List<Checks.Item> items = access.asPlatform(checks::run);
                    assertThat(items)
                            .filteredOn(item -> item.check().equals("audit.chain"))
                            .allSatisfy(item -> assertThat(item.ok()).isFalse());
                    throw new Seen();
                }))
                .isInstanceOf(Seen.class);
        assertThat(verify().intact()).isTrue();
        assertThat(access.asPlatform(checks::run))
                .filteredOn(item -> item.check().equals("audit.chain"))
                .allSatisfy(item -> assertThat(item.problems()).isEmpty());
    }

    private Entry target() {
        return entries.get(2);
    }

    private long place() {
        Long seq = target().seq();
        return seq == null ? 0 : seq;
    }

    private Verification verify() {
        return access.as(AUDITOR, trail::verify);
    }

    private Page<Entry> find(@Nullable String after, int limit) {
        return access.as(
                AUDITOR,
                () -> trail.list(new Filter("A", "itests.noted", subject, null, null), new PageRequest(limit, after)));
    }

    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
