package org.inlay.coupons.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Where coupons are kept. What must not happen twice is a condition of the statement that does it. */
public interface CouponStore {
    void add(Template template, Instant at);

    /** Changes the terms of a draft; returns whether it was one. */
    boolean redraw(Id template, Terms terms);

    /** From one of these states to another; returns whether it was in one of them. */
    boolean move(Id template, Collection<Template.State> from, Template.State to);

    Optional<Template> template(Id id);

    /** All of this use, newest first. */
    List<Template> templates(Template.Use use);

    /** The promotions that are published and run on this business date, oldest first. */
    List<Template> running(LocalDate date);

    /** Takes so many pieces of a published template, if so many are left; returns whether they were. */
    boolean take(Id template, long pieces);

    /** How many each of these customers has of it, used ones too. Customers who have none are absent. */
    Map<Id, Long> held(Id template, Collection<Id> customers);

    /** Puts into wallets; {@code origins} by voucher. */
    void add(Map<Voucher, String> vouchers);

    /** Those with these codes, by code. */
    Map<String, Voucher> byCodes(Collection<String> codes);

    /** A customer's, newest first. */
    List<Voucher> of(Id customer);

    /** Uses it for an order, unless it was used or is over; returns whether that was so. */
    boolean use(String code, Id order, Instant at, long costMinor, long revenueMinor);

    /** Gives back what the order used; returns how many. */
    int restore(Id order);

    /** Freezes whom a batch is for; customer → clinic. */
    void add(Batch batch, Map<Id, String> recipients, Instant at);

    Optional<Batch> batch(Id id);

    /** Up to so many who wait for theirs, customer → clinic, by customer. */
    Map<Id, String> waiting(Id batch, int limit);

    /** Notes that those who waited, from the first to the last of these, have theirs, but for the refused. */
    void settle(Id batch, Id first, Id last, Collection<Id> refused);

    void end(Id batch);

    /** What became of a template's coupons. */
    Statistics statistics(Id template, Instant now);

    /**
     * Counts of a template (C7).
     *
     * @param revenueMinor net of the orders that used one, in the smallest unit of the currency
     * @param costMinor what they took off
     */
    record Statistics(long issued, long used, long expired, long revenueMinor, long costMinor) {
        /** Used of issued, in basis points; null when none was issued. */
        public @Nullable Long usedShare() {
            return issued == 0 ? null : Math.round(10_000.0 * used / issued);
        }
    }
}
