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

    /** All versions of one, the latest first. */
    List<Template> family(Id family);

    /** Makes versions of one change one after another, until the transaction ends. */
    void lock(Id family);

    /** What was to come of one version comes of another: links that nobody claimed, issues that repeat themselves, sharings. */
    void succeed(Id before, Id after);

    /** All of this use, newest first. */
    List<Template> templates(Template.Use use);

    /** The promotions that are published and run on this business date, oldest first. */
    List<Template> running(LocalDate date);

    /** Takes so many pieces of a published template, if so many are left; returns whether they were. */
    boolean take(Id template, long pieces);

    /** How many each of these customers has of it, of all its versions, used ones too. Customers who have none are absent. */
    Map<Id, Long> held(Id family, Collection<Id> customers);

    /** Puts into wallets, each with its origin; the batch they came with is null for claims. */
    void add(Map<Voucher, String> vouchers, @Nullable Id batch);

    /** Those with these codes, by code. */
    Map<String, Voucher> byCodes(Collection<String> codes);

    /** The one that came into a wallet under this origin. */
    Optional<Voucher> byOrigin(String origin);

    /** Those of a template, the latest first: in this state now (null = in any), before this one, so many. */
    List<Voucher> of(Id template, Voucher.@Nullable State state, Instant now, @Nullable Id before, int limit);

    /** A customer's, newest first. */
    List<Voucher> of(Id customer);

    /** Those that nobody was reminded of and that end after one instant and until the other, by id. */
    List<Voucher> ending(Instant after, Instant until, Id from, int limit);

    /** Notes that somebody is reminded of it; returns whether nobody was before. */
    boolean remind(Id voucher, Instant at);

    void forgetReminder(Id voucher);

    /** Uses it for an order, unless it was used or is over; returns whether that was so. */
    boolean use(String code, Id order, Instant at, long costMinor, long revenueMinor);

    /** Gives back what the order used; returns how many. */
    int restore(Id order);

    /**
     * Counts of a template (C7).
     *
     * @param issued what is or was in wallets, and links to claim it
     * @param links to claim it; of those {@code viewed} were looked at and {@code claimed} were claimed
     * @param revenueMinor net of the orders that used one, in the smallest unit of the currency
     * @param costMinor what they took off
     * @param batches the same of each issue to many, newest first
     */
    record Statistics(
            long issued,
            long links,
            long viewed,
            long claimed,
            long used,
            long expired,
            long revenueMinor,
            long costMinor,
            List<OfBatch> batches) {
        /** Claimed of what was to be claimed, in percent; null when nothing was. */
        public @Nullable Long claimedPercent() {
            return percent(claimed, links);
        }

        /** Used of what came into wallets, in percent; null when nothing did. */
        public @Nullable Long usedPercent() {
            return percent(used, inWallets());
        }

        /** What is or was in wallets. */
        public long inWallets() {
            return issued - links + claimed;
        }

        private static @Nullable Long percent(long part, long whole) {
            return whole == 0 ? null : Math.round(100.0 * part / whole);
        }
    }

    /** Counts of one issue to many; {@code aim} is what it was for. */
    record OfBatch(
            Id batch, @Nullable String aim, long issued, long used, long expired, long revenueMinor, long costMinor) {}
}
