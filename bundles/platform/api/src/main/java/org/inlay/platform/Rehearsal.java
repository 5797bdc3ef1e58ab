package org.inlay.platform;

import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;

/**
 * What a draft rule would change, had it been in force over a period (G6).
 *
 * @param decided decisions of the period that were looked at
 * @param changed decisions that would differ
 * @param money sum of the amounts of the decisions that would differ, in the clinic's currency
 * @param customers customers with at least one decision that would differ
 * @param days one row per business date on which something would differ
 * @param examples up to 100 of the changed decisions, latest first
 */
public record Rehearsal(
        long decided, long changed, Money money, long customers, List<Day> days, List<Change> examples) {
    /** The changes of one business date: decisions that would become deals, and that would be none any more. */
    public record Day(LocalDate date, long becomes, long ceases, Money money) {}

    /** One decision that would differ; {@code subject} is e.g. the order's id. */
    public record Change(Id subject, Id customer, LocalDate date, String before, String after, Money amount) {}
}
