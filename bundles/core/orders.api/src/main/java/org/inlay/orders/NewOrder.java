package org.inlay.orders;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the front desk asks for; quote and order take the same (D13).
 *
 * @param type code of the clinic's order type (订单类型)
 * @param vouchers codes to redeem; one that nobody claims is refused by name
 * @param inputs further input per plugin id
 * @param confirm confirm at once
 * @param payments taken with the confirmation
 * @param expectedNet refuse with the new quote when the net differs
 */
public record NewOrder(
        String clinic,
        Id customer,
        String type,
        List<NewLine> lines,
        List<String> vouchers,
        Map<String, Map<String, Object>> inputs,
        boolean confirm,
        List<NewPayment> payments,
        @Nullable Money expectedNet) {

    /** The same order with these vouchers, and no net expected. */
    public NewOrder with(List<String> codes) {
        return new NewOrder(clinic, customer, type, lines, List.copyOf(codes), inputs, confirm, payments, null);
    }

    /** @param price null = catalogue price; another one needs {@code orders:price} */
    public record NewLine(
            String item, int quantity, @Nullable Money price, boolean gift, List<StaffShare> staff) {}

    /** @param details what the tender asks for, e.g. a platform voucher's code */
    public record NewPayment(String tender, Money amount, Map<String, Object> details) {}
}
