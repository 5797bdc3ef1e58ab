package org.inlay.platform.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The business dates of one clinic over all its zones and cut-offs: a gapless row of half-open ranges (G2). */
public final class BusinessDays {

    private final List<DayRule> rules;

    /** @param rules at least one; the earliest also holds for everything before it */
    public BusinessDays(List<DayRule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a clinic has a zone and a cut-off");
        }
        this.rules = rules.stream().sorted(Comparator.comparing(DayRule::from)).toList();
    }

    /** The last date that has begun at the instant. */
    public LocalDate dateOf(Instant instant) {
        LocalDate date = rules.get(0).clockDateOf(instant).plusDays(2);
        while (startOf(date).isAfter(instant)) {
            date = date.minusDays(1);
        }
        return date;
    }

    /** The first instant of the date. */
    public Instant startOf(LocalDate date) {
        return ruleFor(date).startOf(date);
    }

    /** The zone and cut-off in force on the date. */
    public DayRule ruleFor(LocalDate date) {
        DayRule found = rules.get(0);
        for (DayRule rule : rules) {
            if (!rule.from().isAfter(date)) {
                found = rule;
            }
        }
        return found;
    }

    /** Whether every date still begins after the one before it, should this rule be the latest. */
    public boolean accepts(DayRule next) {
        LocalDate before = next.from().minusDays(1);
        return next.startOf(next.from()).isAfter(startOf(before));
    }

    /** First business date of the latest rule. */
    public LocalDate latestFrom() {
        return rules.get(rules.size() - 1).from();
    }
}
