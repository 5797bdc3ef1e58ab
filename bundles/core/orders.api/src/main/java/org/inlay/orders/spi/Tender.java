package org.inlay.orders.spi;

import java.util.List;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to pay that has books of its own (stored value, platform vouchers). Runs in the order's transaction. */
@ConsumerType
public interface Tender {
    /** Code under which it appears among the clinic's tenders. */
    String code();

    /** Id of the plugin it belongs to. */
    String plugin();

    /** Whether paying with it draws on stored value (余额支付, D12). */
    boolean balance();

    /** Names of the details it asks for when it takes money; the texts {@code tender.<code>.<detail>} say what they are. */
    default List<String> details() {
        return List.of();
    }

    /** Takes the money; a {@code Problem} refuses. {@code payment} is the ledger's id. */
    void capture(Order order, Id payment, Money amount, Map<String, Object> details);

    /** Gives money back to where it came from. */
    void repay(Order order, Id refund, Money amount);
}
