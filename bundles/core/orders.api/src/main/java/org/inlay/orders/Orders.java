package org.inlay.orders;

import java.util.List;
import java.util.function.Consumer;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Orders: quote, place, confirm, cancel, read. One path prices the quote and the order (D13). */
@ProviderType
public interface Orders {
    /** Prices without storing anything; needs {@code orders:write} in the clinic. */
    Quote quote(NewOrder order);

    /**
     * What the vouchers of the customer would come to, up to twenty of them, soonest to end first; the order's own are left out.
     * Needs {@code orders:write} in the clinic.
     */
    Offers offers(NewOrder order);

    /**
     * Stores a draft, or confirms at once with its payments, in one transaction. Problems: {@code net-changed} (with the
     * new quote, D13), {@code unknown-item}, {@code item-off-sale}, {@code unknown-order-type},
     * {@code sale-condition}, {@code undecided} (D14, T7), {@code unknown-voucher}, a plugin's own refusal, {@code adjuster-failed},
     * {@code adjustment-refused}, {@code overpaid}, {@code validation}.
     */
    Order place(NewOrder order);

    /** Prices the draft again, decides the deal, takes the payments (D6, D13). Problems: {@code not-draft}, {@code stale}, {@code net-changed}. */
    Order confirm(Id order, @Nullable Long version, List<NewOrder.NewPayment> payments, @Nullable Money expectedNet);

    /** Cancels: repays what was paid, voids entitlements, reverses the deal (D7). Problems: {@code executed}, {@code plugin-missing}. */
    Order cancel(Id order, String reason);

    /** The order; needs {@code orders:read} in its clinic. */
    Order get(Id order);

    /** Orders of a clinic; needs {@code orders:read} there. Problems: {@code validation}. */
    Page<Order> list(OrderSelection selection, PageRequest page);

    /** Hands over every order that are selected; needs {@code orders:export} in the clinic and is audited. */
    void export(OrderSelection selection, Consumer<Order> rows);

    /** Orders of a customer in clinics the caller may read, newest first. */
    Page<Order> of(Id customer, PageRequest page);
}
