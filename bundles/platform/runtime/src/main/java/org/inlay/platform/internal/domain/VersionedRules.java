package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinics;
import org.inlay.platform.Problem;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.Rules;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.RuleStore.Stamp;
import org.inlay.platform.internal.domain.RuleStore.Stored;
import org.inlay.platform.spi.RuleDefinition;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rules by version (G6). Which version is in force comes from the database; what it says is kept parsed. */
@Component(service = {Rules.class, VersionedRules.class})
public final class VersionedRules implements Rules {
    static final String READ = "rules:read";
    static final String WRITE = "rules:write";

    private final RuleStore store;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Clinics clinics;
    private final Clock clock;
    private final Map<String, ParsedRule<?>> definitions = new ConcurrentHashMap<>();

    @Activate
    public VersionedRules(
            @Reference RuleStore store,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Clinics clinics,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clinics = clinics;
        this.clock = clock;
    }

    void add(RuleDefinition<?> definition) {
        definitions.put(definition.id(), new ParsedRule<>(definition));
    }

    void remove(RuleDefinition<?> definition) {
        definitions.computeIfPresent(definition.id(), (id, rule) -> rule.isOf(definition) ? null : rule);
    }

    @Override
    public <T> RuleVersion<T> at(RuleDefinition<T> rule, String clinic, Instant instant) {
        return store.at(rule.id(), clinic, instant)
                .map(stamp -> parsed(rule, clinic, stamp))
                .orElseGet(() -> shipped(rule, clinic));
    }

    @Override
    public <T> RuleVersion<T> version(RuleDefinition<T> rule, String clinic, long version) {
        if (version == 0) {
            return shipped(rule, clinic);
        }
        Stored stored = store.find(rule.id(), clinic, version).orElseThrow(() -> Problem.notFound("rule-version"));
        return typed(rule, clinic, stored, rule.stored(clinic, stored.document()));
    }

    @Override
    public List<RuleVersion<Map<String, Object>>> history(String rule, String clinic) {
        access.require(READ, clinic);
        RuleDefinition<?> definition = definition(rule);
        List<RuleVersion<Map<String, Object>>> versions = new ArrayList<>();
        store.all(rule, clinic).forEach(stored -> versions.add(document(rule, clinic, stored)));
        versions.add(shippedDocument(definition, clinic));
        return List.copyOf(versions);
    }

    @Override
    public RuleVersion<Map<String, Object>> current(String rule, String clinic) {
        access.require(READ, clinic);
        clinics.get(clinic);
        RuleDefinition<?> definition = definition(rule);
        return store.at(rule, clinic, now())
                .flatMap(stamp -> store.find(rule, clinic, stamp.version()))
                .map(stored -> document(rule, clinic, stored))
                .orElseGet(() -> shippedDocument(definition, clinic));
    }

    @Override
    public RuleVersion<Map<String, Object>> publish(
            String rule, String clinic, Map<String, Object> document, @Nullable Instant effectiveFrom) {
        access.require(WRITE, clinic);
        clinics.get(clinic);
        RuleDefinition<?> definition = definition(rule);
        return transactions.required(() -> store(definition, clinic, document, effectiveFrom));
    }

    private <T> RuleVersion<Map<String, Object>> store(
            RuleDefinition<T> rule, String clinic, Map<String, Object> document, @Nullable Instant effectiveFrom) {
        T value = rule.read(clinic, document);
        long latest = store.lock(rule.id(), clinic);
        Instant now = now();
        Instant from = effectiveFrom == null ? now : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        refuseBackDated(rule.id(), clinic, latest, from, now);
        Stored version = new Stored(latest + 1, from, rule.write(value), now);
        store.add(rule.id(), clinic, version, access.caller().staff());
        audit.record(
                "rules.published",
                "rule",
                rule.id(),
                clinic,
                Map.of("version", version.version(), "effectiveFrom", from.toString()));
        rule.changed(typed(rule, clinic, version, value));
        return document(rule.id(), clinic, version);
    }

    private void refuseBackDated(String rule, String clinic, long latest, Instant from, Instant now) {
        Instant earliest = store.find(rule, clinic, latest)
                .map(Stored::effectiveFrom)
                .filter(now::isBefore)
                .orElse(now);
        if (from.isBefore(earliest)) {
            throw Problem.conflict("back-dated").with("from", from).with("earliest", earliest);
        }
    }

    @Override
    public Rehearsal rehearse(String rule, String clinic, Map<String, Object> draft, LocalDate from, LocalDate to) {
        access.require(READ, clinic);
        clinics.get(clinic);
        if (!from.isBefore(to)) {
            throw Problem.violation("to", "rule.period");
        }
        RuleDefinition<?> definition = definition(rule);
        try {
            return transactions.separately(() -> {
                throw new Rehearsed(rehearse(definition, clinic, draft, from, to));
            });
        } catch (Rehearsed rehearsed) {
            return rehearsed.result;
        }
    }

    private static <T> Rehearsal rehearse(
            RuleDefinition<T> rule, String clinic, Map<String, Object> draft, LocalDate from, LocalDate to) {
        return rule.rehearse(clinic, rule.read(clinic, draft), from, to);
    }

    private RuleDefinition<?> definition(String rule) {
        ParsedRule<?> known = definitions.get(rule);
        if (known == null) {
            throw Problem.notFound("rule");
        }
        return known.definition();
    }

    private <T> RuleVersion<T> parsed(RuleDefinition<T> rule, String clinic, Stamp stamp) {
        ParsedRule<T> known = ParsedRule.of(rule, definitions.get(rule.id()));
        if (known == null) {
            return version(rule, clinic, stamp.version());
        }
        return known.version(clinic, stamp.version(), () -> version(rule, clinic, stamp.version()));
    }

    private static <T> RuleVersion<T> shipped(RuleDefinition<T> rule, String clinic) {
        return new RuleVersion<>(rule.id(), clinic, 0, Instant.EPOCH, rule.defaultValue(clinic));
    }

    private static <T> RuleVersion<Map<String, Object>> shippedDocument(RuleDefinition<T> rule, String clinic) {
        return new RuleVersion<>(rule.id(), clinic, 0, Instant.EPOCH, rule.write(rule.defaultValue(clinic)));
    }

    private static <T> RuleVersion<T> typed(RuleDefinition<T> rule, String clinic, Stored stored, T value) {
        return new RuleVersion<>(rule.id(), clinic, stored.version(), stored.effectiveFrom(), value);
    }

    private static RuleVersion<Map<String, Object>> document(String rule, String clinic, Stored stored) {
        return new RuleVersion<>(rule, clinic, stored.version(), stored.effectiveFrom(), stored.document());
    }

    /** As exact as both databases store it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Carries the result out of the transaction that must not commit. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Rehearsal result;

        Rehearsed(Rehearsal result) {
            super("a rehearsal is rolled back", null, false, false);
            this.result = result;
        }
    }
}
