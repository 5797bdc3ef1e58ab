package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.Violation;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Vouchers of platforms as a way to pay (C9), and the list by which the platform's money is checked. */
@Component(service = {Tender.class, PlatformVouchers.class})
public class PlatformVouchers implements Tender {
    /** Code of the tender. */
    public static final String CODE = "PLATFORM_VOUCHER";

    private static final String PLATFORM = "platform";
    private static final String VOUCHER = "code";
    private static final String FEE = "fee";
    private static final int LONGEST_PLATFORM = 20;
    private static final int LONGEST_CODE = 60;
    private static final int MOST = 1000;

    private final PlatformVoucherStore store;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public PlatformVouchers(
            @Reference PlatformVoucherStore store,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String plugin() {
        return CouponPrices.PLUGIN;
    }

    @Override
    public boolean balance() {
        return false;
    }

    @Override
    public List<String> details() {
        return List.of(PLATFORM, VOUCHER, FEE);
    }

    /** Problems: {@code validation}, {@code platform-voucher-used}. */
    @Override
    public void capture(Order order, Id payment, Money amount, Map<String, Object> details) {
        PlatformVoucher voucher = new PlatformVoucher(
                payment,
                text(details, PLATFORM, LONGEST_PLATFORM),
                text(details, VOUCHER, LONGEST_CODE),
                order.id(),
                order.clinic(),
                amount,
                fee(details, amount),
                amount.withAmount(0),
                clock.instant(),
                null);
        if (!store.add(voucher)) {
            throw Problem.conflict("platform-voucher-used")
                    .with(PLATFORM, voucher.platform())
                    .with(VOUCHER, voucher.code());
        }
    }

    private static String text(Map<String, Object> details, String name, int longest) {
        String text = String.valueOf(details.getOrDefault(name, "")).strip();
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.violation("details." + name, "coupons.platform." + name);
        }
        return text;
    }

    private static Money fee(Map<String, Object> details, Money amount) {
        String text = String.valueOf(details.getOrDefault(FEE, "")).strip();
        if (text.isEmpty()) {
            return amount.withAmount(0);
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?") || new BigDecimal(text).compareTo(amount.getAmount()) > 0) {
            throw Problem.violations(List.of(new Violation("details." + FEE, "coupons.platform.fee")));
        }
        return amount.withAmount(new BigDecimal(text));
    }

    /** Gives back what the first taken paid first. */
    @Override
    public void repay(Order order, Id refund, Money amount) {
        Money left = amount;
        for (PlatformVoucher voucher : store.ofOrder(order.id(), amount.getCurrencyUnit())) {
            Money open = voucher.amount().minus(voucher.repaid());
            Money part = left.isGreaterThan(open) ? open : left;
            if (part.isPositive()) {
                store.repaid(voucher.id(), part);
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw new IllegalStateException("order " + order.id() + " repays more than its vouchers paid");
        }
    }

    /** Of a clinic, latest first, up to a thousand; needs {@code coupons:settle} there. */
    public List<PlatformVoucher> list(String clinic, boolean settled) {
        access.require(CouponsPlugin.SETTLE, clinic);
        return transactions.required(() -> store.list(clinic, settled, MOST));
    }

    /** Notes that the platform's money for these has come; needs {@code coupons:settle}. Returns for how many that is new. */
    public int settle(String clinic, List<Id> vouchers) {
        access.require(CouponsPlugin.SETTLE, clinic);
        return transactions.required(() -> {
            int settled = store.settle(clinic, new ArrayList<>(vouchers), clock.instant());
            audit.record("coupons.settled", "clinic", clinic, clinic, Map.of("vouchers", settled));
            return settled;
        });
    }
}
