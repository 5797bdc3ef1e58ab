package org.inlay.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order: {@code DRAFT → CONFIRMED (开单) → CANCELLED}.
 *
 * @param number printed number, unique in the organisation
 * @param date business date of the confirmation, of the creation while a draft
 * @param visit the visit it is attached to (V5); null = 未到访
 * @param net price of what is sold after adjustments, less returns
 * @param paid sum of payments
 * @param repaid sum of repayments
 * @param due {@code net − (paid − repaid) − writtenOff}
 * @param plugins ids of the plugins that took part
 */
public record Order(
        Id id,
        String number,
        String clinic,
        Id customer,
        String type,
        String status,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        LocalDate date,
        @Nullable Id visit,
        List<Line> lines,
        List<Adjustment> adjustments,
        List<String> vouchers,
        List<Payment> payments,
        List<Refund> refunds,
        Money gross,
        Money net,
        Money paid,
        Money repaid,
        Money writtenOff,
        Money due,
        Deal deal,
        List<String> plugins,
        long version) {

    /**
     * A line as sold.
     *
     * @param listPrice catalogue price of one piece
     * @param price price of one piece before adjustments
     * @param net of the whole line after adjustments
     * @param returned quantity returned
     * @param returnedNet net value returned
     */
    public record Line(
            Id id,
            int number,
            String item,
            String name,
            String kind,
            int quantity,
            Money listPrice,
            Money price,
            Money net,
            boolean gift,
            int returned,
            Money returnedNet,
            List<StaffShare> staff) {}

    /**
     * A change of price, named on the order.
     *
     * @param source plugin id or {@code core}
     * @param amount what it takes off in all, as a negative amount
     * @param line number of the line; null when spread over several
     */
    public record Adjustment(
            String phase,
            String source,
            String name,
            @Nullable String code,
            @Nullable Integer line,
            Money amount) {}

    /** A payment of the ledger. */
    public record Payment(Id id, String tender, Money amount, Instant at, LocalDate date, String takenBy) {}

    /** A return with its repayments (D9). */
    public record Refund(
            Id id,
            Instant at,
            LocalDate date,
            Money returned,
            Money repaid,
            List<Repayment> repayments,
            @Nullable String cause,
            String reason) {}

    /** Money given back by one tender. */
    public record Repayment(String tender, Money amount) {}

    /**
     * The deal decision (订单成交, D1–D7).
     *
     * @param decision {@code DEAL} or {@code NO_DEAL}, as it stands now; null while a draft or (rule PAID) not yet due
     * @param decided the decision first taken; a reversal leaves it (G4)
     * @param amount deal amount at the decision
     * @param reversedAt instant of the reversal (D7)
     * @param flip what would change it
     */
    public record Deal(
            @Nullable String decision,
            @Nullable String decided,
            long ruleVersion,
            Money amount,
            List<Check> checks,
            @Nullable Instant decidedAt,
            @Nullable Instant reversedAt,
            @Nullable String flip) {}
}
