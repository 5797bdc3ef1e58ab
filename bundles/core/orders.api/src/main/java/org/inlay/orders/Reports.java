package org.inlay.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.inlay.customers.VisitType;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reports over visits, orders and deals (V8). Every number carries a segment: a tree for {@code Segments} that lists
 * exactly its customers. Merged, restricted and erased customers are in no segment and in no number.
 *
 * <p>Every method needs {@code reports:read} in the clinic; for the organisation everywhere. Problems: {@code validation},
 * {@code not-found} for an unknown clinic, {@code several-currencies} when the organisation's money in question is of more than one.
 */
@ProviderType
public interface Reports {
    /** The funnel (销售漏斗, V8): enquiry → booked → arrived → dealt, by customer-days, each counted by its own date. */
    Funnel funnel(Question question);

    /**
     * Who came back and who is new.
     *
     * @param below orders below this amount, in the major unit of the currency, are small; null = 1000
     */
    Retention retention(Question question, @Nullable BigDecimal below);

    /**
     * What is asked.
     *
     * @param clinic code, or {@code Clinic.ORGANISATION}
     * @param from first business date
     * @param to business date after the last one, at most ten years later
     * @param consultant login of the consultant in charge of the customer; null = any
     * @param source channel of the customer, with everything below it; null = any
     */
    record Question(
            String clinic,
            LocalDate from,
            LocalDate to,
            @Nullable String consultant,
            @Nullable String source) {}

    /**
     * The funnel of a period.
     *
     * @param clinic code, or {@code ORGANISATION}
     * @param types a row for every visit type, in the order of V1
     */
    record Funnel(
            String clinic,
            LocalDate from,
            LocalDate to,
            List<Step> steps,
            List<TypeRow> types,
            WithoutVisit withoutVisit) {}

    /**
     * A step of the funnel.
     *
     * @param step {@code ENQUIRED, BOOKED, ARRIVED} or {@code DEALT}
     * @param customerDays one per customer, clinic and date
     * @param customers different customers among them
     * @param rate of the step before in percent, e.g. {@code 40.00}; above 100 where people came unannounced; null when
     *     there is nothing before
     */
    record Step(
            String step,
            long customerDays,
            long customers,
            @Nullable String rate,
            Map<String, Object> segment) {}

    /**
     * The days of one type (V3).
     *
     * @param visitors customer-days with a visit
     * @param dealt those with a standing deal attached
     * @param rate dealt of visitors in percent; null without visitors
     * @param money net of the dealt orders as it stands now
     * @param segment the visitors
     * @param dealtSegment the customers who dealt
     */
    record TypeRow(
            VisitType type,
            long visitors,
            long customers,
            long dealt,
            long dealtCustomers,
            @Nullable String rate,
            Money money,
            Map<String, Object> segment,
            Map<String, Object> dealtSegment) {}

    /** Standing deals of days without a visit. */
    record WithoutVisit(long deals, long customers, Money money, Map<String, Object> segment) {}

    /**
     * Retention in a period.
     *
     * @param clinic code, or {@code ORGANISATION}
     * @param singleVisit customers with one visit day ever until the end, of those who came in the period
     * @param repurchase customers who had dealt on an earlier date, of those with a standing deal in the period
     */
    record Retention(
            String clinic,
            LocalDate from,
            LocalDate to,
            Revenue revenue,
            Tickets tickets,
            Part singleVisit,
            Part repurchase) {}

    /**
     * Net of the period's confirmed orders, less returns; an order of which nothing is left is none.
     *
     * @param newcomers customers whose first visit or order there lies in the period
     * @param others everybody else; the two shares add up to 100
     */
    record Revenue(
            Money money,
            long orders,
            long customers,
            Map<String, Object> segment,
            RevenueShare newcomers,
            RevenueShare others) {}

    /** A part of the revenue; {@code share} in percent of the money, null without revenue. */
    record RevenueShare(
            Money money, @Nullable String share, long orders, long customers, Map<String, Object> segment) {}

    /** Orders with a net below an amount; {@code share} in percent of all orders, null without orders. */
    record Tickets(
            Money below,
            long orders,
            @Nullable String share,
            Money money,
            long customers,
            Map<String, Object> segment) {}

    /**
     * Some customers among others.
     *
     * @param share in percent; null when there is nobody
     * @param of how many they are part of
     * @param segment they
     * @param ofSegment those they are part of
     */
    record Part(
            long customers,
            @Nullable String share,
            long of,
            Map<String, Object> segment,
            Map<String, Object> ofSegment) {}
}
